// Rows of whole numbers that a query gives as one text: a million rows are read so in a tenth of the time that an array
// for each of them takes. The text is `12 2026-06-30 3 -450 `: numbers and days, each followed by a space.

const space = 0x20
const minus = 0x2d

/**
 * Hands over the rows of a text one after another; `row` holds the numbers of one, and is used again for the next. A
 * minus counts before the first digit, so that a day is the number of its digits; what is no digit is left out, and
 * nothing at all is 0.
 */
export const eachNumberRow = (bytes: Uint8Array, width: number, each: (row: Float64Array) => void): void => {
  const row = new Float64Array(width)
  let [column, value, digits, negative] = [0, 0, 0, false]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? space
    if (byte !== space) {
      if (byte >= 0x30 && byte <= 0x39) {
        value = value * 10 + (byte - 0x30)
        digits += 1
      } else if (byte === minus && digits === 0) negative = true
      continue
    }
    row[column] = negative ? -value : value
    value = 0
    digits = 0
    negative = false
    column += 1
    if (column < width) continue
    column = 0
    each(row)
  }
}
