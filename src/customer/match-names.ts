// How far two names agree: the levels of `name` in match-fields.ts, but for how many bear it.
import { jaroWinkler } from '../analytics/jaro-winkler.ts'
import { fullFirstName } from './match-nicknames.ts'
import { oneSlip } from './match-slip.ts'
import type { NameParts } from './match-text.ts'

/** Levels of agreement of names, as `matchFields` has them; `common` is given by who counts. */
export const nameLevels = { different: 0, partly: 1, near: 2, short: 3, sound: 4, common: 5, equal: 6 } as const

const nearEnough = 0.92
const partlyEnough = 0.82

const firstAlike = (one: string, other: string): boolean => {
  if (one === other) return true
  // R. is Robert, and Bob.
  if (one.length === 1) return one === other[0] || one === fullFirstName(other)[0]
  if (other.length === 1) return firstAlike(other, one)
  return fullFirstName(one) === fullFirstName(other)
}

const middleAlike = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 0 || other.length === 0 || firstAlike(one[0] ?? '', other[0] ?? '')

const shortInOrder = (one: readonly string[], other: readonly string[]): boolean =>
  one.at(-1) === other.at(-1) &&
  (one.at(-1) ?? '').length > 1 &&
  firstAlike(one[0] ?? '', other[0] ?? '') &&
  middleAlike(one.slice(1, -1), other.slice(1, -1))

const lastFirst = (words: readonly string[]): readonly string[] => [...words.slice(1), words[0] ?? '']

/** Whether one name in Latin letters is the other with an initial, a nickname or no middle name, in either order. */
export const isShortened = ({ words: one }: NameParts, { words: other }: NameParts): boolean => {
  if (one.length < 2 || other.length < 2 || one.length > 4 || other.length > 4) return false
  return shortInOrder(one, other) || shortInOrder(lastFirst(one), other) || shortInOrder(one, lastFirst(other))
}

const soundsAlike = (x: NameParts, y: NameParts): boolean =>
  x.sound === y.sound || (x.turned !== '' && x.turned === y.sound) || (y.turned !== '' && y.turned === x.sound)

// Surname and given name in the other order, whatever the readings: 曾 is read otherwise at the end.
const isTurned = (x: string, y: string): boolean => x.length === y.length && `${x}${x}`.includes(y)

const chineseLevel = (x: NameParts, y: NameParts): number => {
  if (isTurned(x.core, y.core)) return nameLevels.sound
  const [given, other] = [x.core.slice(1), y.core.slice(1)]
  // Another surname alone is no brother's: it is misheard, or of two characters mistyped.
  if (given === other && (given.length > 1 || oneSlip(x.head, y.head))) return nameLevels.near
  // Another character alone is a brother's name; one that sounds nearly the same, or one left out, is a slip.
  const left = x.chinese !== y.chinese && oneSlip(x.core, y.core)
  if (Math.max(x.chinese, y.chinese) >= 3 && (left || oneSlip(x.sound, y.sound))) return nameLevels.near
  return x.head === y.head ? nameLevels.partly : nameLevels.different
}

const slipFrom = 7

const chineseFirm = /^\p{Script=Han}{4,}$/u

// 深圳宏远科技 and 宏远科技, or 宏远科技（深圳）; a town alone behind it is a branch more often.
const areOneFirm = (x: NameParts, y: NameParts): boolean => {
  if (x.unbracketed !== '' && y.unbracketed === '' && x.unbracketed === y.core) return true
  if (y.unbracketed !== '' && x.unbracketed === '' && y.unbracketed === x.core) return true
  const [short, long] = x.core.length < y.core.length ? [x.core, y.core] : [y.core, x.core]
  return chineseFirm.test(short) && (short.length === long.length ? isTurned(short, long) : long.endsWith(short))
}

/** 王总 and 王芳, Mr. Smith and John Smith. */
const isSurnameOf = (x: NameParts, y: NameParts): boolean =>
  x.titled && !y.titled && (y.chinese > 0 ? y.core.startsWith(x.core) : y.words.at(-1) === x.core)

/** The level of two names that are not empty. */
export const nameLevel = (x: NameParts, y: NameParts): number => {
  if (x.core === y.core) return nameLevels.equal
  if (soundsAlike(x, y)) return nameLevels.sound
  if (isSurnameOf(x, y) || isSurnameOf(y, x)) return nameLevels.short
  if (x.chinese > 0 && y.chinese > 0) return chineseLevel(x, y)
  if (isShortened(x, y) || areOneFirm(x, y)) return nameLevels.short
  const alike =
    x.chinese > 0 || y.chinese > 0
      ? jaroWinkler(x.sound, y.sound)
      : Math.max(jaroWinkler(x.core, y.core), jaroWinkler(x.core, y.turned), jaroWinkler(x.turned, y.core))
  if (alike >= nearEnough || (x.core.length >= slipFrom && oneSlip(x.core, y.core))) return nameLevels.near
  return alike >= partlyEnough || (x.head.length > 1 && x.head === y.head) ? nameLevels.partly : nameLevels.different
}
