// The levels of secrecy as codes that people choose from.
import type { Choice } from '../field.ts'

/** From what everybody may see to what few may. */
export const secrecyChoices: readonly Choice[] = [
  { code: 'public', words: { en: 'public', zh: '公开' } },
  { code: 'internal', words: { en: 'internal', zh: '内部' } },
  { code: 'secret', words: { en: 'secret', zh: '保密' } },
]
