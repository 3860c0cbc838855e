// What the journal holds of a person: who changed which record when, and what stood there before; who was shown what roles
// hide; by which files records came.

import { amountFacts } from '../command/amounts.ts'
import type { ReadScene } from '../command/command.ts'
import type { Noun, Row } from '../command/noun.ts'
import { recordName } from '../command/record-name.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { jsonValue } from '../command/show-value.ts'
import { history } from '../database/history.ts'
import { type RecordStep, stepsOfRecord } from '../database/record-steps.ts'
import { revealsOf } from '../database/reveals.ts'
import type { Json } from '../kernel/json.ts'
import { lettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { namingOthers } from './naming-others.act.ts'
import type { PersonPart } from './person.columns.ts'
import { receiptsOf } from './person.queries.ts'

const column = (key: string, title: Words): Column<Row> => ({ key, title, json: (row) => row[key] ?? null })

// What follows from other columns is no more than they are.
const isOwn = (key: string): boolean => !/_(?:key|sort|day)$/.test(key)

const valueIn = (scene: ReadScene, noun: Noun | undefined, row: Row, key: string): Json => {
  const value = row[key] ?? null
  const field = noun?.fields.find((one) => one.key === key && !one.custom)
  if (!field || value === null) return value
  if (field.type.kind === 'reference') return lettered(nounNamed(scene.nouns, field.type.to).letter, Number(value))
  return jsonValue(field, value, amountFacts(field, row, scene.facts))
}

/** The columns of an image as JSON text: references by their ids, amounts in main units. */
const imageText = (scene: ReadScene, table: string, row: Row, image: Row | null): string | null => {
  if (image === null) return null
  const noun = scene.nouns.find((one) => one.table === table)
  const own = Object.keys(image).filter((key) => isOwn(key) && (image[key] ?? null) !== null)
  if (own.length === 0) return null
  return JSON.stringify(Object.fromEntries(own.map((key) => [key, valueIn(scene, noun, { ...row, ...image }, key)])))
}

const parsed = (text: unknown): Json => {
  const value: Json = typeof text === 'string' ? JSON.parse(text) : null
  return value
}

const imageColumn = (key: string, title: Words): Column<Row> => ({
  key,
  title,
  json: (row) => parsed(row[key]),
  shown: (row) => {
    const image = parsed(row[key])
    if (image === null || typeof image !== 'object') return ''
    return Object.entries(image)
      .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join('\n')
  },
})

interface Touched {
  readonly entry: number
  readonly record: string
  readonly kind: RecordStep['kind']
  readonly before: string | null
  readonly after: string | null
}

const stepsOf = (scene: ReadScene, found: ReadonlyMap<string, readonly Row[]>): readonly Touched[] => {
  const name = recordName(scene.nouns)
  const steps: Touched[] = []
  for (const [table, rows] of found)
    for (const row of rows)
      for (const { entry, kind, before, after } of stepsOfRecord(scene.reading.lane, table, Number(row.id)))
        steps.push({
          entry,
          kind,
          record: name(table, Number(row.id)),
          before: imageText(scene, table, row, before),
          after: imageText(scene, table, row, after),
        })
  return steps.toSorted((a, b) => a.entry - b.entry)
}

/** The parts `history` and `imports`. `ids` are those the person is known by. */
export const historyParts = async (
  scene: ReadScene,
  found: ReadonlyMap<string, readonly Row[]>,
  ids: readonly string[],
): Promise<readonly PersonPart[]> => {
  const steps = stepsOf(scene, found)
  const shown = ids.flatMap((id) => revealsOf(scene.reading.lane, id).map((entry) => ({ entry, record: id })))
  const entries = [...new Set([...steps, ...shown].map(({ entry }) => entry))]
  const known = new Map((await history(scene.reading, { among: entries, limit: 0 })).map((one) => [one.id, one]))
  const reasons = [...known.values()].flatMap(({ reason }) => reason ?? [])
  const ofOthers = namingOthers(scene.reading.lane, reasons, found)
  const line = (entry: number, record: string, kind: string, before: string | null, after: string | null): Row => {
    // Not the words typed: they name others too, whom the line chose or was given. Nor a reason that names one.
    const { at = null, who = null, command = null, reason = null } = known.get(entry) ?? {}
    return {
      entry,
      at,
      who,
      command,
      reason: reason !== null && ofOthers.has(reason) ? null : reason,
      record,
      kind,
      before,
      after,
    }
  }
  const rows = [
    ...steps.map(({ entry, record, kind, before, after }) => line(entry, record, kind, before, after)),
    ...shown.map(({ entry, record }) => line(entry, record, 'shown', null, null)),
  ].toSorted((a, b) => Number(a.entry) - Number(b.entry))
  const receipts = await receiptsOf(scene.reading, entries)
  return [
    {
      key: 'history',
      title: { en: 'history', zh: '历史' },
      columns: [
        column('entry', { en: 'entry', zh: '条目' }),
        column('at', { en: 'when', zh: '时间' }),
        column('who', { en: 'who', zh: '操作人' }),
        column('command', { en: 'what', zh: '操作' }),
        column('reason', { en: 'why', zh: '原因' }),
        column('record', { en: 'record', zh: '记录' }),
        column('kind', { en: 'how', zh: '方式' }),
        imageColumn('before', { en: 'before', zh: '之前' }),
        imageColumn('after', { en: 'after', zh: '之后' }),
      ],
      rows,
    },
    {
      key: 'imports',
      title: { en: 'imports', zh: '导入' },
      columns: [
        { ...column('id', same('id')), json: (row) => lettered('F', Number(row.id)) },
        column('entry', { en: 'entry', zh: '条目' }),
        column('at', { en: 'when', zh: '时间' }),
        column('who', { en: 'who', zh: '操作人' }),
        column('noun', { en: 'records', zh: '记录类型' }),
        column('file', { en: 'file', zh: '文件' }),
      ],
      rows: receipts,
    },
  ]
}
