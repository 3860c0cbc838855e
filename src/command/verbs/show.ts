// `show`: one record with all its fields.

import { lettered } from '../../kernel/reference.ts'
import { type Language, same, say, type Words } from '../../kernel/words.ts'
import type { Column } from '../../output/column.ts'
import type { Section } from '../../output/record.ts'
import type { Outcome, ReadScene } from '../command.ts'
import { reads } from '../command.ts'
import { withCustomFields } from '../custom-fields.ts'
import { linesReader, lineText } from '../lines-column.ts'
import type { Noun, Row } from '../noun.ts'
import { nounIn } from '../noun-words.ts'
import { recordColumns } from '../record-columns.ts'
import { recordRows } from '../record-rows.ts'
import { findRecord, notFound } from '../reference.ts'
import { type Related, relatedTo } from '../related.ts'
import { rowsQuery, withId } from '../rows.queries.ts'
import { missingRef } from './missing-ref.ts'
import { examplesOf, type VerbFor } from './verb.ts'

/** A record with the names of what it refers to, as lists bring it; lines laid in. */
export const recordFor = (scene: ReadScene, noun: Noun, id: number): Row => {
  const query = rowsQuery(scene.reading.open, scene.nouns, noun, {
    fields: noun.fields,
    where: withId(id),
    removed: 'with',
  })
  const [row] = recordRows(scene, noun, noun.fields, query).rows
  if (!row) throw notFound(noun, lettered(noun.letter, id))
  return row
}

const lineColumn = (key: string, title: Words, text: (language: Language) => string): Column<Row> => ({
  key,
  title,
  json: () => null,
  shown: (_, language) => text(language),
})

/** The lines of an order, each as one line of text. */
const linesSection = (scene: ReadScene, noun: Noun, id: number): Section<Row> => {
  const text = lineText(scene, noun)
  return {
    title: { en: 'lines', zh: '明细' },
    columns: linesReader(
      scene,
      noun,
    )(id).map((line, place) =>
      lineColumn(`lines.${place}`, same(String(place + 1)), (language) => text(line, language)),
    ),
  }
}

/** What refers to a record, for people. */
export const relatedSection = (related: readonly Related[]): Section<Row> => ({
  title: { en: 'refers to it', zh: '关联记录' },
  columns: related.map(({ noun, field, count, open, list }) => {
    const several = related.some((one) => one.noun === noun && one.field !== field)
    const name = { en: noun.plural, zh: noun.chinese[0] ?? noun.name }
    const title = several ? { en: `${name.en}, ${field.words.en}`, zh: `${name.zh}（${field.words.zh}）` } : name
    const of = open === null ? same('') : { en: `, ${open} open`, zh: `，待办 ${open}` }
    return lineColumn(`${noun.name}.${field.key}`, title, (language) => `${count}${say(of, language)}   ${list}`)
  }),
})

/** The same for programs. */
export const relatedJson = ({ noun, field, count, open }: Related) => ({
  noun: noun.name,
  field: field.key,
  count,
  open,
})

const run = async (scene: ReadScene, declared: Noun): Promise<Outcome> => {
  const noun = await withCustomFields(scene.reading.open, declared, scene.customField)
  const [name, ...rest] = scene.words
  if (name === undefined || rest.length > 0) throw missingRef(scene, noun, 'show')
  const found = await findRecord(scene, noun, name, { removed: true })
  return {
    print: async (page) => {
      if (noun.standing === 'id') await scene.holdDay(scene.reading, [found.id])
      const query = rowsQuery(scene.reading.open, scene.nouns, noun, {
        fields: noun.fields,
        where: withId(found.id),
        removed: 'with',
      })
      const { columns, rows } = recordRows(scene, noun, noun.fields, query)
      const [row] = [...rows]
      if (!row) throw notFound(noun, name)
      // One row in a flat file has no place for the rest.
      const wide = page.human || page.format === 'json' || page.format === 'ndjson'
      const related = wide ? await relatedTo(scene, noun, row) : []
      const shown = recordColumns(scene.nouns, noun, noun.fields, scene.facts)
      const elsewhere = new Set(['id', noun.title, ...(noun.lines?.fields ?? [])])
      const id = lettered(noun.letter, found.id)
      const gone = row.removed === null ? '' : page.language === 'zh' ? '（已删除）' : ' (removed)'
      await page.record(
        {
          row,
          heading: `${noun.title ? `${row[noun.title] ?? ''}  ` : ''}${id}${gone}`,
          sections: [
            { columns: shown.filter((column) => !elsewhere.has(column.key)) },
            ...(noun.lines && wide ? [linesSection(scene, noun, found.id)] : []),
            relatedSection(related),
          ],
        },
        columns,
        { removed: row.removed !== null, entry: Number(row.entry), related: related.map(relatedJson) },
      )
    },
  }
}

/** `crm show NOUN REF`. */
export const showVerb: VerbFor = (noun) =>
  reads({
    path: ['show', noun.name],
    checksWords: true,
    summary: { en: `Show ${nounIn(noun).en}`, zh: `查看${nounIn(noun).zh}` },
    positionals: [{ name: 'ref', about: { en: 'id, key, name, phone or mail', zh: '编号、名称、电话或邮箱' } }],
    examples: examplesOf(noun, 'show'),
    run: (scene) => run(scene, noun),
  })
