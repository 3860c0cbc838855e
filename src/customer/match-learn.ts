// What is learned of a base before its pairs are judged: how they agree by chance, then by EM the shares of all levels.
import {
  kindsOf,
  type LinkField,
  type LinkFields,
  type LinkModel,
  learnWeights,
  missing,
  unpackLevels,
} from '../analytics/fellegi-sunter.ts'
import type { Around } from './match-around.ts'
import { bearersOf } from './match-bearers.ts'
import { type Chance, chanceLevels, withChance } from './match-chance.ts'
import type { MatchFacts } from './match-facts.ts'
import { beliefPairs, believedKinds, type MatchField, matchFields } from './match-fields.ts'

/** The shares believed beforehand. */
export const believedFields: LinkFields = matchFields.map(({ shares }) => shares)

const levelOf = (key: string, code: string): readonly [number, number] => {
  const place = matchFields.findIndex((field) => field.key === key)
  return [place, matchFields[place]?.levels.findIndex((level) => level.code === code) ?? missing]
}

/** The share of random pairs at a level of a field. */
export const chanceOf = (chance: Chance, key: string, code: string): number => {
  const [place, level] = levelOf(key, code)
  return chance[place]?.[level] ?? 0
}

/** What of the base matters to each of its pairs. */
export interface Surroundings {
  readonly around: Around
  readonly chance: Chance
}

// Numbers of two customers drawn at random that differ in one digit: more often than this they are in a row.
const rowFrom = 0.0002

/** Looks over customers of whom none is a copy of another. */
export const surroundingsOf = (ones: readonly MatchFacts[]): Surroundings => {
  const around = { ...bearersOf(ones), phonesInRow: false, emailsInRow: false }
  const chance = chanceLevels(ones, believedFields, around)
  const inRow = {
    phonesInRow: chanceOf(chance, 'phone', 'near') > rowFrom,
    emailsInRow: chanceOf(chance, 'email', 'near') > rowFrom,
  }
  if (!inRow.phonesInRow && !inRow.emailsInRow) return { around, chance }
  const told = { ...around, ...inRow }
  return { around: told, chance: chanceLevels(ones, believedFields, told) }
}

// Fields of which chance is asked: of names `common` tells, and of two genders half agree by chance anyway.
const byChance = new Set(['phone', 'email', 'birthday', 'company', 'address', 'wechat'])

// What two namesakes hardly ever have in common by chance. Pairs of namesakes grow with the square of the base, these not.
const ofOneAlone = new Set(
  'phone common,phone near,phone equal,email common,email near,email equal,wechat equal,address equal'.split(','),
)
const namesakes = 2
const usualSize = 500

const scaled = ({ key, levels, shares }: MatchField, size: number): LinkField => {
  const part = Math.min(1, usualSize / size)
  return shares.map((own, kind) => {
    if (kind !== namesakes) return own
    const alike = own.map((share, level) => (ofOneAlone.has(`${key} ${levels[level]?.code}`) ? share * part : share))
    const lost = 1 - alike.reduce((all, share) => all + share, 0)
    return alike.map((share, level) => (level === 0 ? share + lost : share))
  })
}

// No share of a level goes further from the beliefs than three times as much or as little.
const reach = 3

/** Learns from the pairs of a base of so many customers. `patterns`: number of pairs by packed levels. */
export const learnPairs = (patterns: ReadonlyMap<number, number>, chance: Chance, size: number): LinkModel => {
  const fields = matchFields.map((field, place) =>
    byChance.has(field.key) ? withChance(scaled(field, size), chance[place] ?? []) : field.shares,
  )
  return learnWeights({ kinds: believedKinds, fields }, patterns, { belief: beliefPairs, reach, ordered: true })
}

// Two of whom nothing but the name can be compared may be one, and may as well be two.
const nameAlone = 0.5
const fieldsOfAnybody = new Set(['name', 'gender'])
const tellingFields = matchFields.flatMap(({ key }, place) => (fieldsOfAnybody.has(key) ? [] : [place]))

/** How likely a pair with these levels is one customer, 0 to 1; at most a half where only the name can be compared. */
export const scoreOf = (model: LinkModel, code: number): number => {
  const levels = unpackLevels(believedFields, code)
  const score = kindsOf(model, levels)[0] ?? 0
  return tellingFields.every((place) => levels[place] === missing) ? Math.min(score, nameAlone) : score
}
