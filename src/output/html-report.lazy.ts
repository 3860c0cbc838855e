// Sets a page of a report: title, numbers that matter, charts with their figures, and how they come about. It stands
// alone: no script, nothing fetched, light and dark, for a telephone, a screen and paper.
import type { Chart } from './chart.ts'
import { drawChart } from './draw-chart.ts'
import { depths } from './draw-heat.ts'
import { htmlFoot, htmlStart, htmlText } from './html.ts'
import type { Headline, ReportPage, Section } from './html-report.ts'
import { reportStyle } from './html-style.ts'
import { picture } from './svg.ts'

/** Pixels of a drawing for a telephone, for a screen, and for a screen with the table beside it. */
const [narrow, wide, beside] = [340, 900, 520]

/** A table of so few columns stands beside its chart. */
const fewColumns = 4

const paragraph = (text: string, name: string): string =>
  text === '' ? '' : `<p class="${name}">${htmlText(text)}</p>\n`

const headlinesOf = (headlines: readonly Headline[]): string => {
  if (headlines.length === 0) return ''
  const one = ({ label, value, note = '' }: Headline): string =>
    `<div><dt>${htmlText(label)}</dt><dd>${htmlText(value)}${note === '' ? '' : `<small>${htmlText(note)}</small>`}</dd></div>\n`
  return `<dl class="headlines">\n${headlines.map(one).join('')}</dl>\n`
}

const key = (name: string, text: string): string => `<li><i class="${name}"></i>${htmlText(text)}</li>`

/** The legend: which colour is what, where there are several. */
const legendOf = (chart: Chart): string => {
  if (chart.kind === 'heat') {
    const colours = Array.from({ length: depths }, (_, depth) => `<i class="h${depth}"></i>`).join('')
    return `<p class="depths" aria-hidden="true">0 ${colours} ${htmlText(chart.top.text)}</p>\n`
  }
  if (!('series' in chart) || chart.series.length < 2) return ''
  return `<ul class="legend">${chart.series.map((name, at) => key(`s${at}`, name)).join('')}</ul>\n`
}

const pictures = ({ title, about, chart }: Section, id: string, room: number): string => {
  if (chart === undefined) return ''
  const sizes = [
    { kind: 'wide', width: room },
    { kind: 'narrow', width: narrow },
  ]
  return sizes
    .map(({ kind, width }) => picture(drawChart(chart, width), { id: `${id}-${kind}`, name: title, about, kind }))
    .join('')
}

const sectionOf = (section: Section, at: number): string => {
  const { title, chart, notes = [], table, large = false } = section
  const id = `figure-${at + 1}`
  const isPair = chart !== undefined && !large && table.columns <= fewColumns
  const head = `<h2 id="${id}">${htmlText(title)}</h2>\n`
  const below = notes.map((note) => paragraph(note, 'note')).join('')
  const drawn =
    chart === undefined
      ? below
      : `<figure aria-labelledby="${id}">\n${legendOf(chart)}${pictures(section, id, isPair ? beside : wide)}${below}</figure>\n`
  const figures = table.html.replace(
    '<div class="scroll">',
    `<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0">`,
  )
  return `<section>\n${head}<div class="${isPair ? 'pair' : 'pile'}">\n${drawn}${figures}</div>\n</section>\n`
}

/** The page as text. */
export const reportPage = (page: ReportPage): string => {
  const { language, title, under, headlines, sections, how, empty } = page
  const head = `<header>\n<h1>${htmlText(title)}</h1>\n${under.map((text) => paragraph(text, 'under')).join('')}</header>\n`
  const body =
    empty === undefined ? headlinesOf(headlines) + sections.map(sectionOf).join('') : paragraph(empty, 'empty')
  const foot = how.length === 0 ? '' : `<footer>\n${how.map((text) => paragraph(text, 'note')).join('')}</footer>\n`
  return `${htmlStart(title, language, reportStyle)}<main>\n${head}${body}${foot}</main>\n${htmlFoot}`
}
