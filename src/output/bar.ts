// Figures as marks of a line: bars and sparklines of block characters, shares as per cent. Legible without colour;
// the figure itself always stands beside the mark.

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A bar of at most `cells` for a share of 0 to 1, to the eighth of a cell; what is above 0 is never drawn as nothing. */
export const bar = (share: number, cells: number): string => {
  if (!(share > 0) || cells < 1) return ''
  const parts = Math.max(1, Math.round(Math.min(1, share) * cells * 8))
  return '█'.repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? '')
}

const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** One mark for each number from 0 to `top`; a blank for one that is not known. */
export const sparkline = (values: readonly (number | null)[], top: number): string =>
  values
    .map((value) => {
      if (value === null) return ' '
      const level = top > 0 ? Math.ceil((Math.min(value, top) / top) * levels.length) - 1 : 0
      return levels[Math.max(0, level)] ?? ''
    })
    .join('')

/** A share as per cent: `16%`, with places `48.3%`; what rounds to nothing and is not nothing is `<1%`. */
export const percent = (share: number | null, places = 0): string => {
  if (share === null) return ''
  const least = 10 ** -places
  const hundred = share * 100
  return hundred > 0 && hundred < least / 2 ? `<${least.toFixed(places)}%` : `${hundred.toFixed(places)}%`
}
