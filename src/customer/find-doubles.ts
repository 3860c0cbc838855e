// Finds likely doubles among customers: compares those that share a key, learns the weights from the pairs themselves,
// scores each. Reads no store and decides nothing.
import {
  fieldWeights,
  kindsOf,
  type LinkModel,
  learnWeights,
  missing,
  packLevels,
  unpackLevels,
} from '../analytics/fellegi-sunter.ts'
import { candidatePairs } from './match-blocks.ts'
import type { MatchFacts } from './match-facts.ts'
import { beliefPairs, believedKinds, matchFields } from './match-fields.ts'
import { type Bearers, compareInto } from './match-levels.ts'

/** How one field speaks for or against. */
export interface DoubleReason {
  /** Place in `matchFields`. */
  readonly field: number
  readonly level: number
  /** log2(m/u), in bits: above 0 for, below 0 against. */
  readonly weight: number
}

/** Two customers that may be one. */
export interface Double {
  /** The lower id. */
  readonly a: number
  readonly b: number
  /** Probability that they are one, 0 to 1. */
  readonly score: number
  /** What both have, the weightiest first. */
  readonly reasons: readonly DoubleReason[]
}

/** What a search came to. */
export interface FoundDoubles {
  /** The likeliest first, then by id. */
  readonly doubles: readonly Double[]
  readonly compared: number
  readonly model: LinkModel
}

/** Which pairs are wanted. */
export interface DoublesAsked {
  readonly threshold: number
  /** Pairs that are known to be two. */
  readonly apart: ReadonlySet<string>
}

/** How `DoublesAsked.apart` names a pair. */
export const pairKey = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

const bearersOf = (all: readonly MatchFacts[]): Bearers => {
  const names = new Map<string, number>()
  const phones = new Map<string, number>()
  for (const { name, phones: own } of all) {
    names.set(name.core, (names.get(name.core) ?? 0) + 1)
    for (const digits of own) phones.set(digits, (phones.get(digits) ?? 0) + 1)
  }
  return { name: (core) => names.get(core) ?? 0, phone: (digits) => phones.get(digits) ?? 0 }
}

const linkFields = matchFields.map(({ shares }) => shares)

const reasonsOf = (model: LinkModel, levels: readonly number[]): readonly DoubleReason[] =>
  fieldWeights(model, levels)
    .flatMap((weight, field) => {
      const level = levels[field] ?? missing
      return level === missing ? [] : [{ field, level, weight }]
    })
    .sort((one, other) => other.weight - one.weight || one.field - other.field)

/** Searches all customers; `all` in order of id. */
export const findDoubles = (all: readonly MatchFacts[], { threshold, apart }: DoublesAsked): FoundDoubles => {
  const bearers = bearersOf(all)
  const pairs = candidatePairs(all)
  const codes = new Float64Array(pairs.count)
  const patterns = new Map<number, number>()
  const levels = new Int8Array(matchFields.length)
  let at = 0
  pairs.each((a, b) => {
    const [one, other] = [all[a], all[b]]
    if (!one || !other) return
    compareInto(levels, one, other, bearers)
    const code = packLevels(linkFields, levels)
    codes[at] = code
    at += 1
    patterns.set(code, (patterns.get(code) ?? 0) + 1)
  })
  const model = learnWeights({ kinds: believedKinds, fields: linkFields }, patterns, { belief: beliefPairs })
  const scores = new Map<number, number>()
  for (const code of patterns.keys()) {
    const [score = 0] = kindsOf(model, unpackLevels(linkFields, code))
    if (score >= threshold) scores.set(code, score)
  }
  const doubles: Double[] = []
  at = 0
  pairs.each((i, j) => {
    const code = codes[at] ?? 0
    at += 1
    const score = scores.get(code)
    const [a, b] = [all[i]?.id ?? 0, all[j]?.id ?? 0]
    if (score === undefined || apart.has(pairKey(a, b))) return
    doubles.push({ a, b, score, reasons: reasonsOf(model, unpackLevels(linkFields, code)) })
  })
  doubles.sort((one, other) => other.score - one.score || one.a - other.a || one.b - other.b)
  return { doubles, compared: pairs.count, model }
}
