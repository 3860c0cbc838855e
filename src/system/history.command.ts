// `history`: what was done, when, by whom and why; of the whole store, of one record, or one entry with its changes.

import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { type NounNames, nounOf } from '../command/command-names.ts'
import type { Noun } from '../command/noun.ts'
import { recordName } from '../command/record-name.ts'
import { findRecord } from '../command/reference.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { smallList, smallListOptions } from '../command/small-list.ts'
import { limitOf } from '../command/verbs/list.ts'
import { wordsOver } from '../command/words-over.ts'
import { history, isGone } from '../database/history.ts'
import { revealsOf } from '../database/reveals.ts'
import { type BelongingTable, entriesTouching } from '../database/touching.ts'
import { Failure } from '../kernel/failure.ts'
import { localOfInstant } from '../kernel/instant.ts'
import { lettered, parseLettered } from '../kernel/reference.ts'
import { same, say } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { type HistoryLine, moveLines, newestFirst, typedWords } from './history-lines.ts'

const shownAtMost = 20
const touchedShown = 3

const columns = (zone: string): readonly Column<HistoryLine>[] => [
  { key: 'entry', title: { en: 'entry', zh: '条目' }, kind: 'number', json: (row) => row.id, weight: 90 },
  {
    key: 'at',
    title: { en: 'when', zh: '时间' },
    kind: 'moment',
    json: (row) => row.at,
    shown: (row) => localOfInstant(row.at, zone).slice(0, 16),
    weight: 80,
  },
  { key: 'who', title: { en: 'who', zh: '操作人' }, json: (row) => row.who, weight: 60 },
  {
    key: 'command',
    title: { en: 'what', zh: '操作' },
    json: (row) => typedWords(row).en,
    shown: (row, language) => (row.shown ? say(row.shown.what, language) : say(typedWords(row), language)),
    weight: 70,
  },
  {
    key: 'reason',
    title: { en: 'why', zh: '原因' },
    json: (row) => row.reason,
    shown: (row, language) => (row.shown ? say(row.shown.why, language) : (row.reason ?? '')),
    weight: 40,
  },
  { key: 'records', title: { en: 'records', zh: '记录数' }, kind: 'number', json: (row) => row.records },
  {
    key: 'undone_by',
    title: { en: 'undone by', zh: '撤销于' },
    kind: 'number',
    json: (row) => row.undone_by,
    tone: () => 'muted',
  },
]

/** What an entry touched of a record and of what belongs to it; for people no more than fit. */
const touchedColumn: Column<HistoryLine> = {
  key: 'touched',
  title: { en: 'touched', zh: '涉及' },
  json: (row) => [...(row.touched ?? [])],
  shown: ({ touched = [] }) =>
    touched.length <= touchedShown
      ? touched.join(' ')
      : `${touched.slice(0, touchedShown - 1).join(' ')} +${touched.length - touchedShown + 1}`,
  weight: 65,
}

/** The record a word names: `C-12`, or noun and name (`customer 张小明`). */
const recordAsked = async (scene: ReadScene): Promise<{ readonly noun: Noun; readonly id: number } | null> => {
  const [first, second, ...rest] = scene.words
  if (first === undefined) return null
  const byNoun = second === undefined ? undefined : nounOf(scene.nouns, first)
  if (byNoun && second !== undefined && rest.length === 0)
    return { noun: byNoun, id: (await findRecord(scene, byNoun, second, { removed: true })).id }
  const id = parseLettered(first)
  const noun = id ? scene.nouns.find((one) => one.letter === id.letter) : nounNamed(scene.nouns, 'customer')
  if (!noun || second !== undefined)
    throw new Failure(
      'usage',
      'bad-value',
      { en: `"${wordsOver(scene.words)}" names no record`, zh: `“${wordsOver(scene.words)}”不是一条记录` },
      { field: 'ref', hint: same('crm history C-1') },
    )
  if (id && isGone(scene.reading, noun.table, id.id)) return { noun, id: id.id }
  return { noun, id: (await findRecord(scene, noun, first, { removed: true })).id }
}

/** The tables whose rows belong to a noun's records: contacts, visits, orders and complaints to a customer. */
const belongingTo = ({ name }: Noun, nouns: readonly Noun[]): readonly BelongingTable[] =>
  nouns.flatMap((noun) =>
    (noun.hangsOn ?? [noun.parent]).flatMap((key) => {
      const field = noun.fields.find((one) => one.key === key)
      return field?.type.kind === 'reference' && field.type.to === name
        ? [{ table: noun.table, column: field.key }]
        : []
    }),
  )

/** The entries that touched a record, each with what it touched. */
const linesOf = async (
  scene: ReadScene,
  { noun, id }: { readonly noun: Noun; readonly id: number },
  limit: number,
): Promise<readonly HistoryLine[]> => {
  const belonging = scene.given.flag('own') ? [] : belongingTo(noun, scene.nouns)
  const touching = entriesTouching(scene.reading, { table: noun.table, id }, belonging)
  const revealed = revealsOf(scene.reading.lane, lettered(noun.letter, id))
  const latest = [...new Set([...touching.keys(), ...revealed])].sort((one, other) => other - one)
  const among = limit === 0 ? latest : latest.slice(0, limit + 1)
  const name = recordName(scene.nouns)
  return (await history(scene.reading, { among, limit: 0 })).map((entry) => ({
    ...entry,
    touched: (touching.get(entry.id) ?? []).map((one) => name(one.table, one.id)),
  }))
}

/** The same by filter, order and number: all entries are read. */
const chosen = async (scene: ReadScene, asked: Awaited<ReturnType<typeof recordAsked>>): Promise<Outcome> => {
  const entries = asked ? await linesOf(scene, asked, 0) : await history(scene.reading, { limit: 0 })
  const moves = asked?.noun.name === 'customer' ? await moveLines(scene.reading, asked.id) : []
  return smallList(scene, {
    columns: asked ? [...columns(scene.facts.zone), touchedColumn] : columns(scene.facts.zone),
    rows: newestFirst(entries, moves),
    usual: shownAtMost,
    ownWords: true,
    empty: { en: 'no history', zh: '没有历史' },
  })
}

const printList = async (scene: ReadScene): Promise<Outcome> => {
  const asked = await recordAsked(scene)
  if (['where', 'sort', 'count', 'exit-status'].some((flag) => scene.given.has(flag))) return chosen(scene, asked)
  return {
    print: async (page) => {
      const limit = limitOf(scene) ?? (page.human ? shownAtMost : 0)
      const entries = asked
        ? await linesOf(scene, asked, limit)
        : await history(scene.reading, { limit: limit === 0 ? 0 : limit + 1 })
      const moves = asked?.noun.name === 'customer' ? await moveLines(scene.reading, asked.id) : []
      const all = newestFirst(entries, moves)
      const rows = limit === 0 ? all : all.slice(0, limit)
      const wide = asked ? [...columns(scene.facts.zone), touchedColumn] : columns(scene.facts.zone)
      await page.rows(wide, rows)
      if (rows.length < all.length)
        page.notice({
          en: `the last ${rows.length}; --limit 0 shows all`,
          zh: `最近 ${rows.length} 条；--limit 0 显示全部`,
        })
      if (rows.length === 0) page.notice({ en: 'no history', zh: '没有历史' })
    },
  }
}

const listing = {
  summary: { en: 'What was done, by whom and why', zh: '操作历史：谁、何时、为什么' },
  positionals: [{ name: 'ref', about: { en: 'of one record', zh: '某条记录的历史' }, optional: true, rest: true }],
  details: {
    en: 'The history of a record is that of what belongs to it as well: of a customer the contacts, visits, orders and complaints, and the class and tier it moved to. The column touched says which of them an entry changed; --own leaves them out.',
    zh: '一条记录的历史也包括属于它的记录：客户的联系人、回访、订单、投诉，以及类别和等级的变动。“涉及”一列说明该条目改了其中哪些；--own 只看这条记录本身。',
  },
  options: {
    own: { about: { en: 'only the record itself, without what belongs to it', zh: '只看记录本身，不含属于它的记录' } },
    ...smallListOptions,
  },
} as const

/** `crm list entries [REF]`: the same as `crm history`. */
export const listEntryCommand: Command = reads({
  ...listing,
  path: ['list', 'entry'],
  hidden: true,
  examples: [{ about: { en: 'the latest', zh: '最近的操作' }, line: 'crm list entries' }],
  run: (scene) => printList(scene),
})

/** `crm history [REF]`. */
export const historyCommand: Command = reads({
  ...listing,
  path: ['history'],
  aliases: ['历史'],
  examples: [
    { about: { en: 'the latest', zh: '最近的操作' }, line: 'crm history' },
    { about: { en: 'of one customer', zh: '某位客户的历史' }, line: 'crm history C-1' },
  ],
  run: printList,
})

/** What an entry of the journal is called. */
export const entryNames: NounNames = { name: 'entry', plural: 'entries', chinese: ['条目'] }
