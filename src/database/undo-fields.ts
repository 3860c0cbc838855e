// A custom field that staying records fill stays too: nothing in the schema ties the JSON of a record to its field.
import { quoted } from '../kernel/sql-text.ts'
import { idOf, numberIn, textIn } from './row-statements.ts'
import type { Writing } from './store-types.ts'
import { type Kept, referredTo, type UndoOptions } from './undo-clash.ts'

const goingSql = `select f.id as id, f.noun as noun, f.name as name
  from temp.going as g cross join field as f on f.id = g.id where g.tbl = 'field' order by f.id`

/** The fields among the rows that may go which a record fills that stays. */
export const fieldsInUse = ({ lane }: Writing, { tableOf, nameOf }: UndoOptions): readonly Kept[] => {
  const kept: Kept[] = []
  for (const field of lane.prepare(goingSql).all()) {
    const noun = textIn(field.noun)
    const table = tableOf?.(noun)
    if (table === undefined) continue
    const key = textIn(field.name).slice(noun.length + 1)
    const user = lane
      .prepare(
        `select min(c.id) as id, count(*) as count from ${quoted(table)} as c
        where json_valid(c.custom) and json_extract(c.custom, ?) is not null
          and not exists (select 1 from temp.going as g where g.tbl = ? and g.id = c.id)`,
      )
      .get(`$.${JSON.stringify(key)}`, table)
    if (user?.id === null || user === undefined) continue
    const why = referredTo(nameOf(table, idOf(user)), numberIn(user.count) - 1)
    kept.push({ table: 'field', id: idOf(field), why })
  }
  return kept
}
