// Finds likely doubles among customers: compares those that share a key, learns the weights from the pairs themselves,
// scores each. Reads no store and decides nothing.
import { fieldWeights, type LinkModel, missing, packLevels, unpackLevels } from '../analytics/fellegi-sunter.ts'
import { candidatePairs } from './match-blocks.ts'
import { tellsCopies, withoutCopies } from './match-copies.ts'
import { withoutCrowds } from './match-crowds.ts'
import type { MatchFacts } from './match-facts.ts'
import { matchFields } from './match-fields.ts'
import { believedFields, chanceOf, learnPairs, scoreOf, surroundingsOf } from './match-learn.ts'
import { compareInto } from './match-levels.ts'

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

const reasonsOf = (model: LinkModel, levels: readonly number[]): readonly DoubleReason[] =>
  fieldWeights(model, levels)
    .flatMap((weight, field) => {
      const level = levels[field] ?? missing
      return level === missing ? [] : [{ field, level, weight }]
    })
    .sort((one, other) => other.weight - one.weight || one.field - other.field)

// What exact copies are likely to be one at least, where what they hold is telling.
const copyScore = 0.98
// Of more copies each is named with the first alone.
const allWithAll = 60

type Take = (a: number, b: number, code: number, score: number) => void

/** Pairs among copies; of very many, each with the first. */
const takeCopies = (ids: readonly number[], code: number, score: number, take: Take): void => {
  const firsts = ids.length > allWithAll ? ids.slice(0, 1) : ids
  for (const [index, a] of firsts.entries()) for (const b of ids.slice(index + 1)) take(a, b, code, score)
}

const few = (ids: readonly number[]): readonly number[] => (ids.length > allWithAll ? ids.slice(0, 1) : ids)

/** Searches all customers; `all` in order of id. */
export const findDoubles = (all: readonly MatchFacts[], { threshold, apart }: DoublesAsked): FoundDoubles => {
  const { ones, copies } = withoutCopies(withoutCrowds(all))
  const { around, chance } = surroundingsOf(ones)
  const pairs = candidatePairs(ones)
  const codes = new Float64Array(pairs.count)
  const patterns = new Map<number, number>()
  const levels = new Int8Array(matchFields.length)
  const codeOf = (one: MatchFacts, other: MatchFacts, count: number): number => {
    compareInto(levels, one, other, around)
    const code = packLevels(believedFields, levels)
    patterns.set(code, (patterns.get(code) ?? 0) + count)
    return code
  }
  let at = 0
  pairs.each((a, b) => {
    const [one, other] = [ones[a], ones[b]]
    if (one && other) codes[at] = codeOf(one, other, 1)
    at += 1
  })
  const copyCodes = new Map<number, number>()
  for (const [place, ids] of copies) {
    const facts = ones[place]
    if (facts) copyCodes.set(place, codeOf(facts, facts, ids.length - 1))
  }
  const model = learnPairs(patterns, chance, ones.length)
  const scores = new Map([...patterns.keys()].map((code) => [code, scoreOf(model, code)]))
  const doubles: Double[] = []
  const reasons = new Map<number, readonly DoubleReason[]>()
  const take: Take = (a, b, code, score) => {
    if (score < threshold || apart.has(pairKey(a, b))) return
    const own = reasons.get(code) ?? reasonsOf(model, unpackLevels(believedFields, code))
    reasons.set(code, own)
    doubles.push(a < b ? { a, b, score, reasons: own } : { a: b, b: a, score, reasons: own })
  }
  const isTelling = tellsCopies({
    ones,
    ...around,
    sameAddress: chanceOf(chance, 'address', 'equal'),
    sameCompany: chanceOf(chance, 'company', 'equal'),
  })
  for (const [place, code] of copyCodes) {
    const [facts, score = 0] = [ones[place], scores.get(code)]
    takeCopies(copies.get(place) ?? [], code, facts && isTelling(facts) ? Math.max(copyScore, score) : score, take)
  }
  const idsOf = (place: number): readonly number[] => few(copies.get(place) ?? [ones[place]?.id ?? 0])
  at = 0
  pairs.each((i, j) => {
    const code = codes[at] ?? 0
    at += 1
    const score = scores.get(code) ?? 0
    if (score < threshold) return
    for (const a of idsOf(i)) for (const b of idsOf(j)) take(a, b, code, score)
  })
  doubles.sort((one, other) => other.score - one.score || one.a - other.a || one.b - other.b)
  return { doubles, compared: pairs.count, model }
}
