// The visit that follows a done one: on the day that was named, or at the visit's own interval.

import type { WriteScene } from '../command/command.ts'
import type { Row } from '../command/noun.ts'
import { addRecord, type Saved, type SaveFacts } from '../command/save.ts'
import type { Writing } from '../database/store.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { talkAgainst } from './allowed-visit.act.ts'
import { visitNoun } from './visit.noun.ts'

/** The day of the follow-up: as named, else `every` days after the visit, else none. */
export const followUpDay = (visit: Row, named: Day | null, done: Day): Day | null => {
  if (named !== null) return named
  const every = visit.every ?? null
  return typeof every === 'number' && every > 0 ? addDays(done, every) : null
}

/**
 * Plans the follow-up with the same customer, staff, channel and interval. One that nobody named a day for is planned
 * without the channel where that was refused since, and not at all (null) with somebody who wants no contact; a named one
 * fails then, as any visit does.
 */
export const planFollowUp = async (
  writing: Writing,
  visit: Row,
  due: Day,
  facts: SaveFacts & { readonly isNamed: boolean },
): Promise<Saved | null> => {
  const next = {
    customer: visit.customer ?? null,
    status: 'planned',
    due,
    every: visit.every ?? null,
    channel: visit.channel ?? null,
    purpose: visit.purpose ?? null,
    staff: visit.staff ?? null,
  }
  if (facts.isNamed || talkAgainst(writing.lane, next) === null) return addRecord(writing, visitNoun, next, facts)
  const open = { ...next, channel: null }
  return talkAgainst(writing.lane, open) === null ? addRecord(writing, visitNoun, open, facts) : null
}

/** Says that a talk took place by a way that the customer had refused; it is written down all the same. */
export const tellRefused = (scene: WriteScene, visit: Row): void => {
  const against = talkAgainst(scene.writing.lane, visit)
  if (against === null) return
  scene.notice({
    en: `${against.en}; the talk is recorded all the same`,
    zh: `${against.zh}；此次沟通仍已记录`,
  })
}
