// What is proposed for a line with a slip: the line as it was typed, with the one faulty word mended at its place and all
// else kept; and every proposal that can be run as it stands is run.
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { program } from '../../src/commands.ts'
import type { Language } from '../../src/kernel/words.ts'
import { seededFolder, shellWords } from '../harness/seeded.ts'
import { crm } from '../harness/world.ts'
import { hasPlaceholder } from './hint-lines.ts'
import { mendedLines } from './mended-lines.ts'

let cwd = ''
beforeAll(async () => {
  cwd = await seededFolder()
  for (const line of ['add customer 刘测', 'remove customer C-5 --yes'])
    expect(await crm(line.split(' '), { cwd })).toMatchObject({ code: 0 })
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const ask = (argv: readonly string[], language: Language) => crm(argv, { cwd, env: { CRM_LANG: language } })

/** What a line proposes, to people or with `--json`. */
const hintOf = async (line: string, language: Language): Promise<{ readonly code: number; readonly hint: string }> => {
  const { code, stderr } = await ask(shellWords(line), language)
  const last = stderr.trim().split('\n').at(-1) ?? ''
  const told = last.startsWith('{') ? JSON.parse(last).error.hint : /^ {2}(?:try: |试试：)(.*)$/m.exec(stderr)?.[1]
  return { code, hint: told ?? '' }
}

// They write somewhere else, or wait for a person.
const notRun = /^crm (?:init|migrate|undo|redo|run|dedupe|config set)\b/

describe('what is proposed', () => {
  it.each(mendedLines)('for crm $typed is $hint', async ({ typed, hint, exit = 2, after = 0 }) => {
    expect(await hintOf(typed, 'en')).toEqual({ code: exit, hint })
    if (hasPlaceholder(hint) || notRun.test(hint)) return
    const words = shellWords(hint).slice(1)
    const writes = /^(?:add|edit|log|snooze|done|move|close|assign|cancel|import|remove|restore|merge|erase|新增)$/
    const dry = writes.test(words[0] ?? '') && !words.includes('-n') ? ['-n'] : []
    const { code, stderr } = await ask([...words, ...dry], 'en')
    expect({ code, stderr: code === after ? '' : stderr }).toEqual({ code: after, stderr: '' })
  })

  it('is the same in Chinese', async () => {
    for (const { typed, hint, exit = 2 } of mendedLines.filter((_, at) => at % 5 === 0))
      expect(await hintOf(typed, 'zh')).toEqual({ code: exit, hint })
  })
})

describe('the id of another noun', () => {
  const letters = program.nouns.map(({ letter }) => letter)
  const all = [...program.nouns, ...(program.otherNouns ?? [])].map(({ name }) => name)
  const verbs = ['show', 'edit', 'remove', 'restore']
  const paths = verbs.flatMap((verb) => all.map((noun) => [verb, noun] as const))

  it.each(paths)('is no record: crm %s %s', async (verb, noun) => {
    const own = program.nouns.find(({ name }) => name === noun)
    const other = letters.find((letter) => letter !== own?.letter && letter !== 'C') ?? ''
    const { code, stderr } = await ask([verb, noun, `${other}-1`, '--json'], 'en')
    const { error } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '')
    // A verb that the noun has not, or that it does not go with, is refused as such.
    if (['unknown-noun', 'refused-verb'].includes(error.code)) return
    expect({ code, exit: error.exit }).toEqual({ code: 3, exit: 3 })
    if (own) expect(error.code).toBe('wrong-noun')
  })

  it.each([
    ['done', 'visit'],
    ['cancel', 'visit'],
    ['close', 'complaint'],
    ['move', 'complaint'],
    ['assign', 'complaint'],
    ['assign', 'customer'],
    ['merge', 'customer'],
    ['done', 'review'],
    ['snooze', undefined],
    ['log', undefined],
  ])('is no record: crm %s %s', async (verb, noun) => {
    const more = { move: ['accepted'], assign: ['--to', '王芳'], merge: ['C-1'], snooze: ['--until', '2w'], log: ['x'] }
    const rest = Object.entries(more).find(([name]) => name === verb)?.[1] ?? []
    const { code, stderr } = await ask([verb, ...(noun ? [noun] : []), 'O-1', ...rest, '--json'], 'en')
    expect({ code, error: JSON.parse(stderr).error.code }).toEqual({ code: 3, error: 'wrong-noun' })
  })
})

describe('the letter of an id says the noun', () => {
  it.each([
    ['show C-2', 0],
    ['show c2', 0],
    ['show F-1', 0],
    ['查看 K-1', 0],
    ['edit C-2 --stage deal -n', 0],
    ['--json edit C-2 --stage deal -n', 0],
    ['done V-1 -n', 0],
    ['cancel V-1 -n', 0],
    ['close K-1 -n', 0],
    ['move K-1 accepted -n', 0],
    ['assign K-1 --to 王芳 -n', 0],
    ['assign C-2 王芳 -n', 0],
    ['remove O-1 -n', 0],
    ['restore C-5 -n', 0],
    ['merge C-1 C-2 -n', 0],
    ['erase C-2 -n', 0],
    ['done RV-1 -n', 0],
    ['show C-2 --help', 0],
    ['show C-9999', 3],
    ['show ZZ-1', 2],
    ['add C-2', 2],
  ])('crm %s', async (line, code) => {
    expect(await ask(line.split(' '), 'en')).toMatchObject({ code })
  })

  it('and does what the line with the noun does', async () => {
    const short = await ask(['show', 'V-1', '--json'], 'en')
    expect(short.stdout).toBe((await ask(['show', 'visit', 'V-1', '--json'], 'en')).stdout)
  })
})
