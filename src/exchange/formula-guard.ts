// Keeps a spreadsheet from taking a cell of ours for a formula, and takes the guard off again exactly.

// `=`, `+`, `-`, `@`, their full-width forms, tab or return, after any number of apostrophes.
const risky = /^'*[=+\-@＝＋－＠\t\r]/
const guarded = /^'+[=+\-@＝＋－＠\t\r]/
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/
// A figure that a spreadsheet is to show as text. The guard never leaves a cell of this form bare.
const asText = /^="([^"]*)"$/

/**
 * The cell with a leading `'` where a spreadsheet would read it as a formula. Plain numbers stay as they are, and
 * with them phones such as `+8613800138000`.
 */
export const guardCell = (text: string): string => {
  const first = text.charCodeAt(0)
  // Digits, letters and Chinese, which begin most cells, need no closer look. NaN, for an empty text, does no harm.
  if ((first > 0x40 && first < 0xff00) || (first >= 0x30 && first <= 0x39)) return text
  return risky.test(text) && !plainNumber.test(text) ? `'${text}` : text
}

/**
 * A text for a file whose texts are no formulas, such as an XLSX: it gets a `'` only where `unguardCell` would take
 * something off it.
 */
export const markCell = (text: string): string => (unguardCell(text) === text ? text : `'${text}`)

/**
 * The cell as it was before `guardCell`. Also takes `="0571"`, the form in which Excel keeps figures as text, for
 * what it shows. A formula that others left unguarded stays as it stands.
 */
export const unguardCell = (cell: string): string => {
  if (guarded.test(cell)) return cell.slice(1)
  return asText.exec(cell)?.[1] ?? cell
}
