// Elements of SVG as text, to stand inside a page of HTML: colours are classes of that page's style, nothing is referred
// to by address and nothing is run. Knows no charts.
import { htmlText } from './html.ts'
import { safeLine } from './safe-text.ts'
import { cellWidth, clustersOf, cutCells } from './width.ts'

/** A drawing in units of a pixel of the screen it is meant for. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly body: string
}

/** Attributes of an element; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** A length to a tenth of a pixel, without trailing noughts. */
export const length = (value: number): string => String(Math.round(value * 10) / 10)

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .flatMap(([name, value]) => {
      if (value === undefined) return []
      return [` ${name}="${typeof value === 'number' ? length(value) : htmlText(safeLine(value))}"`]
    })
    .join('')

/** One element with what is inside it, which must be safe already. */
export const element = (name: string, attributes: Attributes, inside = ''): string =>
  inside === '' ? `<${name}${written(attributes)}/>` : `<${name}${written(attributes)}>${inside}</${name}>`

/** What a pointer that rests on an element is told; to stand inside it. */
export const tip = (text: string): string => `<title>${htmlText(safeLine(text))}</title>`

/** A text at a place. */
export const words = (x: number, y: number, text: string, attributes: Attributes = {}): string =>
  text === '' ? '' : element('text', { x, y, ...attributes }, htmlText(safeLine(text)))

// Of the widest typefaces that systems choose at 13 pixels: a text may come out narrower, never much wider.
const [narrowSign, wideSign, perCent] = [8.1, 13.2, 12.4]

/** About how wide a text will be. */
export const textPixels = (text: string): number => {
  let width = 0
  for (const sign of clustersOf(text)) {
    const cells = cellWidth(sign)
    width += sign === '%' ? perCent : cells > 1 ? wideSign : cells * narrowSign
  }
  return width
}

/** The text, cut to a width where it is longer. */
export const cutToPixels = (text: string, room: number): string =>
  textPixels(text) <= room ? text : cutCells(text, Math.max(2, Math.floor(room / narrowSign)))

/** The element that shows a drawing, as wide as its place allows, with its name and description for those who cannot see it. */
export const picture = (
  { width, height, body }: Drawing,
  {
    id,
    name,
    about,
    kind,
  }: { readonly id: string; readonly name: string; readonly about: string; readonly kind: string },
): string =>
  `<svg class="${kind}" viewBox="0 0 ${length(width)} ${length(height)}" style="max-width:${length(width * 1.15)}px" role="img" aria-labelledby="${id}-n ${id}-d">` +
  `<title id="${id}-n">${htmlText(safeLine(name))}</title><desc id="${id}-d">${htmlText(safeLine(about))}</desc>${body}</svg>\n`
