// Counts how often texts were met in a file, in about 24 bytes for each different one whatever its length.
// Texts are told apart by 64 bits: two are taken for one in one of a million files of a million rows.

const firstSize = 1 << 12

/** A count of texts. */
export interface Seen {
  /** Counts a text, and says how often it has been met by now: 1 the first time. */
  readonly add: (text: string) => number
  /** The same for 64 bits that are a hash already. */
  readonly addBits: (high: number, low: number) => number
  /** Whether any text was met twice. */
  readonly twice: () => boolean
}

/** Makes an empty count. */
export const makeSeen = (): Seen => {
  let size = firstSize
  let highs = new Uint32Array(size)
  let lows = new Uint32Array(size)
  let counts = new Uint32Array(size)
  let used = 0
  let doubled = false

  const placeOf = (high: number, low: number): number => {
    let place = (low ^ (high >>> 7)) & (size - 1)
    while (counts[place] !== 0 && (highs[place] !== high || lows[place] !== low)) place = (place + 1) & (size - 1)
    return place
  }

  const grow = (): void => {
    const [oldHighs, oldLows, oldCounts] = [highs, lows, counts]
    size *= 2
    highs = new Uint32Array(size)
    lows = new Uint32Array(size)
    counts = new Uint32Array(size)
    for (let at = 0; at < oldCounts.length; at += 1) {
      const count = oldCounts[at] ?? 0
      if (count === 0) continue
      const [high, low] = [oldHighs[at] ?? 0, oldLows[at] ?? 0]
      const place = placeOf(high, low)
      highs[place] = high
      lows[place] = low
      counts[place] = count
    }
  }

  const addBits = (high: number, low: number): number => {
    const place = placeOf(high, low)
    const count = (counts[place] ?? 0) + 1
    counts[place] = count
    if (count > 1) {
      doubled = true
      return count
    }
    highs[place] = high
    lows[place] = low
    used += 1
    if (used * 2 > size) grow()
    return 1
  }

  const add = (text: string): number => {
    let a = 0xdeadbeef ^ text.length
    let b = 0x41c6ce57
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      a = Math.imul(a ^ unit, 0x9e3779b1)
      b = Math.imul(b ^ unit, 0x5f356495)
    }
    a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
    b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
    return addBits(a >>> 0, b >>> 0)
  }

  return { add, addBits, twice: () => doubled }
}
