// The lines of a record, such as those of an order: read, as JSON, and as text, one line each.
import type { Json } from '../kernel/json.ts'
import { lettered } from '../kernel/reference.ts'
import { type Language, say } from '../kernel/words.ts'
import { type Column, shownText } from '../output/column.ts'
import { amountFacts } from './amounts.ts'
import type { ReadScene } from './command.ts'
import type { Field } from './field.ts'
import type { Noun, Row } from './noun.ts'
import { recordColumns } from './record-columns.ts'
import { nounNamed } from './rows.queries.ts'
import { jsonValue } from './show-value.ts'

/** The key of the column of lines, by which `--fields` picks it. */
export const linesKey = 'lines'

/** The fields that a line has: its own, and the amount. */
const lineFields = (noun: Noun): readonly Field[] =>
  [...(noun.lines?.fields ?? []), 'amount'].flatMap((key) => noun.fields.find((field) => field.key === key) ?? [])

const linesQuery = (scene: ReadScene, noun: Noun): string => {
  const { lines } = noun
  if (!lines) throw new Error(`${noun.name} has no lines`)
  const names: string[] = []
  const joins: string[] = []
  const currencies = new Set<string>()
  for (const { key, type } of lineFields(noun)) {
    if (type.kind === 'money' && type.currency !== undefined) currencies.add(type.currency)
    if (type.kind !== 'reference') continue
    const target = nounNamed(scene.nouns, type.to)
    joins.push(`left join "${target.table}" as "t_${key}" on "t_${key}".id = l."${key}"`)
    names.push(`"t_${key}".key as "${key}.key"`, `"t_${key}"."${target.title ?? 'key'}" as "${key}.name"`)
  }
  // The amounts of a line are in the currency of its record.
  for (const key of currencies) names.push(`r."${key}" as "${key}"`)
  return `select ${['l.*', ...names].join(', ')} from "${lines.table}" as l join "${noun.table}" as r on r.id = l."${lines.parent}"
    ${joins.join(' ')} where l."${lines.parent}" = ? order by l.position`
}

/** Reads the lines of one record at a time. */
export const linesReader = (scene: ReadScene, noun: Noun): ((id: number) => readonly Row[]) => {
  const statement = scene.reading.lane.prepare(linesQuery(scene, noun))
  return (id) => statement.all(id)
}

const lineJson = (scene: ReadScene, noun: Noun, fields: readonly Field[], line: Row): Json => {
  const out: Record<string, Json> = {}
  for (const field of fields) {
    const stored = line[field.key] ?? null
    if (scene.facts.veil?.hides(noun.name, field)) out[field.key] = null
    else if (field.type.kind !== 'reference')
      out[field.key] = jsonValue(field, stored, amountFacts(field, line, scene.facts))
    else {
      const { letter } = nounNamed(scene.nouns, field.type.to)
      out[field.key] = stored === null ? null : lettered(letter, Number(stored))
      out[`${field.key}_name`] = line[`${field.key}.name`] ?? null
    }
  }
  return out
}

/** A line as a person reads it: `龙井茶 (I-1) · quantity 2.5 · price ¥128 · amount ¥320`. */
export const lineText = (scene: ReadScene, noun: Noun): ((line: Row, language: Language) => string) => {
  const columns = recordColumns(scene.nouns, noun, lineFields(noun), scene.facts)
  return (line, language) =>
    columns
      .flatMap((column) => {
        const text = shownText(column, line, language)
        if (text === '') return []
        return [column.kind === 'reference' ? text : `${say(column.title, language)} ${text}`]
      })
      .join(' · ')
}

/** All lines of a record in one column: a list in JSON, JSON text in flat files, one below the other for people. */
export const linesColumn = (scene: ReadScene, noun: Noun, linesOf: (row: Row) => readonly Row[]): Column<Row> => {
  const fields = lineFields(noun)
  const text = lineText(scene, noun)
  const json = (row: Row): readonly Json[] => linesOf(row).map((line) => lineJson(scene, noun, fields, line))
  return {
    key: linesKey,
    beside: linesKey,
    names: ['明细'],
    title: { en: 'lines', zh: '明细' },
    json,
    plain: (row) => JSON.stringify(json(row)),
    shown: (row, language) =>
      linesOf(row)
        .map((line) => text(line, language))
        .join('\n'),
  }
}
