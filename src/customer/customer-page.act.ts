// The page of a customer for people: the profile in sections, the panels of the slices, the timeline.
import type { ReadScene } from '../command/command.ts'
import { doNotContact } from '../command/consent-choices.ts'
import type { Field } from '../command/field.ts'
import type { Noun, Row } from '../command/noun.ts'
import { recordColumns } from '../command/record-columns.ts'
import { cellsOrNone, isDoNotContact } from '../kernel/consent.ts'
import { lettered } from '../kernel/reference.ts'
import { type Language, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import type { RecordView, Section } from '../output/record.ts'
import { nextBirthdayOf, nextWords } from './birthday-words.ts'
import {
  type Panel,
  type PanelLine,
  type PanelSource,
  type ProfileSection,
  profileSections,
} from './customer-source.ts'
import type { TimedEvent } from './timeline.act.ts'

const placed: Readonly<Record<ProfileSection, { readonly title: Words; readonly keys: readonly string[] }>> = {
  who: {
    title: { en: 'who', zh: '基本信息' },
    keys: ['key', 'kind', 'gender', 'birthday', 'age', 'age_told', 'company', 'industry', 'occupation', 'position'],
  },
  reach: {
    title: { en: 'how to reach', zh: '联系方式' },
    keys: ['phones', 'emails', 'wechat', 'city', 'address', 'consent'],
  },
  person: {
    title: { en: 'person', zh: '个人特点' },
    keys: ['likes', 'habits', 'personality', 'tastes', 'situation', 'needs', 'pains'],
  },
  relation: {
    title: { en: 'relation', zh: '客户关系' },
    keys: [
      'owner',
      'stage',
      'source',
      'introducer',
      'added',
      'last_contact',
      'next_due',
      'every',
      'snooze_until',
      'tags',
      'note',
    ],
  },
  value: {
    title: { en: 'value', zh: '客户价值' },
    keys: ['class', 'class_override', 'tier', 'tier_override', 'orders', 'spend', 'first_order', 'last_order'],
  },
}

const known = new Set(['id', 'name', ...profileSections.flatMap((section) => placed[section].keys)])

/** A panel that was read. */
export interface ReadPanel {
  readonly source: PanelSource
  readonly panel: Panel
}

const lineColumn = (line: PanelLine, key: string): Column<Row> => ({
  key,
  title: line.label,
  json: () => null,
  shown: (_, language) => say(line.text, language),
  tone: () => (line.warning ? 'warning' : undefined),
})

const panelColumns = ({ source, panel }: ReadPanel): readonly Column<Row>[] =>
  panel.lines.map((line, place) => lineColumn(line, `${source.key}.${place}`))

const nextBirthdayColumns = (row: Row, scene: ReadScene): readonly Column<Row>[] => {
  const next = typeof row.birthday === 'string' ? nextBirthdayOf(row.birthday, scene.today) : null
  if (next === null) return []
  const line = { label: { en: 'next birthday', zh: '下次生日' }, text: nextWords(next, scene.today) }
  return [lineColumn(line, 'next_birthday')]
}

const profile = (scene: ReadScene, noun: Noun, row: Row, panels: readonly ReadPanel[]): readonly Section<Row>[] => {
  const columnsFor = (fields: readonly Field[]) => recordColumns(scene.nouns, noun, fields, scene.facts)
  const sections = profileSections.map((name): Section<Row> => {
    const { title, keys } = placed[name]
    const own = keys.flatMap((key) => {
      const field = noun.fields.find((one) => one.key === key && !one.custom)
      const columns = field ? columnsFor([field]) : []
      return key === 'birthday' ? [...columns, ...nextBirthdayColumns(row, scene)] : columns
    })
    const added = panels.filter(({ source }) => source.under === name).flatMap(panelColumns)
    return { title, columns: [...own, ...added] }
  })
  const others = noun.fields.filter((field) => field.custom || !known.has(field.key))
  return [...sections, { title: { en: 'own fields', zh: '自定义字段' }, columns: columnsFor(others) }]
}

/** Name, id, whether the customer is removed, and whether there is to be no contact. */
export const headingOf = (row: Row, letter: string, language: Language): string => {
  const gone = row.removed === null ? '' : say({ en: ' (removed)', zh: '（已删除）' }, language)
  const quiet = isDoNotContact(cellsOrNone(row.consent)) ? `  ${say(doNotContact, language)}` : ''
  return `${row.name ?? ''}  ${lettered(letter, Number(row.id))}${gone}${quiet}`
}

/** What the page is made of. */
export interface PageParts {
  readonly scene: ReadScene
  readonly noun: Noun
  readonly row: Row
  readonly panels: readonly ReadPanel[]
  readonly events: readonly TimedEvent[]
  readonly language: Language
}

/** The page of a customer. Sections without anything to say are left out when it is printed. */
export const customerPage = ({ scene, noun, row, panels, events, language }: PageParts): RecordView<Row> => ({
  row,
  heading: headingOf(row, noun.letter, language),
  sections: [
    ...profile(scene, noun, row, panels),
    ...panels
      .filter(({ source }) => source.under === undefined)
      .map((read) => ({ title: read.source.title, columns: panelColumns(read) })),
  ],
  timeline: events.map(({ at, day, type, what, id, text }) => ({
    at,
    type,
    id,
    text: say(text, language),
    when: day,
    what,
  })),
})
