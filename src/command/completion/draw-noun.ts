// Draws what completion knows of a noun: where its records stand, what tells them apart, and its fields.
import { type Language, say } from '../../kernel/words.ts'
import { consentChannels, everyChannel } from '../consent-choices.ts'
import type { Choice, Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { nounNamed } from '../rows.queries.ts'
import type { Takes } from '../takes.ts'
import { drawTakes } from './draw-takes.ts'
import type { DrawnField, DrawnNoun, DrawnOpen } from './drawn.ts'

const yesOrNo: readonly Choice[] = [
  { code: 'yes', words: { en: 'yes', zh: '是' } },
  { code: 'no', words: { en: 'no', zh: '否' } },
]

const consents: readonly Choice[] = [...consentChannels, everyChannel].flatMap(({ code, words }) =>
  yesOrNo.map((answer) => ({
    code: `${code}=${answer.code}`,
    words: { en: `${words.en}: ${answer.words.en}`, zh: `${words.zh}：${answer.words.zh}` },
  })),
)

const takesOf = ({ type }: Field): Takes | undefined => {
  switch (type.kind) {
    case 'choice':
      return { kind: 'codes', choices: type.choices }
    case 'flag':
      return { kind: 'codes', choices: yesOrNo }
    case 'consent':
      return { kind: 'codes', choices: consents }
    case 'reference':
      return { kind: 'record', noun: type.to }
    case 'tags':
      return { kind: 'tag' }
    case 'day':
    case 'moment':
      return { kind: 'day' }
    default:
      return undefined
  }
}

const drawField = (noun: Noun, field: Field, language: Language): DrawnField => {
  const takes = takesOf(field)
  const also = [...(field.names ?? []), field.words.zh].filter((name) => name !== field.key && !/[\s（(]/.test(name))
  const isReused = field.type.kind === 'text' && !field.unique && field.key !== noun.title
  return {
    key: field.key,
    about: say(field.about ?? field.words, language),
    also,
    kind: field.type.kind,
    ...(field.derived ? { derived: true } : {}),
    ...(takes ? { takes: drawTakes(takes, language) } : {}),
    ...(isReused ? { reused: true } : {}),
  }
}

/** `status:planned,missed` or `not status:closed` as a condition; a filter of another form is left out. */
const drawOpen = ({ open = '' }: Noun): DrawnOpen | undefined => {
  const [, none, column = '', codes = ''] = /^(not )?([a-z_]+):([a-z_,]+)$/.exec(open) ?? []
  return column === '' ? undefined : { column, codes: codes.split(','), none: none !== undefined }
}

const parentOf = (nouns: readonly Noun[], noun: Noun): DrawnNoun['parent'] => {
  const type = noun.fields.find(({ key }) => key === noun.parent)?.type
  const target = type?.kind === 'reference' ? nounNamed(nouns, type.to) : undefined
  return noun.parent === undefined || target?.title === undefined
    ? undefined
    : { column: noun.parent, table: target.table, title: target.title }
}

/** The days and codes that a list shows first. */
const toldOf = (noun: Noun, language: Language): DrawnNoun['told'] =>
  noun.fields
    .filter(({ listed, derived, key }) => listed !== undefined && !derived && !noun.lines?.fields.includes(key))
    .flatMap(({ key, type }) => {
      if (type.kind === 'day') return [{ column: key }]
      if (type.kind === 'moment') return [{ column: `${key}_day` }]
      if (type.kind !== 'choice') return []
      return [
        { column: key, words: Object.fromEntries(type.choices.map(({ code, words }) => [code, words[language]])) },
      ]
    })
    .slice(0, 4)

/** What people call a record of a noun without a title: its unique name, or a key that is one of some codes. */
const nameOf = (noun: Noun): string | undefined =>
  noun.fields.find(({ key, unique, type }) => unique && (key === 'name' || (key === 'key' && type.kind === 'choice')))
    ?.key

/** A noun as completion knows it. */
export const drawNoun = (nouns: readonly Noun[], noun: Noun, language: Language): DrawnNoun => {
  const open = drawOpen(noun)
  const parent = parentOf(nouns, noun)
  const title = noun.title ?? nameOf(noun)
  return {
    name: noun.name,
    letter: noun.letter,
    table: noun.table,
    ...(title === undefined ? {} : { title }),
    ...(noun.title === undefined ? {} : { folded: true }),
    ...(parent ? { parent } : {}),
    ...(open ? { open } : {}),
    told: toldOf(noun, language),
    fields: noun.fields.map((field) => drawField(noun, field, language)),
  }
}
