// What is offered for one thing that a place takes: a code, a record, a field's value, a list of fields ...
import { behind, type Candidate, fitting, nothing, type Offer, offer } from './candidate.ts'
import { dayWords, periodWords } from './days.ts'
import type { DrawnField, DrawnTakes, DrawnWord } from './drawn.ts'
import { ofFilter } from './filter-place.ts'
import type { Known } from './known.ts'

/** The part of a list after its last comma, and all before it. */
export const lastPart = (typed: string, sign: string): readonly [head: string, part: string] => {
  const cut = typed.lastIndexOf(sign) + 1
  return [typed.slice(0, cut), typed.slice(cut)]
}

/** Words of a list that are not in it yet. */
const ofList = (words: readonly DrawnWord[], typed: string): Offer => {
  const [head, part] = lastPart(typed, ',')
  const given = new Set(head.split(',').map((one) => one.replace(/^-/, '')))
  return offer(
    behind(
      head,
      fitting(
        words.filter(({ text }) => !given.has(text)),
        part,
      ),
    ),
  )
}

const fieldWords = (fields: readonly DrawnField[]): readonly DrawnWord[] =>
  fields.map(({ key, about, also }) => ({ text: key, about, also }))

const ofFields = async (known: Known, noun: string, typed: string, signed: boolean): Promise<Offer> => {
  const fields = (await known.noun(noun))?.fields ?? []
  const own = (await known.store())?.customFields(noun) ?? []
  const words = [...fieldWords(fields), ...own.map(({ key, about }) => ({ text: key, about }))]
  if (!signed) return ofList(words, typed)
  const [head, part] = lastPart(typed, ',')
  const sign = part.startsWith('-') ? '-' : ''
  const found = ofList(words, head + part.slice(sign.length))
  if (found.kind !== 'words' || sign === '') return found
  return offer(found.words.map(({ text, about }) => ({ about, text: `${head}-${text.slice(head.length)}` })))
}

/** The value of a field of a noun. */
export const ofField = async (known: Known, noun: string, key: string, typed: string): Promise<Offer> => {
  const page = await known.noun(noun)
  const field = page?.fields.find((one) => one.key === key)
  if (!page || !field) return nothing
  if (field.takes) return offerFor(known, field.takes, typed)
  return field.reused ? offer((await known.store())?.values(page, key, typed) ?? []) : nothing
}

/** `name=value` of a custom field. */
const ofCustom = async (known: Known, noun: string, typed: string): Promise<Offer> => {
  const own = (await known.store())?.customFields(noun) ?? []
  const cut = typed.indexOf('=')
  if (cut < 0)
    return offer(
      fitting(
        own.map(({ key, about }) => ({ text: `${key}=`, about })),
        typed,
      ).map((word) => ({ ...word, open: true as const })),
    )
  const field = own.find(({ key }) => key === typed.slice(0, cut))
  const words = (field?.choices ?? []).map((text) => ({ text, about: '' }))
  return offer(behind(typed.slice(0, cut + 1), fitting(words, typed.slice(cut + 1))))
}

/** `header=field`, the last of several pairs. */
const ofPairs = async (known: Known, noun: string, typed: string): Promise<Offer> => {
  const [before, pair] = lastPart(typed, ',')
  const cut = pair.indexOf('=')
  if (cut < 0) return nothing
  const fields = (await known.noun(noun))?.fields.filter(({ derived }) => !derived) ?? []
  return offer(behind(before + pair.slice(0, cut + 1), fitting(fieldWords(fields), pair.slice(cut + 1))))
}

const ofWorld = (kind: 'timeZone' | 'currency', typed: string): Offer =>
  offer(
    fitting(
      Intl.supportedValuesOf(kind).map((text) => ({ text, about: '' })),
      typed,
    ),
  )

const ofNouns = async (known: Known, typed: string): Promise<Offer> => {
  const { nouns = {} } = (await known.words()) ?? {}
  const words = known.names.nouns.map(({ name, plural, chinese }) => ({
    text: name,
    about: nouns[name] ?? '',
    also: [plural, ...chinese],
  }))
  return offer(fitting(words, typed))
}

const ofRecords = async (
  known: Known,
  { noun: name, which }: Extract<DrawnTakes, { kind: 'record' }>,
  typed: string,
): Promise<Offer> => {
  const [noun, store] = [await known.noun(name), await known.store()]
  const found = noun && store ? store.records(noun, which ?? 'used', typed) : []
  const me: readonly Candidate[] = name === 'staff' && typed.startsWith('@') ? [{ text: '@me', about: '' }] : []
  return offer([...me, ...found])
}

/** What is offered for what a place takes. */
export const offerFor = async (known: Known, takes: DrawnTakes, typed: string): Promise<Offer> => {
  switch (takes.kind) {
    case 'file':
      return { kind: 'files', head: '' }
    case 'folder':
      return { kind: 'folders', head: '' }
    case 'codes':
      return takes.parted ? ofList(takes.choices, typed) : offer(fitting(takes.choices, typed))
    case 'record':
      return ofRecords(known, takes, typed)
    case 'field':
      return ofField(known, takes.noun, takes.key, typed)
    case 'tag':
      return offer((await known.store())?.tags(typed) ?? [])
    case 'filter':
      return ofFilter(known, takes, typed, ofField)
    case 'fields':
      return ofFields(known, takes.noun, typed, takes.signed === true)
    case 'pairs':
      return ofPairs(known, takes.noun, typed)
    case 'custom':
      return ofCustom(known, takes.noun, typed)
    case 'day':
      return offer(fitting(dayWords(known.language), typed))
    case 'period':
      return offer(fitting(periodWords(known.language), typed))
    case 'setting':
      return offer(fitting((await known.words())?.settings ?? [], typed))
    case 'entry':
      return offer((await known.store())?.entries(typed) ?? [])
    case 'receipt':
      return offer((await known.store())?.receipts(typed) ?? [])
    case 'noun':
      return ofNouns(known, typed)
    case 'zone':
      return ofWorld('timeZone', typed)
    case 'currency':
      return ofWorld('currency', typed)
    case 'page':
      return nothing
  }
}
