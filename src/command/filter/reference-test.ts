// A record of another noun in a filter: by id, `key:`, exact key, name or part of it, `@me`.
// Whether such a record exists, the store alone knows.
import { lettered, parseLettered } from '../../kernel/reference.ts'
import type { Noun } from '../noun.ts'
import { nounIn } from '../noun-words.ts'
import { type Asked, badFilterValue, needPlain } from './asked.ts'
import type { Target, Test } from './condition.ts'
import type { Text, Value } from './syntax.ts'
import { soughtOf } from './text-test.ts'

const readMe = (asked: Asked, value: Text, noun: Noun): Target => {
  const { me } = asked.facts
  if (value.text === '@me' && noun.name === 'staff' && me !== null) return { by: 'id', id: me }
  throw badFilterValue(
    asked,
    value,
    value.text === '@me' && noun.name === 'staff'
      ? { en: 'no member of staff is known as you; --as says who you are', zh: '不知道您是哪位员工；可用 --as 指明' }
      : { en: `it does not name ${nounIn(noun).en}`, zh: `它不指${noun.chinese[0] ?? noun.name}` },
  )
}

/** Where records have names, `A-12` may be a key; where they have none, it can only be the id of something else. */
const otherLetter = (asked: Asked, value: Value, noun: Noun, id: number) =>
  badFilterValue(
    asked,
    value,
    {
      en: `the ids of ${noun.plural} begin with ${noun.letter}-`,
      zh: `${noun.chinese[0] ?? noun.name}的编号以 ${noun.letter}- 开头`,
    },
    lettered(noun.letter, id),
  )

const readTarget = (asked: Asked, value: Value, noun: Noun): Target => {
  const text = value.text.trim()
  if (!value.quoted && /^@(?:me|last)$/.test(text)) return readMe(asked, { ...value, text }, noun)
  if (text.startsWith('key:') && text.length > 4) return { by: 'key', key: text.slice(4) }
  const id = value.quoted ? null : parseLettered(text.normalize('NFKC'))
  if (id !== null && id.letter === noun.letter) return { by: 'id', id: id.id }
  if (id !== null && noun.title === undefined) throw otherLetter(asked, value, noun, id.id)
  if (/^\d{1,15}$/.test(text)) return { by: 'number', number: Number(text), key: text }
  return { by: 'name', how: asked.operator === 'has' ? 'part' : 'whole', name: soughtOf(asked, value) }
}

/** What is asked of a reference. */
export const referenceTest = (asked: Asked, values: readonly Value[], to: string): Test => {
  const noun = asked.facts.nouns.find((one) => one.name === to)
  if (!noun) throw new Error(`no noun ${to}`)
  needPlain(asked, `${noun.letter}-12`)
  const targets = values.map((value): Target => {
    const { at, end } = value
    return { ...readTarget(asked, value, noun), place: { source: asked.source, at, end } }
  })
  return { is: 'reference', noun, targets }
}
