// How other slices add to the page of a customer: what happened, what is open, what to know before a call.
// A source reads the facts of one customer by an index and words them; it writes nothing and knows no other source.
import type { ReadScene } from '../command/command.ts'
import type { Day } from '../kernel/day.ts'
import type { Json } from '../kernel/json.ts'
import type { Words } from '../kernel/words.ts'

/** Something that happened with a customer. */
export interface CustomerEvent {
  /** Day or instant. */
  readonly at: string
  /** Id of the record, with its letter; of a journal entry its number. */
  readonly id: string
  readonly text: Words
  /** It is still to come: shown on whatever day is asked for, as plans count as they stand now. */
  readonly ahead?: true
}

/** One slice's part in the timeline. */
export interface TimelineSource {
  /** The code of its events, the same in every language: `visit`. */
  readonly type: string
  /** The code for people. */
  readonly words: Words
  /** The events of a customer that are not removed, in any order. */
  readonly events: (scene: ReadScene, customer: number) => Promise<readonly CustomerEvent[]>
}

/** The sections of the profile, in their order on the page. */
export const profileSections = ['who', 'reach', 'person', 'relation', 'value'] as const

/** A section of the profile. */
export type ProfileSection = (typeof profileSections)[number]

/** One labelled line of a panel. */
export interface PanelLine {
  readonly label: Words
  readonly text: Words
  /** It asks for attention. */
  readonly warning?: boolean
}

/** What a panel holds. */
export interface Panel {
  /** For programs, under the key of the panel. */
  readonly json: Json
  /** For people; without any the panel is left out. */
  readonly lines: readonly PanelLine[]
}

/** A part of the page beside profile and timeline: open visits, the last orders. */
export interface PanelSource {
  /** Key in JSON, snake_case. */
  readonly key: string
  readonly title: Words
  /** Its lines end this section of the profile instead of standing under the title. */
  readonly under?: ProfileSection
  readonly read: (scene: ReadScene, customer: number) => Promise<Panel>
}

/** The lines of the call sheet, in their order, with what people read before them. */
export const briefLines = {
  call: { en: 'call', zh: '联系' },
  met_through: { en: 'met through', zh: '结识' },
  talks_to: { en: 'talks to', zh: '对接人' },
  likes: { en: 'likes', zh: '喜好' },
  birthday: { en: 'birthday', zh: '生日' },
  bought: { en: 'bought', zh: '购买' },
  worth: { en: 'is worth', zh: '价值' },
  open: { en: 'open', zh: '待办' },
  last_time: { en: 'last time', zh: '上次' },
  ask_about: { en: 'ask about', zh: '可聊' },
} as const satisfies Readonly<Record<string, Words>>

/** The name of a line of the call sheet: its key in JSON. */
export type BriefLine = keyof typeof briefLines

/** One thing to know. */
export interface BriefItem {
  readonly text: Words
  readonly json: Json
  /** Day by which the items of a line are ordered; those without one come last. */
  readonly due?: Day
  /** It asks for attention. */
  readonly warning?: boolean
}

/** One slice's part in a line of the call sheet. Several sources may add to one line. */
export interface BriefSource {
  readonly line: BriefLine
  readonly items: (scene: ReadScene, customer: number) => Promise<readonly BriefItem[]>
}

/** Everything the slices add to the page of a customer. */
export interface CustomerSources {
  readonly timeline: readonly TimelineSource[]
  readonly panels: readonly PanelSource[]
  readonly brief: readonly BriefSource[]
}
