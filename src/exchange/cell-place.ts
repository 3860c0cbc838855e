// The places of cells as spreadsheets write them: letters for the column, then the row. Pure.

/** The column of a cell's place, from 0: `AB12` is 27. -1 where there are no letters. */
export const columnOf = (place: string): number => {
  let column = 0
  for (let at = 0; at < place.length; at += 1) {
    const code = place.charCodeAt(at) & 0xdf
    if (code < 0x41 || code > 0x5a) break
    column = column * 26 + code - 0x40
  }
  return column - 1
}

/** `AB` for column 27 from 0. */
export const lettersOf = (column: number): string =>
  (column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)) + String.fromCharCode(0x41 + (column % 26))
