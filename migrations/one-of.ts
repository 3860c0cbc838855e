// A condition of many tables, spelled once. As the migrations themselves: once released it is never changed.

/**
 * SQL for a column that holds one of some codes; null passes, as always in a check. Not spelled `IN (...)`: from three
 * codes on SQLite makes a table of them for each row that it checks, which took half of the time of writing one.
 */
export const oneOf = (column: string, ...codes: readonly string[]): string =>
  codes.map((code) => `${column} = '${code}'`).join(' OR ')
