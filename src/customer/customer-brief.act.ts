// The call sheet: what to know one minute before a call, one line for each thing that has something to say.

import { columnsOf } from '../command/columns.ts'
import type { ReadScene } from '../command/command.ts'
import type { Noun, Row } from '../command/noun.ts'
import { recordColumns } from '../command/record-columns.ts'
import type { Json } from '../kernel/json.ts'
import { type Language, say } from '../kernel/words.ts'
import { type Column, shownText } from '../output/column.ts'
import type { RecordView } from '../output/record.ts'
import { headingOf } from './customer-page.act.ts'
import { type BriefItem, type BriefLine, type BriefSource, briefLines } from './customer-source.ts'

/** The items of every line, in the order of the lines. */
export type Brief = ReadonlyMap<BriefLine, readonly BriefItem[]>

const isLine = (name: string): name is BriefLine => Object.hasOwn(briefLines, name)

const lineNames: readonly BriefLine[] = Object.keys(briefLines).filter(isLine)

/** Lines that hold one thing at most; in JSON it stands by itself, null where there is none. */
const single: ReadonlySet<BriefLine> = new Set<BriefLine>(['met_through', 'likes', 'bought', 'worth', 'last_time'])

const byDue = (items: readonly BriefItem[]): readonly BriefItem[] =>
  items.every((item) => item.due === undefined)
    ? items
    : items.toSorted((a, b) => ((a.due ?? '~') < (b.due ?? '~') ? -1 : (a.due ?? '~') > (b.due ?? '~') ? 1 : 0))

/** Asks every source; the items of one line are ordered by due day, then as the sources stand. */
export const readBrief = async (
  scene: ReadScene,
  customer: number,
  sources: readonly BriefSource[],
): Promise<Brief> => {
  const found = new Map<BriefLine, BriefItem[]>(lineNames.map((line) => [line, []]))
  for (const { line, items } of sources) found.get(line)?.push(...(await items(scene, customer)))
  return new Map([...found].map(([line, items]) => [line, byDue(items)]))
}

const jsonOf = (line: BriefLine, items: readonly BriefItem[]): Json =>
  single.has(line) ? (items[0]?.json ?? null) : items.map(({ json }) => json)

const lineColumn = (line: BriefLine, items: readonly BriefItem[]): Column<Row> => ({
  key: line,
  title: briefLines[line],
  json: () => jsonOf(line, items),
  plain: () => items.map(({ text }) => text.en).join(' · '),
  shown: (_, language) => items.map(({ text }) => say(text, language)).join(' · '),
  tone: () => (items.some(({ warning }) => warning) ? 'warning' : undefined),
})

const headFields = ['id', 'name', 'class', 'tier', 'owner']

/** The columns of a call sheet for programs: whose it is, then every line, empty or not. */
export const briefColumns = (scene: ReadScene, noun: Noun, brief: Brief): readonly Column<Row>[] => {
  const fields = headFields.flatMap((key) => noun.fields.find((field) => field.key === key) ?? [])
  return [
    ...columnsOf(scene.nouns, noun, fields, scene.facts),
    ...[...brief].map(([line, items]) => lineColumn(line, items)),
  ]
}

/** The call sheet for people: name, class, tier and owner, then the lines that have something to say. */
export const briefPage = (
  scene: ReadScene,
  noun: Noun,
  row: Row,
  brief: Brief,
  language: Language,
): RecordView<Row> => {
  const text = (key: string): string => {
    const fields = noun.fields.filter((field) => field.key === key)
    const [column] = recordColumns(scene.nouns, noun, fields, scene.facts)
    return column ? shownText(column, row, language) : ''
  }
  const [tier, owner] = [text('tier'), text('owner')]
  const head = [
    text('class'),
    tier === '' ? '' : say({ en: `${tier} tier`, zh: tier }, language),
    owner === '' ? '' : say({ en: `owner ${owner}`, zh: `负责人 ${owner}` }, language),
  ].filter((part) => part !== '')
  return {
    row,
    heading: [headingOf(row, noun.letter, language), head.join(' · ')].filter((part) => part !== '').join('  '),
    sections: [
      { columns: [...brief].filter(([, items]) => items.length > 0).map(([line, items]) => lineColumn(line, items)) },
    ],
  }
}
