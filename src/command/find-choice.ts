// Finds the code that a word means among some choices.
import { foldText } from '../kernel/text.ts'
import type { Choice } from './field.ts'

/** The choice a text means, by code, word or other spelling; undefined where none does. */
export const findChoice = (choices: readonly Choice[], text: string): Choice | undefined => {
  const folded = foldText(text)
  return choices.find(
    (choice) =>
      choice.code === folded ||
      foldText(choice.words.en) === folded ||
      foldText(choice.words.zh) === folded ||
      choice.aliases?.some((alias) => foldText(alias) === folded) === true,
  )
}
