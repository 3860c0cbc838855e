// The texts that cells of a workbook share: each comes back by its number, from memory or from the file that has no name.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepTexts } from '../../src/exchange/cell-texts.ts'
import { isFailure } from '../../src/kernel/failure.ts'

const kept = async (texts: readonly string[], most: number) => {
  const keeper = keepTexts('a.xlsx', most)
  for (const [at, text] of texts.entries()) {
    keeper.add(text)
    if (at % 7 === 0) await keeper.settle()
  }
  await keeper.settle()
  return keeper
}

describe('texts', () => {
  const unit = fc.constantFrom('a', 'é', 'ÿ', '\u0000', '中', '😀', '\ud800', '\uffff')
  const text = fc.oneof(
    fc.string({ unit, maxLength: 20 }),
    fc
      .tuple(unit, fc.constantFrom(511, 512, 16_383, 32_768, 32_769, 65_534, 65_535, 65_536, 70_000))
      .map(([sign, length]) => sign.repeat(length)),
  )

  it('of any signs and lengths come back, whether they are in memory or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 40 }), fc.constantFrom(0, 200_000, 1e9), async (texts, most) => {
        const keeper = await kept(texts, most)
        try {
          for (const at of [...texts.keys(), ...texts.keys()].reverse()) expect(keeper.of(at) === texts[at]).toBe(true)
          for (const none of [texts.length, -1, 0.5, Number.NaN, 1e12]) expect(keeper.of(none)).toBe(undefined)
        } finally {
          await keeper.close()
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are more than a table of numbers holds, and more than are fetched at a time', async () => {
    const keeper = await kept(
      Array.from({ length: 150_000 }, (_, at) => `${at} ${'客户'.repeat(30)}`),
      1_000_000,
    )
    // In an order in which each is in another block than the one before.
    for (let at = 0; at < 150_000; at += 1)
      if (at % 50 === 0) {
        const number = (at * 7919) % 150_000
        expect(keeper.of(number)?.startsWith(`${number} 客`)).toBe(true)
      }
    await keeper.close()
  })

  it('leave nothing in the folder, and say so where nothing can be put there', async () => {
    const before = process.env.TMPDIR
    const folder = mkdtempSync(join(tmpdir(), 'crm-texts-'))
    const texts = ['a'.repeat(40_000), 'b'.repeat(40_000)]
    try {
      process.env.TMPDIR = folder
      const keeper = await kept(texts, 0)
      expect(readdirSync(folder)).toEqual([])
      expect(keeper.of(1)).toBe(texts[1])
      await keeper.close()
      process.env.TMPDIR = join(folder, 'nowhere')
      const error: unknown = await kept(texts, 0).catch((failed: unknown) => failed)
      expect(isFailure(error) && [error.code, error.exit, error.words.en]).toEqual([
        'no-room-for-input',
        9,
        `cannot keep a.xlsx in ${join(folder, 'nowhere')}`,
      ])
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
      rmSync(folder, { recursive: true })
    }
  })
})
