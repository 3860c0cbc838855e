// What a merge says of itself: what the customer became, what moved, what does not stand.

import { amountFacts } from '../command/amounts.ts'
import type { WriteScene } from '../command/command.ts'
import type { Field } from '../command/field.ts'
import type { Stored } from '../command/noun.ts'
import { countedNoun } from '../command/noun-words.ts'
import type { SayReference } from '../command/reference-names.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { jsonValue } from '../command/show-value.ts'
import { changesOf, titleOf } from '../command/written.ts'
import type { Json } from '../kernel/json.ts'
import { lettered } from '../kernel/reference.ts'
import type { Words } from '../kernel/words.ts'
import { customerNoun } from './customer.noun.ts'
import { lostText, type Merged } from './merge.act.ts'
import type { LostValue } from './merge-values.act.ts'

const idOf = (id: unknown): string => lettered(customerNoun.letter, Number(id))

const calledOf = (row: Merged['gone']): string => `${idOf(row.id)} ${titleOf(customerNoun, row)}`

/** `merged C-2 李四 into C-1 张三`. */
export const mergedHead = ({ kept, gone }: Merged): Words => ({
  en: `merged ${calledOf(gone)} into ${calledOf(kept.row)}`,
  zh: `已将 ${calledOf(gone)} 并入 ${calledOf(kept.row)}`,
})

const linkLines = ({ links }: Merged): readonly Words[] =>
  links.flatMap(({ noun, field, moved, left }) => {
    const by =
      field.key === 'customer' ? { en: '', zh: '' } : { en: ` (${field.words.en})`, zh: `（${field.words.zh}）` }
    const lines: Words[] = []
    if (moved.length > 0) {
      const all = countedNoun(noun, moved.length)
      lines.push({ en: `   moved: ${all.en}${by.en}`, zh: `   已转移：${all.zh}${by.zh}` })
    }
    if (left.length > 0) {
      const all = countedNoun(noun, left.length)
      lines.push({ en: `   there already: ${all.en}${by.en}`, zh: `   原已存在：${all.zh}${by.zh}` })
    }
    return lines
  })

/** All that a merge did, a line each. */
export const mergedLines = (scene: WriteScene, merged: Merged): readonly Words[] => {
  const { noun, kept, lost, names } = merged
  const notTaken = (one: LostValue): Words => ({
    en: `   not taken, in the note: ${lostText(scene, names, one, 'en')}`,
    zh: `   未采用，记入备注：${lostText(scene, names, one, 'zh')}`,
  })
  return [...changesOf(scene, noun, kept, names).map(({ text }) => text), ...linkLines(merged), ...lost.map(notTaken)]
}

/** A value that does not stand; of a reference its id, and its name beside it. */
const lostJson = (
  scene: WriteScene,
  names: SayReference,
  field: Field,
  value: Stored,
): Readonly<Record<string, Json>> => {
  if (field.type.kind !== 'reference') return { value: jsonValue(field, value, amountFacts(field, null, scene.facts)) }
  const target = nounNamed(scene.nouns, field.type.to)
  const id = lettered(target.letter, Number(value))
  const name = names(target, Number(value)).slice(id.length + 1)
  return { value: id, value_name: name === '' ? null : name }
}

/** The same for programs. */
export const mergedJson = (
  scene: WriteScene,
  { noun, kept, gone, links, lost, names }: Merged,
): Readonly<Record<string, Json>> => ({
  id: idOf(kept.id),
  merged: idOf(gone.id),
  changed: changesOf(scene, noun, kept).map(({ field, from, to }) => ({ field, from, to })),
  moved: links.map(({ noun: moving, field, moved, left }) => ({
    noun: moving.name,
    field: field.key,
    ids: moved.map((id) => lettered(moving.letter, id)),
    left: left.map((id) => lettered(moving.letter, id)),
  })),
  not_taken: lost.map(({ field, value, side }) => ({
    field: field.key,
    ...lostJson(scene, names, field, value),
    from: side === 'a' ? idOf(kept.id) : idOf(gone.id),
  })),
})
