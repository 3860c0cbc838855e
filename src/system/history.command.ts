// `history`: what was done, when, by whom and why; of the whole store, of one record, or one entry with its changes.

import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { type NounNames, nounOf } from '../command/command-names.ts'
import type { Noun } from '../command/noun.ts'
import { recordName } from '../command/record-name.ts'
import { findRecord } from '../command/reference.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { limitOf } from '../command/verbs/list.ts'
import { changesOf } from '../command/written.ts'
import { changesOfEntry, type EntryChange, type HistoryEntry, history, isGone } from '../database/history.ts'
import { Failure } from '../kernel/failure.ts'
import { localOfInstant } from '../kernel/instant.ts'
import { parseLettered } from '../kernel/reference.ts'
import { same, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { type HistoryLine, moveLines, newestFirst } from './history-lines.ts'

const shownAtMost = 20

/** What was typed; of an entry that an erasure has emptied the command alone. */
const typedWords = (row: Pick<HistoryLine, 'typed' | 'command' | 'erased'>): Words => {
  const text = row.typed ?? row.command
  return row.erased === 1 ? { en: `${text} (erased)`, zh: `${text}（已彻底删除）` } : same(text)
}

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
      { en: `"${scene.words.join(' ')}" names no record`, zh: `“${scene.words.join(' ')}”不是一条记录` },
      { field: 'ref', hint: same('crm history C-1') },
    )
  if (id && isGone(scene.reading, noun.table, id.id)) return { noun, id: id.id }
  return { noun, id: (await findRecord(scene, noun, first, { removed: true })).id }
}

const printList = async (scene: ReadScene): Promise<Outcome> => {
  const asked = await recordAsked(scene)
  return {
    print: async (page) => {
      const limit = limitOf(scene) ?? (page.human ? shownAtMost : 0)
      const record = asked ? { record: { table: asked.noun.table, id: asked.id } } : {}
      const entries = await history(scene.reading, { ...record, limit: limit === 0 ? 0 : limit + 1 })
      const moves = asked?.noun.name === 'customer' ? await moveLines(scene.reading, asked.id) : []
      const all = newestFirst(entries, moves)
      const rows = limit === 0 ? all : all.slice(0, limit)
      await page.rows(columns(scene.facts.zone), rows)
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
  options: { limit: { about: { en: 'at most so many; 0 is all', zh: '最多条数；0 为全部' }, value: 'N' } },
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

const changeLines = (scene: ReadScene, change: EntryChange): readonly Words[] => {
  const name = recordName(scene.nouns)(change.table, change.id)
  if (!change.before && !change.after) return [{ en: `${name}: erased`, zh: `${name}：已彻底删除` }]
  const noun = scene.nouns.find((one) => one.table === change.table)
  const verb = !change.before
    ? { en: 'added', zh: '新增' }
    : !change.after
      ? { en: 'taken away', zh: '移除' }
      : { en: 'changed', zh: '修改' }
  const head = { en: `${name} ${verb.en}`, zh: `${name} ${verb.zh}` }
  if (!noun) return [head]
  const row = change.after ?? {}
  return [head, ...changesOf(scene, noun, { before: change.before, row }).map((one) => one.text)]
}

const headOf = (entry: HistoryEntry, zone: string): Words => {
  const start = `${entry.id}  ${localOfInstant(entry.at, zone).slice(0, 16)}  ${entry.who}  `
  const { en, zh } = typedWords(entry)
  return { en: start + en, zh: start + zh }
}

/** What an entry of the journal is called. */
export const entryNames: NounNames = { name: 'entry', plural: 'entries', chinese: ['条目'] }

/** `crm show entry N`: one entry with every change. */
export const showEntryCommand: Command = reads({
  path: ['show', 'entry'],
  summary: { en: 'One entry of the history with its changes', zh: '查看一个历史条目及其改动' },
  positionals: [{ name: 'entry', about: { en: 'its number', zh: '条目编号' } }],
  options: { limit: { about: { en: 'at most so many records', zh: '最多显示的记录数' }, value: 'N' } },
  examples: [{ about: { en: 'what exactly was changed', zh: '具体改动了什么' }, line: 'crm show entry 1' }],
  run: async (scene) => {
    const [word] = scene.words
    if (word === undefined)
      throw new Failure(
        'usage',
        'missing-target',
        { en: 'show which entry?', zh: '查看哪个条目？' },
        { field: 'entry', hint: same('crm show entry 1') },
      )
    const number = word !== undefined && /^\d{1,15}$/.test(word) ? Number(word) : null
    const entries = number === null ? [] : await history(scene.reading, { limit: 0 })
    const entry = entries.find((one) => one.id === number)
    if (!entry)
      throw new Failure(
        'notFound',
        'no-entry',
        { en: `there is no entry ${word ?? ''}`, zh: `没有条目 ${word ?? ''}` },
        { hint: same('crm history') },
      )
    return {
      print: async (page) => {
        const limit = limitOf(scene) ?? shownAtMost
        const changes: EntryChange[] = []
        for (const change of changesOfEntry(scene.reading, entry.id)) {
          if (limit > 0 && changes.length === limit) break
          changes.push(change)
        }
        const name = recordName(scene.nouns)
        await page.report(
          {
            entry: entry.id,
            at: entry.at,
            who: entry.who,
            command: entry.typed ?? entry.command,
            reason: entry.reason,
            kind: entry.kind,
            records: entry.records,
            undone_by: entry.undone_by,
            ...(entry.erased === 1 ? { erased: true } : {}),
            changes: changes.map((change) => {
              const noun = scene.nouns.find((one) => one.table === change.table)
              const fields = noun ? changesOf(scene, noun, { before: change.before, row: change.after ?? {} }) : []
              return {
                id: name(change.table, change.id),
                changed: fields.map(({ field, from, to }) => ({ field, from, to })),
              }
            }),
          },
          [
            headOf(entry, scene.facts.zone),
            ...(entry.reason === null ? [] : [{ en: `   why: ${entry.reason}`, zh: `   原因：${entry.reason}` }]),
            ...changes.flatMap((change) => changeLines(scene, change)),
            ...(changes.length < entry.records && limit > 0 && changes.length === limit
              ? [
                  {
                    en: `   ... ${entry.records} records in all; --limit 0 shows them`,
                    zh: `   ……共 ${entry.records} 条；--limit 0 显示全部`,
                  },
                ]
              : []),
          ],
        )
      },
    }
  },
})
