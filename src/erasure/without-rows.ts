// A file of rows without those that hold some texts. Pure. A row of CSV may have line breaks between quotes.

/** The rows of a text, each with its line break. */
const rowsOf = (text: string, quoted: boolean): readonly string[] => {
  const rows: string[] = []
  let row = ''
  for (const line of text.split(/(?<=\n)/)) {
    row += line
    if (quoted && (row.match(/"/g)?.length ?? 0) % 2 === 1) continue
    rows.push(row)
    row = ''
  }
  return row === '' ? rows : [...rows, row]
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')

/** Whether a row holds one of the texts; numbers of seven digits and more in any spelling. */
const holds = (row: string, texts: readonly string[]): boolean =>
  texts.some((text) => {
    if (row.includes(text)) return true
    const digits = digitsOf(text)
    // The last eight digits: a file may leave out the code of the country.
    return /^\+?\d{7,}$/.test(text) && row.split(/[,;|\t]/).some((cell) => digitsOf(cell).endsWith(digits.slice(-8)))
  })

/** The text without its rows that hold one of the texts; the first row, its head, stays. `quoted`: it is CSV. */
export const withoutRows = (text: string, texts: readonly string[], quoted: boolean): string =>
  rowsOf(text, quoted)
    .filter((row, at) => at === 0 || !holds(row, texts))
    .join('')
