// Where nothing tells the encoding of a file, a person picks it by how the first line reads, once.
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { openerAsking } from '../../src/command/ask-encoding.ts'
import { type Asking, back, type Pick } from '../../src/command/asking.ts'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import type { Sheet } from '../../src/exchange/sheet.ts'

const bytes = iconv.encode('name\n张三\n', 'gbk')

const asking = (answer: string | typeof back, seen: (readonly Pick[])[]): Asking => {
  const no = () => Promise.reject(new Error('not asked'))
  return {
    line: no,
    search: no,
    confirm: no,
    pick: async (_, picks) => {
      seen.push(picks)
      return answer
    },
  }
}

const firstRow = async (sheet: Sheet): Promise<readonly string[] | undefined> => {
  for await (const block of sheet.rows()) return block[0]?.cells
  return undefined
}

const opener = (who: Asking | null) => openerAsking(who, {}, (options) => openSheet(bytes, options))

test('the candidates show how they read; the answer holds for the file', async () => {
  const seen: (readonly Pick[])[] = []
  const open = opener(asking('GB18030', seen))
  expect(await firstRow(await open())).toEqual(['张三'])
  expect(await firstRow(await open())).toEqual(['张三'])
  expect(seen).toHaveLength(1)
  expect(seen[0]).toContainEqual({ value: 'GB18030', label: 'GB18030  张三' })
})

test('nobody there, or no answer: refused with the candidates and the flag', async () => {
  for (const who of [null, asking(back, [])]) {
    await expect(opener(who)()).rejects.toMatchObject({
      code: 'undecidable-encoding',
      exit: 2,
      detail: { field: 'encoding', hint: { en: expect.stringContaining('--encoding GB18030') } },
    })
  }
})
