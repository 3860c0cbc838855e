// Any chart as a drawing of a given width.
import type { Chart } from './chart.ts'
import { drawBars } from './draw-bars.ts'
import { drawColumns } from './draw-columns.ts'
import { drawCurve } from './draw-curve.ts'
import { drawHeat } from './draw-heat.ts'
import { drawLines } from './draw-lines.ts'
import { drawQuadrant } from './draw-quadrant.ts'
import type { Drawing } from './svg.ts'

/** Draws it, at most `width` pixels wide. */
export const drawChart = (chart: Chart, width: number): Drawing => {
  switch (chart.kind) {
    case 'bars':
      return drawBars(chart, width)
    case 'columns':
      return drawColumns(chart, width)
    case 'lines':
      return drawLines(chart, width)
    case 'heat':
      return drawHeat(chart, width)
    case 'curve':
      return drawCurve(chart, width)
    case 'quadrant':
      return drawQuadrant(chart, width)
  }
}
