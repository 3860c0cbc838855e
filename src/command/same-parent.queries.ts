// A record that belongs to another of its noun has the parent of that: the refund of an order is of the same customer.
import type { Reading } from '../database/store.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'
import type { Noun, Row } from './noun.ts'
import { nounIn } from './noun-words.ts'

/** The reference to another record of the noun whose parent has to be the same, with the parent; undefined where there is none. */
export const belongingBy = (noun: Noun): { readonly key: string; readonly parent: string } | undefined =>
  noun.currencyFrom === undefined || noun.parent === undefined
    ? undefined
    : { key: noun.currencyFrom, parent: noun.parent }

/** Why a record cannot belong to that one. */
export const otherParent = (noun: Noun): Words => ({
  en: `it is ${nounIn(noun).en} of another ${noun.parent}`,
  zh: `它是另一位客户的${nounIn(noun).zh}`,
})

/**
 * Throws `bad-value` (exit 2), saying whose it is, where a record is to belong to one of another parent.
 * @param row the whole record as it is to be
 * @param changes what is changed of it; the whole of a new one
 */
export const refuseOtherParent = async (
  { open }: Pick<Reading, 'open'>,
  noun: Noun,
  row: Row,
  changes: Row,
): Promise<void> => {
  const by = belongingBy(noun)
  if (by === undefined) return
  const id = row[by.key] ?? null
  const touched = [by.key, by.parent].some((key) => (changes[key] ?? null) !== null)
  if (typeof id !== 'number' || !touched) return
  const other = await open
    .selectFrom(noun.table)
    .select(`${by.parent} as whose`)
    .where('id', '=', id)
    .executeTakeFirst()
  if (other === undefined || other.whose === row[by.parent]) return
  const field = noun.fields.find(({ key }) => key === by.key)
  const [name, whose, own] = [
    lettered(noun.letter, id),
    lettered('C', Number(other.whose)),
    lettered('C', Number(row[by.parent])),
  ]
  throw new Failure(
    'usage',
    'bad-value',
    { en: `${by.key} cannot be "${name}"`, zh: `${field?.words.zh ?? by.key}不能是“${name}”` },
    {
      field: by.key,
      why: {
        en: `it is ${nounIn(noun).en} of ${whose}, not of ${own}`,
        zh: `它是 ${whose} 的${nounIn(noun).zh}，不是 ${own} 的`,
      },
      hint: same(`crm list ${noun.plural} ${by.parent}=${own}`),
    },
  )
}
