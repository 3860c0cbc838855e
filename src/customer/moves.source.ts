// The moves of a customer in the timeline: another stage, another owner, class or tier set by hand.

import type { ReadScene } from '../command/command.ts'
import { fieldWords } from '../command/field-words.ts'
import { fieldOf } from '../command/noun.ts'
import { lettered } from '../kernel/reference.ts'
import type { Stored } from '../kernel/row.ts'
import { same, type Words } from '../kernel/words.ts'
import { customerNoun } from './customer.noun.ts'
import type { TimelineSource } from './customer-source.ts'
import { type Move, movesOf, staffNames } from './moves.queries.ts'
import { customerRow } from './page-facts.queries.ts'

type Names = ReadonlyMap<number, string>

const none: Words = { en: 'none', zh: '无' }

const valueWords = (move: Move, value: Stored, scene: ReadScene, names: Names): Words => {
  if (value === null) return none
  if (move.field === 'owner') return same(names.get(Number(value)) ?? lettered('E', Number(value)))
  return fieldWords(customerNoun, move.field, value, scene.facts)
}

const moveWords = (move: Move, scene: ReadScene, names: Names): Words => {
  const label = fieldOf(customerNoun, move.field)?.words ?? same(move.field)
  const [from, to] = [valueWords(move, move.from, scene, names), valueWords(move, move.to, scene, names)]
  const why = move.reason === null ? '' : ` · ${move.reason}`
  return {
    en: `${label.en}: ${from.en} → ${to.en} · ${move.who}${why}`,
    zh: `${label.zh}：${from.zh} → ${to.zh} · ${move.who}${why}`,
  }
}

/** Changes of stage, owner, class and tier set by hand that are in force; their id is the number of the entry. */
export const moveTimeline: TimelineSource = {
  type: 'change',
  words: { en: 'change', zh: '变更' },
  events: async (scene, customer) => {
    const row = await customerRow(scene.reading, customer)
    if (!row) return []
    const moves = await movesOf(scene.reading, row)
    const staff = moves.filter(({ field }) => field === 'owner').flatMap(({ from, to }) => [from, to])
    const names = await staffNames(scene.reading, [
      ...new Set(staff.flatMap((id) => (id === null ? [] : [Number(id)]))),
    ])
    return moves.map((move) => ({ at: move.at, id: String(move.entry), text: moveWords(move, scene, names) }))
  },
}
