// `dump`: everything that people have written, one line a record, in an order that depends on nothing else.
// Two stores that hold the same have the same dump. Nothing derived, no journal, no time of writing.
import { type Command, type ReadScene, reads } from '../command/command.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import type { Noun } from '../command/noun.ts'
import { recordRows } from '../command/record-rows.ts'
import { rowsQuery } from '../command/rows.queries.ts'
import { settings } from '../database/settings.ts'
import type { Json } from '../kernel/json.ts'
import { jsonLine } from '../output/json-lines.ts'

const isEmpty = (value: Json): boolean =>
  value === null ||
  (typeof value === 'object' && (Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0))

/** The lines of one noun's records, by id. */
const nounLines = async function* (scene: ReadScene, declared: Noun): AsyncIterable<string> {
  const noun = await withCustomFields(scene.reading.open, declared, scene.customField)
  const fields = noun.fields.filter((field) => field.key === 'id' || !field.derived)
  const query = rowsQuery(scene.reading.open, scene.nouns, noun, {
    fields,
    ...(scene.given.flag('removed') ? { removed: 'with' as const } : {}),
  }).orderBy('r.id')
  const { columns, rows } = recordRows(scene, noun, fields, query)
  const lineKeys = noun.lines?.fields ?? []
  const written = columns.filter((column) => !column.key.endsWith('_name') && !lineKeys.includes(column.key))
  for (const row of rows) {
    const record: Record<string, Json> = { noun: noun.name }
    for (const column of written) {
      const value = column.json(row)
      if (!isEmpty(value)) record[column.key] = value
    }
    if (row.removed !== null) record.removed = true
    yield `${jsonLine(record)}\n`
  }
}

const settingLines = (scene: ReadScene): string => {
  const values = scene.reading.settings()
  return Object.entries(values)
    .filter(([key]) => Object.hasOwn(settings, key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${jsonLine({ noun: 'setting', key, value })}\n`)
    .join('')
}

const block = 500

/** `crm dump`. */
export const dumpCommand: Command = reads({
  path: ['dump'],
  sees: 'all',
  anyEnding: true,
  summary: { en: 'Everything people have written, as lines of JSON', zh: '导出人工录入的全部内容（每行一条 JSON）' },
  details: {
    en: 'Two stores that hold the same have the same dump, byte for byte. Nothing derived is in it.',
    zh: '内容相同的两个数据文件，其 dump 逐字节相同；不含推算的数据。',
  },
  options: { removed: { about: { en: 'removed records too', zh: '包括已删除的记录' } } },
  examples: [{ about: { en: 'to compare two stores', zh: '比较两个数据文件' }, line: 'crm dump -o before.txt' }],
  run: async (scene) => ({
    print: async (page) => {
      await page.text(settingLines(scene))
      for (const noun of scene.nouns) {
        let text = ''
        let count = 0
        for await (const line of nounLines(scene, noun)) {
          text += line
          count += 1
          if (count % block !== 0) continue
          await page.text(text)
          text = ''
        }
        if (text !== '') await page.text(text)
      }
    },
  }),
})
