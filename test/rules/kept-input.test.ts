// What flows in or comes from a device: refused or given up at a limit with one sentence, before a disk is full; an
// interrupt is heard meanwhile. Broken once by a flow that was kept without a limit.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { keptInput } from '../../src/exchange/kept-input.ts'
import { Failure } from '../../src/kernel/failure.ts'

const mebi = 1024 * 1024
const kept = process.env.TMPDIR
afterEach(() => {
  if (kept === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = kept
})

/** So many pieces of a megabyte; counts those that were taken. */
const flowOf = (text: string, most: number) => {
  const piece = Buffer.from(text.repeat(Math.ceil(mebi / text.length)).slice(0, mebi))
  const flow = {
    taken: 0,
    async *[Symbol.asyncIterator]() {
      for (; flow.taken < most; flow.taken += 1) yield piece
    },
  }
  return flow
}

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Failure)) throw new Error(`not refused: ${String(error)}`)
  return `${error.exit} ${error.code} ${error.words.en} | ${error.detail.why?.en ?? ''} | ${error.detail.hint?.en ?? ''}`
}

it.each(['/dev/zero', '/dev/full', '/dev/null', '/dev/urandom'])('%s is refused as a device', async (path) => {
  expect(await refusal(keptInput(path, path, flowOf('x', 0)))).toMatch(
    new RegExp(`^9 device cannot read ${path}: it is a device, not a file .*name a file`),
  )
})

it('a first line without an end is given up after 64 MB, and nothing is put on the disk', async () => {
  const flow = flowOf('\0', 5000)
  expect(await refusal(keptInput('-', '-', flow))).toMatch(
    /^9 endless-input cannot read standard input: it has no end within 64 MB \| its first line.*\| save it as a file first/,
  )
  expect(flow.taken).toBeLessThan(70)
})

it('a flow that is larger than its room is given up, and the folder is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-kept-'))
  process.env.TMPDIR = join(folder, 'nowhere')
  try {
    expect(await refusal(keptInput('-', '-', flowOf('a,b\n', 70)))).toMatch(
      /^9 no-room-for-input cannot keep standard input in .*nowhere \| .*ENOENT.*\| name another folder: TMPDIR=/,
    )
    process.env.TMPDIR = folder
    const input = await keptInput('-', '-', flowOf('a,b\n', 70))
    expect(input.flowed).toBe(true)
    expect(readdirSync(folder)).toEqual([])
    await input.close()
    const flow = flowOf('a,b\n', 5000)
    expect(await refusal(keptInput('-', '-', flow, { room: async () => 80 * mebi }))).toBe(
      `9 no-room-for-input cannot keep standard input in ${folder}: there is no room | what is too much for the memory is kept there until it has been read | free some space there, or name another folder: TMPDIR=FOLDER crm ...`,
    )
    expect(flow.taken).toBe(80)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('an interrupt ends it at the next piece', async () => {
  const flow = flowOf('a,b\n', 5000)
  const stopped = new Failure('interrupted', 'interrupted', { en: 'interrupted', zh: '已中断' })
  const rest = (): void => {
    if (flow.taken >= 3) throw stopped
  }
  expect(await refusal(keptInput('-', '-', flow, { rest }))).toContain('130 interrupted')
  expect(flow.taken).toBeLessThan(5)
})
