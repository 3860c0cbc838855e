// `show`: one record with all its fields.

import { lettered } from '../../kernel/reference.ts'
import { columnsOf } from '../columns.ts'
import type { Outcome, ReadScene } from '../command.ts'
import { reads } from '../command.ts'
import { withCustomFields } from '../custom-fields.ts'
import type { Noun, Row } from '../noun.ts'
import { recordRows } from '../record-rows.ts'
import { findRecord, notFound } from '../reference.ts'
import { rowsQuery, withId } from '../rows.queries.ts'
import { missingRef } from './missing-ref.ts'
import { examplesOf, nounIn, type VerbFor } from './verb.ts'

/** A record with the names of what it refers to, as lists bring it; lines laid in. */
export const recordFor = (scene: ReadScene, noun: Noun, id: number): Row => {
  const query = rowsQuery(scene.reading.open, scene.nouns, noun, {
    fields: noun.fields,
    where: withId(id),
    removed: 'with',
  })
  const [row] = recordRows(scene, noun, noun.fields, query, { format: 'json' }).rows
  if (!row) throw notFound(noun, lettered(noun.letter, id))
  return row
}

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
      const { columns, rows } = recordRows(scene, noun, noun.fields, query, page)
      const [row] = [...rows]
      if (!row) throw notFound(noun, name)
      const shown = columnsOf(scene.nouns, noun, noun.fields, scene.facts, false)
      const id = lettered(noun.letter, found.id)
      const gone = row.removed === null ? '' : page.language === 'zh' ? '（已删除）' : ' (removed)'
      await page.record(
        {
          row,
          heading: `${noun.title ? `${row[noun.title] ?? ''}  ` : ''}${id}${gone}`,
          sections: [{ columns: shown.filter((column) => column.key !== 'id' && column.key !== noun.title) }],
        },
        columns,
        { removed: row.removed !== null, entry: Number(row.entry) },
      )
    },
  }
}

/** `crm show NOUN REF`. */
export const showVerb: VerbFor = (noun) =>
  reads({
    path: ['show', noun.name],
    summary: { en: `Show ${nounIn(noun).en}`, zh: `查看${nounIn(noun).zh}` },
    positionals: [{ name: 'ref', about: { en: 'id, key, name, phone or mail', zh: '编号、名称、电话或邮箱' } }],
    examples: examplesOf(noun, 'show'),
    run: (scene) => run(scene, noun),
  })
