// What is offered inside a filter: fields, the words and signs after them, their values. It completes the last term of
// what is typed, as a filter in quotes has several.
import { operatorWords } from '../filter/operator.ts'
import { behind, type Candidate, fitting, nothing, type Offer, offer } from './candidate.ts'
import { periodWords } from './days.ts'
import type { DrawnField, DrawnNoun, DrawnTakes, DrawnWord } from './drawn.ts'
import type { Known } from './known.ts'

/** Offers the value of a field. */
export type FieldOffer = (known: Known, noun: string, key: string, typed: string) => Promise<Offer>

/** All before the last term, and the term: spaces part terms unless they stand in quotes; brackets stay outside. */
export const lastTerm = (typed: string): readonly [head: string, term: string] => {
  let from = 0
  let quote = false
  for (const [at, sign] of [...typed].entries()) {
    if (sign === '"') quote = !quote
    if (!quote && /[\s()（）]/.test(sign)) from = [...typed].slice(0, at + 1).join('').length
  }
  return [typed.slice(0, from), typed.slice(from)]
}

/** Words after a field and a dot that make sense for what it holds. */
const operatorsOf = ({ kind }: DrawnField): readonly string[] => {
  if (kind === 'day' || kind === 'moment') return ['before', 'after', 'on', 'within']
  if (kind === 'birthday') return ['within']
  if (kind === 'integer' || kind === 'decimal' || kind === 'money') return ['over', 'under', 'min', 'max']
  return []
}

const withOpen = (words: readonly Candidate[]): readonly Candidate[] =>
  words.map((word) => ({ ...word, open: true as const }))

const logical: readonly (DrawnWord & { readonly zh: string })[] = [
  { text: 'not', about: 'not', zh: '非', also: ['不'] },
  { text: 'or', about: 'or', zh: '或', also: ['或'] },
]

const fieldNames = (fields: readonly DrawnField[]): readonly DrawnWord[] =>
  fields.map(({ key, about, also }) => ({ text: `${key}:`, about, also: also.map((name) => `${name}:`) }))

const called = (noun: DrawnNoun, name: string): DrawnField | undefined =>
  noun.fields.find(({ key, also }) => key === name || also.includes(name))

/** A value as a filter wants it: in quotes where it has signs of its own. */
const quotedValue = (word: Candidate): Candidate =>
  /[\s,()"（），]/.test(word.text) ? { ...word, text: `"${word.text.replaceAll('"', '')}"` } : word

/** `none` and `any` beside the values of a field that may be empty. */
const always = ({ derived, kind }: DrawnField, language: Known['language']): readonly DrawnWord[] =>
  derived && kind !== 'choice'
    ? []
    : [
        { text: 'none', about: language === 'zh' ? '没有值' : 'has no value', also: ['无'] },
        { text: 'any', about: language === 'zh' ? '有值' : 'has a value' },
      ]

const ofValue = async (
  known: Known,
  noun: DrawnNoun,
  field: DrawnField,
  typed: string,
  value: FieldOffer,
): Promise<Offer> => {
  const cut = typed.lastIndexOf(',') + 1
  const part = typed.slice(cut).replace(/^"/, '')
  const found = await value(known, noun.name, field.key, part)
  const periods = field.kind === 'day' || field.kind === 'moment' ? fitting(periodWords(known.language), part) : []
  const words = found.kind === 'words' ? found.words : []
  return offer(behind(typed.slice(0, cut), [...words, ...periods, ...fitting(always(field, known.language), part)]))
}

const ofOperator = (field: DrawnField, name: string, typed: string): Offer => {
  const words = operatorsOf(field).filter((word) => operatorWords.includes(word))
  return offer(
    withOpen(
      fitting(
        words.map((word) => ({ text: `${name}.${word}:`, about: '' })),
        typed,
      ),
    ),
  )
}

const ofCustom = async (known: Known, noun: string): Promise<readonly DrawnWord[]> =>
  ((await known.store())?.customFields(noun) ?? []).map(({ key, about }) => ({ text: `${key}:`, about }))

const ofTerm = async (known: Known, noun: DrawnNoun, term: string, value: FieldOffer): Promise<Offer> => {
  if (term.startsWith('#')) {
    const tags = (await known.store())?.tags(term.slice(1)) ?? []
    return offer(behind('#', tags))
  }
  const [whole, name = '', rest = ''] =
    /^([\p{L}_][\p{L}\p{N}_]*)(?:\.[\p{L}]+)?(?::|!=|<=?|>=?|=)(.*)$/u.exec(term) ?? []
  const field = called(noun, name)
  if (whole !== undefined) {
    if (field) {
      const found = await ofValue(known, noun, field, rest, value)
      return found.kind === 'words' ? offer(behind(term.slice(0, term.length - rest.length), found.words)) : nothing
    }
    const own = (await known.store())?.customFields(noun.name).find(({ key }) => key === name)
    const words = (own?.choices ?? []).map((text) => ({ text, about: '' }))
    return offer(behind(term.slice(0, term.length - rest.length), fitting(words, rest)))
  }
  const dotted = /^([\p{L}_][\p{L}\p{N}_]*)\./u.exec(term)?.[1]
  const asked = dotted === undefined ? undefined : called(noun, dotted)
  if (asked && dotted !== undefined) return ofOperator(asked, dotted, term)
  const fields = withOpen(fitting([...fieldNames(noun.fields), ...(await ofCustom(known, noun.name))], term))
  const joins = logical.map((word) => (known.language === 'zh' ? { ...word, about: word.zh } : word))
  return offer([...fields, ...fitting(joins, term)])
}

/** What is offered for a filter on a noun. A word of several is a term whatever is in it; one text is parted and quoted. */
export const ofFilter = async (
  known: Known,
  takes: Extract<DrawnTakes, { kind: 'filter' }>,
  typed: string,
  value: FieldOffer,
): Promise<Offer> => {
  const noun = await known.noun(takes.noun)
  if (!noun) return nothing
  if (takes.words) return ofTerm(known, noun, typed, value)
  const [before, last] = lastTerm(typed)
  // A dash before a term means not.
  const dash = /^-(?=.)/.test(last) ? '-' : ''
  const quoting: FieldOffer = async (...asked) => {
    const found = await value(...asked)
    return found.kind === 'words' ? offer(found.words.map(quotedValue)) : found
  }
  const found = await ofTerm(known, noun, last.slice(dash.length), quoting)
  return found.kind === 'words' ? offer(behind(before + dash, found.words)) : found
}
