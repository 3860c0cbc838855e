// References that make a tree, such as the department a department is part of: no record may stand above itself.
import type { Writing } from '../database/store.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'
import type { Field } from './field.ts'
import type { Noun, Row } from './noun.ts'

/** The fields of a noun that make a tree of its records. */
export const treeFields = (noun: Noun): readonly Field[] =>
  noun.fields.filter(({ tree, type }) => tree && type.kind === 'reference' && type.to === noun.name)

/** Why a record cannot stand there: the way from it up to itself. */
export const circleWhy = (names: readonly string[]): Words => ({
  en: `it would stand above itself: ${names.join(' → ')}`,
  zh: `会成为自己的上级：${names.join(' → ')}`,
})

/** The ids from a record up, itself first, no further than to where it comes round. */
const wayUp = (lane: Writing['lane'], noun: Noun, field: Field, from: number): readonly number[] => {
  const above = lane.prepare(`select "${field.key}" as above from "${noun.table}" where id = ?`)
  const way = new Set<number>()
  for (let id: unknown = from; typeof id === 'number' && !way.has(id); id = above.get(id)?.above) way.add(id)
  return [...way]
}

/** Why a record as it is now stands above itself; null where it does not. */
export const circleAbove = (writing: Pick<Writing, 'lane'>, noun: Noun, field: Field, id: number): Words | null => {
  const way = wayUp(writing.lane, noun, field, id)
  const above = writing.lane.prepare(`select "${field.key}" as above from "${noun.table}" where id = ?`)
  const end = above.get(way.at(-1) ?? id)?.above
  return end === id ? circleWhy([...way, id].map((one) => lettered(noun.letter, one))) : null
}

/** Throws `bad-value` (exit 2) where the changes of a record would put it above itself. */
export const refuseCircle = (writing: Writing, noun: Noun, id: number, changes: Row): void => {
  for (const field of treeFields(noun)) {
    const { [field.key]: above } = changes
    if (typeof above !== 'number') continue
    const way = wayUp(writing.lane, noun, field, above)
    const end = way.indexOf(id)
    if (end < 0) continue
    const names = [id, ...way.slice(0, end + 1)].map((one) => lettered(noun.letter, one))
    const [self, upper] = names
    throw new Failure(
      'usage',
      'bad-value',
      { en: `${field.key} of ${self} cannot be "${upper}"`, zh: `${self} 的${field.words.zh}不能是“${upper}”` },
      { field: field.key, why: circleWhy(names), hint: same(`crm edit ${noun.name} ${upper} --${field.key} none`) },
    )
  }
}
