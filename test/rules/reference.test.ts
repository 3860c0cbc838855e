// Lettered ids.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lettered, letterNumber, parseLettered } from '../../src/kernel/reference.ts'

test.each(['C-12', 'c-12', 'C12', 'c12', ' C-12 ', 'C-012', 'Ｃ－１２', ' Ｃ－１２ '])('%j is customer 12', (text) => {
  expect(parseLettered(text)).toEqual({ letter: 'C', id: 12 })
})

test('the first id is 1', () => {
  expect(parseLettered('C-1')).toEqual({ letter: 'C', id: 1 })
})

test.each(['RV-3', 'rv3', ' Rv-03 '])('%j has two letters', (text) => {
  expect(parseLettered(text)).toEqual({ letter: 'RV', id: 3 })
})

test.each(['', '12', 'C', 'C-', 'C-0', 'CCC-1', 'C--1', 'C-1a', 'C-1.5', 'C-9007199254740992', 'C 12', '-12', '客-12'])(
  '%j is none',
  (text) => {
    expect(parseLettered(text)).toBeNull()
  },
)

test('each noun has a number of its own in the index, which never changes', () => {
  expect(['A', 'C', 'Z', 'RL', 'RT', 'RV', 'CN'].map(letterNumber)).toEqual([1, 3, 26, 27, 28, 29, 30])
  expect(() => letterNumber('XX')).toThrow('XX')
})

test('what is written is read', () => {
  fc.assert(
    fc.property(fc.constantFrom(...'ABCVKOPZ'), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (letter, id) => {
      expect(parseLettered(lettered(letter, id))).toEqual({ letter, id })
    }),
  )
})
