// How words that are too many on a line are told.
import { expect, it } from 'vitest'
import { wordsOver } from '../../src/command/words-over.ts'

it.each([
  [['C-2'], 'C-2'],
  [['a', 'b', 'c', 'd', 'e'], 'a b c d e'],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a b c d e ... +2'],
])('of %j five are shown', (words, shown) => {
  expect(wordsOver(words)).toBe(shown)
})
