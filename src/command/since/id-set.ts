// A set of ids as bytes: for each run of neighbours the gap before it and its length, each in groups of seven bits, the
// lowest first. A million ids in a row are five bytes; a million at random about as many bytes.

/** Runs of neighbouring ids, ascending: first and last of each, one behind the other. */
export type IdRuns = Float64Array

const put = (bytes: number[], value: number): void => {
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}

/** The bytes of some ids, which must be whole, above 0 and strictly ascending. */
export const bytesOfIds = (ids: Iterable<number>): Uint8Array => {
  const bytes: number[] = []
  let [before, from, to] = [0, 0, 0]
  const end = (): void => {
    if (from === 0) return
    put(bytes, from - before)
    put(bytes, to - from + 1)
    before = to
  }
  for (const id of ids) {
    if (!Number.isSafeInteger(id) || id <= to) throw new Error(`ids do not ascend: ${id} after ${to}`)
    if (from > 0 && id === to + 1) to = id
    else {
      end()
      from = id
      to = id
    }
  }
  end()
  return Uint8Array.from(bytes)
}

/** The runs in bytes of `bytesOfIds`. */
export const runsOfBytes = (bytes: Uint8Array): IdRuns => {
  const numbers: number[] = []
  let [value, unit] = [0, 1]
  for (const byte of bytes) {
    value += (byte % 128) * unit
    unit *= 128
    if (byte >= 128) continue
    numbers.push(value)
    value = 0
    unit = 1
  }
  const runs = new Float64Array(numbers.length)
  let before = 0
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    runs[at] = before + (numbers[at] ?? 0)
    before = (runs[at] ?? 0) + (numbers[at + 1] ?? 0) - 1
    runs[at + 1] = before
  }
  return runs
}

/** Tells whether an id is in some runs. It must be asked in ascending order. */
export const walkRuns = (runs: IdRuns): ((id: number) => boolean) => {
  let at = 0
  return (id) => {
    while (at < runs.length && (runs[at + 1] ?? 0) < id) at += 2
    return at < runs.length && (runs[at] ?? 0) <= id
  }
}

/** The ids in bytes of `bytesOfIds`, ascending. */
export function* idsOfBytes(bytes: Uint8Array): Generator<number> {
  const runs = runsOfBytes(bytes)
  for (let at = 0; at + 1 < runs.length; at += 2)
    for (let id = runs[at] ?? 0; id <= (runs[at + 1] ?? 0); id += 1) yield id
}
