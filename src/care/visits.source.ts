// What this room adds to the page of a customer: its visits in the timeline, and those that are still open.

import type { ReadScene } from '../command/command.ts'
import { fieldWords, joinWords } from '../command/field-words.ts'
import type { BriefSource, CustomerEvent, PanelSource, TimelineSource } from '../customer/index.ts'
import { daysBetween } from '../kernel/day.ts'
import { shortDay } from '../kernel/day-words.ts'
import { lettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'
import { visitNoun } from './visit.noun.ts'
import { howWords, visitWords } from './visit-text.act.ts'
import { openVisitsOf, type VisitOf, visitsOf } from './visits-of.queries.ts'

const idOf = (visit: VisitOf): string => lettered(visitNoun.letter, visit.id)

const eventOf = (visit: VisitOf, scene: ReadScene): CustomerEvent | null => {
  const done = visit.status === 'done'
  const at = done ? visit.at : visit.due
  if (at === null) return null
  const status = done ? same('') : fieldWords(visitNoun, 'status', visit.status, scene.facts)
  const event = { at, id: idOf(visit), text: joinWords([status, visitWords(visit, scene.facts)]) }
  return done ? event : { ...event, ahead: true }
}

/** Visits: done ones by their time, all others by the day they were planned for. */
export const visitTimeline: TimelineSource = {
  type: 'visit',
  words: { en: 'visit', zh: '回访' },
  events: async (scene, customer) =>
    (await visitsOf(scene.reading, customer)).flatMap((visit) => eventOf(visit, scene) ?? []),
}

const lateWords = (due: string, scene: ReadScene): Words => {
  const late = daysBetween(due, scene.today)
  if (late === 0) return { en: 'today', zh: '今天' }
  return late > 0
    ? { en: `${late} ${late === 1 ? 'day' : 'days'} late`, zh: `逾期${late}天` }
    : { en: `in ${-late} ${late === -1 ? 'day' : 'days'}`, zh: `还有${-late}天` }
}

/** Visits planned or missed, the earliest first. */
export const openVisitsPanel: PanelSource = {
  key: 'open_visits',
  title: { en: 'open visits', zh: '待办回访' },
  read: async (scene, customer) => {
    const visits = await openVisitsOf(scene.reading, customer)
    return {
      json: visits.map(({ id, status, due, channel, purpose, staff, staff_name, note }) => ({
        id: lettered(visitNoun.letter, id),
        status,
        due,
        channel,
        purpose,
        staff: staff === null ? null : lettered('E', staff),
        staff_name,
        note,
      })),
      lines: visits.map((visit) => ({
        label: same(idOf(visit)),
        text: joinWords([
          fieldWords(visitNoun, 'status', visit.status, scene.facts),
          ...(visit.due === null ? [] : [same(visit.due), lateWords(visit.due, scene)]),
          visitWords(visit, scene.facts),
        ]),
        warning: visit.due !== null && visit.due < scene.today,
      })),
    }
  },
}

const openWords = (visit: VisitOf, due: string, scene: ReadScene): Words => {
  const how = howWords(visit, scene.facts)
  const late = lateWords(due, scene)
  const { today } = scene
  return {
    en: `visit ${idOf(visit)}${how.en === '' ? '' : ` (${how.en})`} due ${shortDay(due, today, 'en')}, ${late.en}`,
    zh: `回访 ${idOf(visit)}${how.zh === '' ? '' : `（${how.zh}）`} ${shortDay(due, today, 'zh')}到期，${late.zh}`,
  }
}

/** Visits planned or missed, in the call sheet. */
export const openVisitsBrief: BriefSource = {
  line: 'open',
  items: async (scene, customer) =>
    (await openVisitsOf(scene.reading, customer)).flatMap((visit) =>
      visit.due === null
        ? []
        : [
            {
              due: visit.due,
              warning: visit.due < scene.today,
              text: openWords(visit, visit.due, scene),
              json: { type: 'visit', id: idOf(visit), status: visit.status, due: visit.due },
            },
          ],
    ),
}
