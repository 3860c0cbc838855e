// Refusals of days and of deeds that cannot be: a talk still to come, a plan for a day gone by, a visit that took place.
import type { StoreScene } from '../command/command.ts'
import type { CheckFacts, Row } from '../command/noun.ts'
import { dayOfMoment } from '../command/show-value.ts'
import type { Day } from '../kernel/day.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { same } from '../kernel/words.ts'
import { doneToCome } from './visit.ts'

/** Throws a `Failure` (exit 2) where a day to come lies before today. `hint` says what would do. */
export const refusePast = (scene: StoreScene, flag: string, day: Day, hint: string): void => {
  if (day >= scene.today) return
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--${flag} cannot be ${day}`, zh: `--${flag} 不能是 ${day}` },
    {
      why: { en: `that day is past: today is ${scene.today}`, zh: `该日已过：今天是 ${scene.today}` },
      field: flag,
      hint: same(hint),
    },
  )
}

/** Throws a `Failure` (exit 2) where `--at`, a day or an instant, is one to come. */
export const refuseFuture = (scene: StoreScene, { isToCome }: Pick<CheckFacts, 'isToCome'>, at: string): void => {
  if (isToCome?.(at) === true) throw doneToCome({ en: '--at', zh: '--at ' }, dayOfMoment(at, scene.facts.zone))
}

/** The conflict (exit 4) of a visit that took place already. `hint` is what to type instead. */
export const tookPlace = (scene: StoreScene, visit: Row, hint: string): Failure => {
  const id = lettered('V', Number(visit.id))
  const day = dayOfMoment(String(visit.at), scene.facts.zone)
  return new Failure(
    'conflict',
    'visit-done',
    { en: `${id} is done: it took place on ${day}`, zh: `${id} 已完成：发生于 ${day}` },
    { hint: same(hint) },
  )
}
