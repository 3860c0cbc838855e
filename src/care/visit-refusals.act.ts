// Refusals of days and of deeds that cannot be: a talk still to come, a plan for a day gone by, a visit that took place.
import type { StoreScene } from '../command/command.ts'
import type { Row } from '../command/noun.ts'
import { dayOfMoment } from '../command/show-value.ts'
import type { Day } from '../kernel/day.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { same } from '../kernel/words.ts'

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

/**
 * Throws a `Failure` (exit 2) where a talk is said to have taken place after today. `--as-of` an earlier day does not
 * forbid what has happened since.
 * @param at a day or an instant
 */
export const refuseFuture = (scene: StoreScene & { readonly writing: { readonly now: string } }, at: string): void => {
  const day = dayOfMoment(at, scene.facts.zone)
  if (day <= scene.today || day <= dayOfMoment(scene.writing.now, scene.facts.zone)) return
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--at cannot be ${day}`, zh: `--at 不能是 ${day}` },
    {
      why: { en: 'a talk that is done cannot lie in the future', zh: '已完成的沟通不能在将来' },
      field: 'at',
      hint: same('--at today'),
    },
  )
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
