// Who stands where on two days, as a matrix: how many went from each place to each other, and who they are. Pure.

/** A field of the matrix. */
export interface MatrixField {
  readonly from: string
  readonly to: string
  readonly count: number
  /** Ids in ascending order; of those who stayed none are kept. */
  readonly customers: readonly number[]
}

/** Builds the matrix from what everybody is on the first day, then on the second. */
export interface MatrixBuilder {
  readonly before: (customer: number, place: string) => void
  readonly after: (customer: number, place: string) => void
  /** Every field, row by row in the order of the places. Who is there on one of the days only is left out. */
  readonly fields: () => readonly MatrixField[]
}

// A byte a customer: there may be millions, mostly of neighbouring ids. 0 is nowhere.
const sheetLength = 256

/** Begins one. */
export const matrixOf = (places: readonly string[]): MatrixBuilder => {
  const sheets = new Map<number, Uint8Array>()
  const sheetOf = (customer: number): Uint8Array => {
    const number = Math.floor(customer / sheetLength)
    const known = sheets.get(number)
    if (known !== undefined) return known
    const made = new Uint8Array(sheetLength)
    sheets.set(number, made)
    return made
  }
  const counts = places.map(() => places.map(() => 0))
  const movers = places.map(() => places.map((): number[] => []))
  return {
    before: (customer, place) => {
      sheetOf(customer)[customer % sheetLength] = places.indexOf(place) + 1
    },
    after: (customer, place) => {
      const [row, column] = [(sheetOf(customer)[customer % sheetLength] ?? 0) - 1, places.indexOf(place)]
      const line = counts[row]
      if (line === undefined || column < 0) return
      line[column] = (line[column] ?? 0) + 1
      if (row !== column) movers[row]?.[column]?.push(customer)
    },
    fields: () =>
      places.flatMap((from, row) =>
        places.map((to, column) => ({
          from,
          to,
          count: counts[row]?.[column] ?? 0,
          customers: movers[row]?.[column] ?? [],
        })),
      ),
  }
}
