// Which customers are compared at all: those that share a key. To compare everybody with everybody would take hours.
import type { MatchFacts } from './match-facts.ts'

// A key that more share than this tells nobody apart; whoever is a double among them shares another key too.
const mostInBlock = 60

type KeysOf = (facts: MatchFacts) => readonly string[]

const when = (holds: boolean, key: string): readonly string[] => (holds ? [key] : [])

const lastFour = (digits: string): string => digits.slice(-4)

/** One kind of key at a time, so that only one index is in memory. */
const kinds: readonly KeysOf[] = [
  ({ phones }) => phones,
  ({ locals }) => locals,
  ({ wechat }) => when(wechat !== '', wechat),
  ({ name }) => when(name.sound !== '', name.turned !== '' && name.turned < name.sound ? name.turned : name.sound),
  ({ name, birthday }) => when(birthday.length > 4, `${birthday} ${name.initials.slice(0, 1)}`),
  ({ name, address }) => when(address.length >= 4, `${address} ${name.head}`),
  ({ name, address, addressNumbers }) =>
    when(addressNumbers !== '', `${address.slice(0, 4)} ${addressNumbers} ${name.head}`),
  ({ name, company }) => when(company !== '', `${company} ${name.initials}`),
  // Name and firm that changed places give the same key.
  ({ name, company }) => when(company !== '', [name.core, company].sort().join(' ')),
  ({ name, phones }) => phones.map((digits) => `${name.initials} ${lastFour(digits)}`),
  ({ name, birthday }) => when(birthday.length > 4, `${name.initials} ${birthday.slice(-5)}`),
]

/** Pairs as places in the list, each once, `a < b`. */
export interface CandidatePairs {
  readonly count: number
  readonly each: (take: (a: number, b: number) => void) => void
}

const addPlace = (blocks: Map<string, number | number[]>, key: string, place: number): void => {
  const block = blocks.get(key)
  if (block === undefined) blocks.set(key, place)
  else if (typeof block === 'number') {
    if (block !== place) blocks.set(key, [block, place])
  } else if (block.at(-1) !== place && block.length <= mostInBlock) block.push(place)
}

/** Finds the pairs to compare. */
export const candidatePairs = (all: readonly MatchFacts[]): CandidatePairs => {
  let codes = new Float64Array(1 << 16)
  let filled = 0
  const add = (a: number, b: number): void => {
    if (filled === codes.length) {
      const wider = new Float64Array(codes.length * 2)
      wider.set(codes)
      codes = wider
    }
    codes[filled] = a * all.length + b
    filled += 1
  }
  const tidy = (): void => {
    const sorted = codes.subarray(0, filled).sort()
    let kept = 0
    for (let at = 0; at < filled; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) codes[kept++] = sorted[at] ?? 0
    filled = kept
  }
  for (const keysOf of kinds) {
    const blocks = new Map<string, number | number[]>()
    for (let place = 0; place < all.length; place++) {
      const facts = all[place]
      if (facts) for (const key of keysOf(facts)) addPlace(blocks, key, place)
    }
    for (const block of blocks.values()) {
      if (typeof block === 'number' || block.length > mostInBlock) continue
      for (let i = 0; i < block.length; i++)
        for (let j = i + 1; j < block.length; j++) add(block[i] ?? 0, block[j] ?? 0)
    }
    tidy()
  }
  return {
    count: filled,
    each: (take) => {
      for (let at = 0; at < filled; at++) {
        const code = codes[at] ?? 0
        take(Math.floor(code / all.length), code % all.length)
      }
    },
  }
}
