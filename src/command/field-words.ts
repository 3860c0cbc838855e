// The value of a field as a phrase in both languages, for sentences that are put together from several fields.
import { same, type Words } from '../kernel/words.ts'
import { fieldOf, type Noun, type Stored } from './noun.ts'
import { shownValue } from './show-value.ts'
import type { ValueFacts } from './value.ts'

const dot = same(' · ')

/** A stored value of a field for people; empty where nothing is stored. Throws where the noun has no such field. */
export const fieldWords = (noun: Noun, key: string, stored: Stored | undefined, facts: ValueFacts): Words => {
  const field = fieldOf(noun, key)
  if (!field) throw new Error(`${noun.name} has no field ${key}`)
  const value = stored ?? null
  if (value !== null && facts.veil?.hides(noun.name, field)) return same(facts.veil.text(field, value))
  return { en: shownValue(field, value, facts, 'en'), zh: shownValue(field, value, facts, 'zh') }
}

/** Phrases one after another with something between them; empty ones are left out. */
export const joinWords = (parts: readonly Words[], between: Words = dot): Words => {
  let [en, zh] = ['', '']
  for (const part of parts) {
    if (part.en === '') continue
    en = en === '' ? part.en : en + between.en + part.en
    zh = zh === '' ? part.zh : zh + between.zh + part.zh
  }
  return { en, zh }
}
