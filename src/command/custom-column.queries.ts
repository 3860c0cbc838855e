// The value of a custom field in SQL, where the record's table is `r`. Custom fields share one column of JSON; what some other
// program spoilt there counts as empty, and is told.
import { type RawBuilder, sql } from 'kysely'
import type { StoreFunction } from '../database/store.ts'
import { lettered } from '../kernel/reference.ts'
import type { Words } from '../kernel/words.ts'
import type { Noun } from './noun.ts'

/** The JSON path of a custom field, bound as a parameter. */
export const customPath = (key: string): string => `$."${key.replaceAll('"', '\\"')}"`

const spoilt = (letter: string): RawBuilder<unknown> =>
  sql`when r.custom is not null then crm_spoilt(${sql.lit(letter)}, r.id)`

/** The column of a custom field. */
export const customColumn = ({ letter }: Pick<Noun, 'letter'>, key: string): RawBuilder<unknown> =>
  sql`case when json_valid(r.custom) then json_extract(r.custom, ${customPath(key)}) ${spoilt(letter)} end`

/** The function that the column calls for a spoilt record: null, and the first of them is told. */
export const spoiltTeller = (tell: (words: Words) => void): StoreFunction => {
  let told = false
  return (letter, id) => {
    if (told) return null
    told = true
    const ref = lettered(String(letter), Number(id))
    tell({
      en: `the custom fields of ${ref} cannot be read and count as empty: crm check names all such records, crm doctor --repair puts back what the history knows`,
      zh: `${ref} 的自定义字段无法读取，按空白处理：crm check 列出所有此类记录，crm doctor --repair 按历史恢复`,
    })
    return null
  }
}
