// The names of the columns from the first row: every column gets a name, and no two the same.

/**
 * The header as it stands, except that an empty cell becomes `column_3` and a doubled one `name_2`. Names that
 * differ in case or in spaces are different here: whether they mean the same is for the mapping of headers.
 */
export const headerOf = (cells: readonly string[]): readonly string[] => {
  const taken = new Set(cells)
  const used = new Set<string>()
  const free = (name: string): string => {
    for (let count = 2; ; count += 1) {
      const next = `${name}_${count}`
      if (!taken.has(next) && !used.has(next)) return next
    }
  }
  return cells.map((cell, at) => {
    const wanted = cell.trim() === '' ? `column_${at + 1}` : cell
    const name = used.has(wanted) || (wanted !== cell && taken.has(wanted)) ? free(wanted) : wanted
    used.add(name)
    return name
  })
}

/** `column_1` and so on, for a file without a header. */
export const columnNames = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `column_${at + 1}`)
