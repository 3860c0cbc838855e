// Draws what a place takes, its codes in one language.
import { type Language, say } from '../../kernel/words.ts'
import type { Choice } from '../field.ts'
import type { Takes } from '../takes.ts'
import type { DrawnTakes, DrawnWord } from './drawn.ts'

/** A code with what it means; its Chinese word is completed too. */
const drawWord = ({ code, words }: Choice, language: Language): DrawnWord => {
  const about = say(words, language)
  return { text: code, about: about === code ? '' : about, ...(words.zh === code ? {} : { also: [words.zh] }) }
}

/** What a place takes. */
export const drawTakes = (takes: Takes, language: Language): DrawnTakes =>
  takes.kind === 'codes' ? { ...takes, choices: takes.choices.map((choice) => drawWord(choice, language)) } : takes
