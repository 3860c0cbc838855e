// The one timeline of a customer: what every source tells, newest first.
import type { ReadScene } from '../command/command.ts'
import { dayOfMoment } from '../command/show-value.ts'
import type { Day } from '../kernel/day.ts'
import { parseLettered } from '../kernel/reference.ts'
import type { Words } from '../kernel/words.ts'
import type { CustomerEvent, TimelineSource } from './customer-source.ts'

/** An event with the source it comes from. */
export interface TimedEvent extends CustomerEvent {
  readonly type: string
  readonly what: Words
  /** Its day in the store's zone. */
  readonly day: Day
}

const numberOf = (id: string): number => parseLettered(id)?.id ?? (Number(id) || 0)

// Days and instants compare as text: on one day, what has a time comes before what has none.
const newestFirst = (a: TimedEvent, b: TimedEvent): number => {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1
  if (a.at !== b.at) return a.at < b.at ? 1 : -1
  if (a.type !== b.type) return a.type < b.type ? -1 : 1
  return numberOf(b.id) - numberOf(a.id)
}

/** Where a past day is asked for, what happened after it is left out; today nothing is, not even a day still to come. */
const lastDayShown = (scene: ReadScene): Day | null => {
  const clock = dayOfMoment(scene.world.clock.now(), scene.facts.zone)
  return scene.today < clock ? scene.today : null
}

/** All events of a customer, newest first. */
export const timelineOf = async (
  scene: ReadScene,
  customer: number,
  sources: readonly TimelineSource[],
): Promise<readonly TimedEvent[]> => {
  const last = lastDayShown(scene)
  const events: TimedEvent[] = []
  for (const { type, words, events: read } of sources) {
    for (const event of await read(scene, customer)) {
      const day = dayOfMoment(event.at, scene.facts.zone)
      if (last === null || day <= last || event.ahead === true) events.push({ ...event, type, what: words, day })
    }
  }
  return events.sort(newestFirst)
}
