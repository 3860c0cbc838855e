// Which columns a table has in the room there is, and how wide each of them is. Knows widths and weights, no text.
// A column of great weight is never left out: where those do not fit there is no table.
import { fitColumns, type Wish } from './fit.ts'

/** What a column asks for, and whether any cell of it holds text. */
export interface ColumnWish extends Wish {
  readonly empty: boolean
  /** Its least width where there would be no table otherwise. */
  readonly tight: number
}

/** The columns that stay, by their place, and their widths in cells. */
export interface Chosen {
  readonly places: readonly number[]
  readonly widths: readonly number[]
}

/** A column of this weight stays, come what may. */
const weighty = 60

/** How columns may be chosen. */
export interface ChoiceOptions {
  /** Cells of a line. */
  readonly width: number
  /** Cells between two columns. */
  readonly gap: number
  /** Whether a column may be left out: not where a person named the columns. */
  readonly mayLeaveOut: boolean
}

/**
 * All columns where they fit; else those with text in them; else the weighty ones and, by their weight, as many of the
 * others as there is room for. The weighty ones get as narrow as they can before there is none. Undefined where not even
 * so they fit, or where half of the columns would have to go.
 */
export const chooseColumns = (
  wishes: readonly ColumnWish[],
  { width, gap, mayLeaveOut }: ChoiceOptions,
): Chosen | undefined => {
  const fitted = (places: readonly number[], isTight = false): Chosen | undefined => {
    const chosen = wishes.filter((_, at) => places.includes(at))
    const asked = isTight ? chosen.map((wish) => ({ ...wish, least: wish.tight })) : chosen
    const widths = fitColumns(asked, width - gap * (places.length - 1))
    return widths && { places, widths }
  }
  const all = wishes.map((_, at) => at)
  const whole = fitted(all)
  if (whole || !mayLeaveOut) return whole ?? fitted(all, true)
  const filled = all.filter((at) => wishes[at]?.empty === false)
  const weightOf = (at: number): number => wishes[at]?.weight ?? 0
  // Without weights nothing says which of the columns matter.
  const must = filled.some((at) => weightOf(at) > 0) ? filled.filter((at) => weightOf(at) >= weighty) : filled
  let best = filled.length === 0 ? undefined : (fitted(filled) ?? fitted(must) ?? fitted(must, true))
  if (!best || best.places.length === filled.length) return best
  const others = filled.filter((at) => weightOf(at) < weighty).sort((a, b) => weightOf(b) - weightOf(a))
  for (const at of others) {
    const more = [...best.places, at].sort((a, b) => a - b)
    best = fitted(more) ?? best
  }
  return best.places.length * 2 > filled.length ? best : undefined
}
