// Every code of failure that the source can raise has a line that raises it: with its exit code, a sentence in both
// languages, and something to try. Codes are found by reading the source, so a new one asks for its sample.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { exitCodes } from '../../src/kernel/failure.ts'
import { seededFolder } from '../harness/seeded.ts'
import { crm } from '../harness/world.ts'
import { beyondReach, provenElsewhere, type Sample, samples } from './failure-samples.ts'
import { faultOfHint, hasPlaceholder, linesToRun, wordsOf } from './hint-lines.ts'
import { readSources, root } from './source-tree.ts'

const code = "'([a-z]+(?:-[a-z]+)*)'"
const raising: readonly RegExp[] = [
  new RegExp(`new Failure\\(\\s*'\\w+',\\s*${code}`, 'g'),
  // One of two by a question.
  new RegExp(`new Failure\\(\\s*'\\w+',\\s*[^',]*(?:'ENOENT')?[^',]*\\? ${code} : ${code}`, 'g'),
  new RegExp(`\\b(?:refuse|filterFailure|atLine)\\(\\s*${code}`, 'g'),
  // The needs of special verbs name the failure of each.
  new RegExp(`\\bfailure: ${code}`, 'g'),
  new RegExp(`type FilterCode = ${code} \\| ${code} \\| ${code} \\| ${code}`, 'g'),
  new RegExp(`readonly code: ${code} \\| ${code}`, 'g'),
]

/** The codes that a text raises. */
const codesIn = (source: string): readonly string[] =>
  raising.flatMap((pattern) => [...source.matchAll(pattern)].flatMap(([, ...codes]) => codes.filter(Boolean)))

const raised = [...new Set(readSources('src').flatMap(({ source }) => codesIn(source)))].sort()

describe('every code of failure', () => {
  it('is found in the source', () => {
    expect(raised.length).toBeGreaterThan(60)
    expect(codesIn("throw new Failure(\n  'usage',\n  'bad-thing', {})")).toEqual(['bad-thing'])
    expect(codesIn("new Failure('store', code === 'ENOENT' ? 'a-b' : 'c-d', words)")).toEqual(['a-b', 'c-d'])
    expect(codesIn("throw refuse('bad-date', text)")).toEqual(['bad-date'])
  })

  it('has a sample, or a test that proves it', () => {
    const elsewhere = [...Object.keys(provenElsewhere), ...Object.keys(beyondReach)]
    const known = new Set([...samples.map((sample) => sample.code), ...elsewhere])
    expect(raised.filter((one) => !known.has(one))).toEqual([])
    expect([...known].filter((one) => !raised.includes(one))).toEqual([])
  })

  it('that is proven elsewhere is named there', () => {
    const absent = Object.entries(provenElsewhere).filter(
      ([one, path]) => !existsSync(join(root, path)) || !readFileSync(join(root, path), 'utf8').includes(one),
    )
    expect(absent).toEqual([])
  })
})

let shared: Promise<string> | undefined
let spared: Promise<string> | undefined
afterAll(async () => {
  for (const one of [shared, spared]) if (one) rmSync(await one, { recursive: true, force: true })
})

/** A store in which proposed lines run. */
const spare = (): Promise<string> => {
  spared ??= seededFolder()
  return spared
}

/** A failure writes nothing, so those that need nothing ready share one store. */
const folderFor = async (sample: Sample): Promise<string> => {
  if (!sample.before && !sample.prepare) {
    shared ??= seededFolder()
    return shared
  }
  const own = await seededFolder()
  onTestFinished(() => rmSync(own, { recursive: true, force: true }))
  return own
}

describe('a sample', () => {
  it.each(samples.map((sample) => [sample.code, sample] as const))('of %s', async (_, sample) => {
    const cwd = await folderFor(sample)
    const release = sample.prepare?.(cwd)
    if (release) onTestFinished(release)
    for (const argv of sample.before ?? []) expect(await crm(argv, { cwd })).toMatchObject({ code: 0 })
    const ask = (...flags: readonly string[]) =>
      crm([...flags, ...sample.argv], {
        cwd,
        ...(sample.env ? { env: sample.env } : {}),
        ...(sample.interrupted ? { interrupted: AbortSignal.abort() } : {}),
      })
    const exit = exitCodes[sample.exit]

    const english = await ask('--lang', 'en')
    expect(english).toMatchObject({ code: exit, stdout: '' })
    expect(english.stderr).toMatch(/^crm: \S.{6,}/m)
    if (!sample.noHint) expect(english.stderr).toContain('  try: ')

    const chinese = await ask('--lang', 'zh-CN')
    expect(chinese.code).toBe(exit)
    expect(chinese.stderr).toMatch(/^crm: .*\p{Script=Han}/mu)
    if (!sample.noHint) expect(chinese.stderr).toContain('  试试：')

    for (const { stderr } of [english, chinese]) {
      const hint = /^ {2}(?:try: |试试：)(.*)$/m.exec(stderr)?.[1]
      expect(hint === undefined ? null : faultOfHint(hint), hint).toBeNull()
    }

    if (sample.plain) return
    const json = await ask('--json')
    const { error } = JSON.parse(json.stderr.trim().split('\n').at(-1) ?? '')
    expect(error).toMatchObject({ code: sample.code, exit })
    expect(english.stderr).toContain(error.message.split('\n')[0])

    // What is proposed is no usage error itself, unless the line lacked more than the slip. A store that is held is left alone.
    if (release) return
    const place = cwd === (await shared) ? await spare() : cwd
    for (const words of linesToRun(error.hint ?? '')) {
      const { code, stderr } = await crm(words, { cwd: place, env: { ...sample.env } })
      if (/^unknown-(?:noun|verb)$/.test(sample.code) && /"missing-(?:field|target)"/.test(stderr)) continue
      expect([0, 1, 3, 4, 5, 7, 8, 9], `${words.join(' ')}: ${stderr}`).toContain(code)
    }
  })
})

describe('a hint', () => {
  it.each([
    ['crm add tag x --reason TEXT', null],
    ['crm list customers --format table|json', 'a shell would not take it as it is'],
    ['crm add contact C-1 --name ...', 'has dots where a word should stand'],
    ['to make one: crm init', 'hides a line in a sentence'],
    ['新建：crm init', 'hides a line in a sentence'],
    ['--at today', 'is a flag without its line'],
    ['请检查路径', null],
    ['check the path', null],
  ])('%s', (hint, fault) => {
    expect(faultOfHint(hint)).toBe(fault)
  })

  it('is parted into words as a shell does', () => {
    expect(wordsOf(`crm log 'O'\\''Neil' "what was said" --a='b c'`)).toEqual([
      'crm',
      'log',
      "O'Neil",
      'what was said',
      '--a=b c',
    ])
    expect(linesToRun('crm export x; crm import x')).toEqual([
      ['export', 'x'],
      ['import', 'x'],
    ])
    expect(hasPlaceholder('crm import x --map HEADER=name')).toBe(true)
    expect(linesToRun('crm read FILE')).toEqual([])
  })
})

describe('an answer that cannot be written', () => {
  it('is output-failed', async () => {
    const full = () => new Writable({ write: (_chunk, _encoding, done) => done(new Error('no space left')) })
    const cwd = await folderFor({ code: 'output-failed', exit: 'failed', argv: [] })
    for (const argv of [['help'], ['list', 'customers']]) {
      const { code, stderr } = await crm(argv, { cwd, stdout: full() })
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr:
          'crm: the answer could not be written\n  no space left\n  try: free some space, or write to another place\n',
      })
    }
    expect((await crm(['list', 'customers', '--json'], { cwd, stdout: full() })).stderr).toContain('"output-failed"')
  })
})
