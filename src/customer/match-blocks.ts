// Which customers are compared at all: those that share a key. To compare everybody with everybody would take hours.
import type { MatchFacts } from './match-facts.ts'

// A key that more share than this tells nobody apart: those who have it are asked for a second key as well.
const mostInBlock = 60

type KeysOf = (facts: MatchFacts) => readonly string[]

/** One kind of key, and what parts those whom it does not. */
interface KindOfKey {
  readonly keys: KeysOf
  readonly finer?: KeysOf
}

const when = (holds: boolean, key: string): readonly string[] => (holds ? [key] : [])

const lastFour = (digits: string): string => digits.slice(-4)

/** Initials in order of the alphabet, so that it does not matter which name stands first. */
const letters = ({ initials }: MatchFacts['name']): string =>
  initials.length < 2 ? initials : [...initials].sort().join('')

const bothNames = ({ name }: MatchFacts): readonly string[] => [name.sound, ...when(name.turned !== '', name.turned)]

const besideName: KeysOf = ({ phones, locals, birthday, address, company }) => [
  ...phones.flatMap((digits) => [`e${lastFour(digits)}`, `h${digits.slice(0, 6)}`]),
  ...locals.map((local) => `m${local.slice(0, 4)}`),
  ...when(birthday !== '', `b${birthday.slice(-5)}`),
  ...when(address !== '', `a${address.slice(-6)}`),
  ...when(company !== '', `c${company.slice(0, 4)}`),
]

/** One kind of key at a time, so that only one index is in memory. */
const kinds: readonly KindOfKey[] = [
  { keys: ({ phones }) => phones, finer: bothNames },
  { keys: ({ locals }) => locals, finer: bothNames },
  { keys: ({ wechat }) => when(wechat !== '', wechat) },
  { keys: (facts) => (facts.name.sound === '' ? [] : bothNames(facts)), finer: besideName },
  {
    keys: ({ name, birthday }) =>
      birthday.length > 4
        ? [...new Set([name.initials.slice(0, 1), name.initials.slice(-1)])].map((first) => `${birthday} ${first}`)
        : [],
  },
  { keys: ({ address }) => when(address.length >= 4, address), finer: ({ name }) => [name.head, letters(name)] },
  {
    keys: ({ name, address, addressNumbers }) =>
      when(addressNumbers !== '', `${address.slice(0, 4)} ${addressNumbers} ${name.head}`),
  },
  { keys: ({ name, company }) => when(company !== '', `${company} ${letters(name)}`), finer: bothNames },
  // Name and firm that changed places give the same key.
  { keys: ({ name, company }) => when(company !== '', [name.core, company].sort().join(' ')) },
  { keys: ({ name, phones }) => phones.map((digits) => `${letters(name)} ${lastFour(digits)}`) },
  { keys: ({ name, birthday }) => when(birthday.length > 4, `${letters(name)} ${birthday.slice(-5)}`) },
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
  } else if (block.at(-1) !== place) block.push(place)
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
  const index = (places: Iterable<number>, keysOf: KeysOf): Map<string, number | number[]> => {
    const blocks = new Map<string, number | number[]>()
    for (const place of places) {
      const facts = all[place]
      if (facts) for (const key of keysOf(facts)) addPlace(blocks, key, place)
    }
    return blocks
  }
  const pairUp = (blocks: ReadonlyMap<string, number | number[]>, finer: KeysOf | undefined): void => {
    for (const block of blocks.values()) {
      if (typeof block === 'number') continue
      if (block.length > mostInBlock) {
        if (finer) pairUp(index(block, finer), undefined)
        continue
      }
      for (let i = 0; i < block.length; i++)
        for (let j = i + 1; j < block.length; j++) add(block[i] ?? 0, block[j] ?? 0)
    }
  }
  for (const { keys, finer } of kinds) {
    pairUp(index(all.keys(), keys), finer)
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
