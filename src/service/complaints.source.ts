// What this room adds to the page of a customer: cases in the timeline, and those that are not closed yet.

import type { ReadScene } from '../command/command.ts'
import { fieldWords, joinWords } from '../command/field-words.ts'
import { dayOfMoment } from '../command/show-value.ts'
import type { BriefSource, PanelSource, TimelineSource } from '../customer/index.ts'
import { shortDay } from '../kernel/day-words.ts'
import { lettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'
import { complaintNoun } from './complaint.noun.ts'
import { type ComplaintOf, complaintsOf } from './complaints-of.queries.ts'

const idOf = ({ id }: ComplaintOf): string => lettered(complaintNoun.letter, id)

const words = (key: 'kind' | 'status', complaint: ComplaintOf, scene: ReadScene): Words =>
  fieldWords(complaintNoun, key, complaint[key], scene.facts)

const severityWords = ({ severity }: ComplaintOf): Words =>
  severity === null ? same('') : { en: `severity ${severity} of 4`, zh: `严重程度 ${severity}/4` }

const complaintWords = (complaint: ComplaintOf, scene: ReadScene): Words =>
  joinWords([
    // The word beside it says so already.
    complaint.kind === 'complaint' ? same('') : words('kind', complaint, scene),
    same(complaint.category ?? ''),
    severityWords(complaint),
    words('status', complaint, scene),
    same(complaint.text ?? ''),
    complaint.remedy === null ? same('') : { en: `remedy: ${complaint.remedy}`, zh: `处理：${complaint.remedy}` },
  ])

/** Cases by the time they were received. */
export const complaintTimeline: TimelineSource = {
  type: 'complaint',
  words: { en: 'complaint', zh: '投诉' },
  events: async (scene, customer) =>
    (await complaintsOf(scene.reading, customer)).map((complaint) => ({
      at: complaint.received,
      id: idOf(complaint),
      text: complaintWords(complaint, scene),
    })),
}

/** The day by which a case is due, whether a day or a time is written. */
const dueOf = ({ due }: ComplaintOf, { facts }: ReadScene): string | null =>
  due === null ? null : dayOfMoment(due, facts.zone)

const finished = new Set<string>(['confirmed', 'closed'])

/** Cases received by the day asked for that are not finished, as they stand now; the earliest due first. */
const openOf = async (scene: ReadScene, customer: number): Promise<readonly ComplaintOf[]> => {
  const all = await complaintsOf(scene.reading, customer)
  const open = all.filter(({ status, received_day }) => !finished.has(status) && received_day <= scene.today)
  const due = (complaint: ComplaintOf): string => dueOf(complaint, scene) ?? '~'
  return open.sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.id - b.id))
}

const isLate = (complaint: ComplaintOf, scene: ReadScene): boolean => (dueOf(complaint, scene) ?? '~') < scene.today

const dueWords = (complaint: ComplaintOf, scene: ReadScene): Words => {
  const due = dueOf(complaint, scene)
  return due === null ? same('') : { en: `due ${due}`, zh: `${due}到期` }
}

/** Cases that are neither closed nor confirmed by the customer. */
export const openComplaintsPanel: PanelSource = {
  key: 'open_complaints',
  title: { en: 'open complaints', zh: '未结投诉' },
  read: async (scene, customer) => {
    const open = await openOf(scene, customer)
    return {
      json: open.map((complaint) => ({
        id: idOf(complaint),
        kind: complaint.kind,
        category: complaint.category,
        severity: complaint.severity,
        received: complaint.received,
        due: complaint.due,
        status: complaint.status,
        text: complaint.text,
      })),
      lines: open.map((complaint) => ({
        label: same(idOf(complaint)),
        text: joinWords([same(complaint.received_day), dueWords(complaint, scene), complaintWords(complaint, scene)]),
        warning: isLate(complaint, scene),
      })),
    }
  },
}

const openWords = (complaint: ComplaintOf, scene: ReadScene): Words => {
  const kind = words('kind', complaint, scene)
  const status = words('status', complaint, scene)
  const unconfirmed = complaint.status === 'resolved'
  const due = dueOf(complaint, scene)
  const late = due === null ? null : { en: shortDay(due, scene.today, 'en'), zh: shortDay(due, scene.today, 'zh') }
  const text = complaint.category ?? complaint.text ?? ''
  return {
    en: `${kind.en} ${idOf(complaint)}${text === '' ? '' : ` (${text})`} ${status.en}${unconfirmed ? ', not yet confirmed' : ''}${late === null ? '' : `, due ${late.en}`}`,
    zh: `${kind.zh} ${idOf(complaint)}${text === '' ? '' : `（${text}）`}${status.zh}${unconfirmed ? '，客户尚未确认' : ''}${late === null ? '' : `，${late.zh}到期`}`,
  }
}

const dueItem = (complaint: ComplaintOf, scene: ReadScene): { readonly due?: string } => {
  const due = dueOf(complaint, scene)
  return due === null ? {} : { due }
}

/** The same in the call sheet. */
export const openComplaintsBrief: BriefSource = {
  line: 'open',
  items: async (scene, customer) =>
    (await openOf(scene, customer)).map((complaint) => ({
      ...dueItem(complaint, scene),
      warning: isLate(complaint, scene),
      text: openWords(complaint, scene),
      json: { type: 'complaint', id: idOf(complaint), status: complaint.status, due: complaint.due },
    })),
}
