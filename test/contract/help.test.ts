// Help: the same bytes however it is asked for, in both languages, eighty cells wide; what it shows is read by the program.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeManifest } from '../../src/build/manifest.ts'
import { type NounNames, verbOf, verbWords } from '../../src/command/command-names.ts'
import { globalOptions } from '../../src/command/global-options.ts'
import { answerEarly } from '../../src/command/help/early-answer.ts'
import { filterSamples } from '../../src/command/help/filter-samples.ts'
import { openManifest, unsetName } from '../../src/command/help/manifest.ts'
import { drawPage, pageNames } from '../../src/command/help/pages.lazy.ts'
import { setAt } from '../../src/command/help/set-page.lazy.ts'
import { leftOf } from '../../src/command/help/topic.ts'
import { topicNames, topicOf } from '../../src/command/help/topic-names.ts'
import { dayExamples, periodExamples } from '../../src/command/help/topics/dates.help.ts'
import { allCommands, namesOf } from '../../src/command/program.ts'
import { program } from '../../src/commands.ts'
import { readDate, readPeriod } from '../../src/kernel/date-language.ts'
import type { Language } from '../../src/kernel/words.ts'
import { cellWidth } from '../../src/output/width.ts'
import { seededFolder } from '../harness/seeded.ts'
import { crm } from '../harness/world.ts'
import { schemaFaults } from './json-schema.ts'

const languages: readonly Language[] = ['en', 'zh']
const flagOf: Readonly<Record<Language, readonly string[]>> = { en: [], zh: ['--lang', 'zh-CN'] }

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'crm-help-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ask = (...argv: readonly string[]) => crm(argv, { cwd: folder })

/** The names of a noun that mean it alone, and no verb or topic of help. */
const namesOfNoun = ({ name, plural, chinese, short = [] }: NounNames): readonly string[] =>
  [name, plural, ...chinese, ...short].filter((word) => verbOf(word) === undefined && topicOf(word) === undefined)

const sorted = (text: string): string => [...text].sort().join('')

/** No terminal. */
const off = { width: () => undefined }

/** A command line to copy is not broken. */
const isCopied = (line: string): boolean => /^ {2,4}(?:crm |0 2 \* \* \* )/.test(line)

/** The page that a line prints; fails where it is no page. */
const pageOf = async (...argv: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await ask(...argv)
  expect({ argv, code, stderr }).toEqual({ argv, code: 0, stderr: '' })
  expect(stdout).not.toBe('')
  return stdout
}

describe.each(languages)('a page in %s', (language) => {
  const pages = pageNames(program).map((name) => [name, drawPage(program, name, language)] as const)

  it('is at most eighty cells wide, without spaces at the ends', () => {
    const wide = pages
      .filter(([name]) => !name.startsWith('schema '))
      .flatMap(([name, text]) =>
        text
          .split('\n')
          .filter((line) => !isCopied(line) && (cellWidth(line) > 80 || line !== line.trimEnd()))
          .map((line) => `${name}: ${line}`),
      )
    expect(wide).toEqual([])
  })

  it.each([40, 60, 100])('fits %i cells and loses nothing', (width) => {
    const bare = (text: string): string => text.replace(/\s/g, '')
    const wrong = pages.flatMap(([name, usual]) => {
      if (name.startsWith('schema ')) return []
      const text = drawPage(program, name, language, width)
      const wide = text.split('\n').filter((line) => !isCopied(line) && cellWidth(line) > width)
      return [
        ...wide.map((line) => `${name}: ${line}`),
        ...(sorted(bare(text)) === sorted(bare(usual)) ? [] : [`${name} lost`]),
      ]
    })
    expect(wrong).toEqual([])
  })

  it('says something, and ends in a line break', () => {
    expect(pages.filter(([, text]) => !/^\S[\s\S]*\S\n$/.test(text)).map(([name]) => name)).toEqual([])
  })

  it('shows every field of a noun, and every code', () => {
    const absent = program.nouns.flatMap((noun) => {
      const text = drawPage(program, `noun ${noun.name}`, language)
      const codes = noun.fields.flatMap(({ type }) =>
        type.kind === 'choice' ? type.choices.map(({ code }) => code) : [],
      )
      return [...noun.fields.map(({ key }) => key), ...codes].filter((word) => !text.includes(word))
    })
    expect(absent).toEqual([])
  })

  it('shows every flag of a command that is not hidden', () => {
    const absent = allCommands(program)
      .filter((command) => !command.hidden)
      .flatMap((command) => {
        const text = drawPage(program, `command ${command.path.join(' ')}`, language)
        const flags = Object.entries({ ...globalOptions, ...command.options }).filter(([, option]) => !option.hidden)
        return flags
          .filter(([name]) => !text.includes(`--${name}`))
          .map(([name]) => `${command.path.join(' ')} --${name}`)
      })
    expect(absent).toEqual([])
  })
})

describe('what a verb goes with', () => {
  it('stands in the order in which nouns are declared, on its page as where a word is refused', async () => {
    for (const verb of ['list', 'remove', 'edit', 'assign', 'move', 'done', 'show', 'run']) {
      const page = (await ask('help', verb)).stdout
      const onPage = [...page.matchAll(new RegExp(`^  crm ${verb} ([\\w-]+)  `, 'gm'))].map(([, word = '']) => word)
      const refused = /goes with (.*)/.exec((await ask(verb, 'xyz')).stderr)?.[1]?.split(', ') ?? []
      const known = refused.map((word) =>
        namesOf(program).nouns.findIndex(({ name, plural }) => name === word || plural === word),
      )
      expect([verb, known]).toEqual([verb, [...known].sort((a, b) => a - b)])
      // Another spelling of a command, as `list entries`, is taken and has no line of its own.
      if (refused.length > 0) expect([verb, onPage]).toEqual([verb, refused.filter((word) => onPage.includes(word))])
    }
    expect((await ask('help', 'list')).stdout).toMatch(/It goes with\n {2}crm list customers /)
  })
})

describe('the same page', () => {
  const pairs = program.nouns.flatMap((noun) =>
    Object.keys(verbWords).flatMap((verb) =>
      allCommands(program).some(({ path }) => path.join(' ') === `${verb} ${noun.name}`) ? [[verb, noun] as const] : [],
    ),
  )

  it.each(pairs.map(([verb, noun]) => [verb, noun.name, noun] as const))(
    'of %s %s comes by every order',
    async (verb, _, noun) => {
      const wanted = await pageOf('help', verb, noun.name)
      for (const name of namesOfNoun(noun)) expect(await pageOf('help', name, verb)).toBe(wanted)
      for (const other of verbWords[verb] ?? []) expect(await pageOf('help', other, noun.name)).toBe(wanted)
      expect(await pageOf(verb, noun.plural, '--help')).toBe(wanted)
      expect(await pageOf(noun.plural, verb, '-h')).toBe(wanted)
      const chinese = await pageOf('help', verb, noun.name, '--lang', 'zh-CN')
      expect(chinese).not.toBe(wanted)
      expect(await pageOf('--lang', 'zh-CN', noun.plural, verb, '--help')).toBe(chinese)
    },
  )

  const nouns = [...program.nouns, ...(program.otherNouns ?? [])]
  it.each(nouns.map((noun) => [noun.name, noun] as const))('of %s comes by every name', async (_, noun) => {
    for (const language of languages) {
      const wanted = await pageOf('help', noun.plural, ...flagOf[language])
      for (const name of namesOfNoun(noun)) {
        expect(await pageOf('help', name, ...flagOf[language])).toBe(wanted)
        // A command may bear the name of a noun: then that runs.
        if (allCommands(program).some(({ path }) => path.length === 1 && path[0] === name)) continue
        expect(await pageOf(name, ...flagOf[language])).toBe(wanted)
        expect(await pageOf(name, '--help', ...flagOf[language])).toBe(wanted)
      }
    }
  })

  it('is the first page of help, --help and nothing at all', async () => {
    const wanted = await pageOf('help')
    for (const argv of [[], ['--help'], ['-h'], ['帮助'], ['--db', 'x.db']]) expect(await pageOf(...argv)).toBe(wanted)
    expect(await pageOf('--lang=zh-CN')).toBe(await pageOf('help', '--lang', 'zh-CN'))
    expect(await pageOf('--lang=zh-CN')).not.toBe(wanted)
  })

  it.each(topicNames.map((topic) => [topic.name, topic] as const))(
    'of the topic %s comes in both languages',
    async (_, topic) => {
      const under = 'under' in topic ? [topic.under] : []
      const [en, zh] = [
        await pageOf('help', ...under, topic.name),
        await pageOf('help', ...under, topic.name, '--lang', 'zh'),
      ]
      expect(en).not.toBe(zh)
      for (const name of topic.chinese) expect(await pageOf('help', ...under, name)).toBe(en)
    },
  )

  it('goes to a file, and is the same there', async () => {
    const { code } = await ask('help', 'schema', 'customer', '-o', 'schema.json')
    expect(code).toBe(0)
  })
})

describe('the version', () => {
  it.each([['--version'], ['-V'], ['version']])('is told by %s', async (word) => {
    expect((await ask(word)).stdout).toMatch(/^crm \d+\.\d+\.\d+\n$/)
  })

  it('is told in JSON', async () => {
    expect(JSON.parse((await ask('version', '--json')).stdout)).toEqual({ version: expect.stringMatching(/^\d+\.\d+/) })
  })
})

describe('an unknown word', () => {
  it.each([
    [['help', 'custmer'], 'unknown-topic', 'crm help customer'],
    [['help', 'fitlers'], 'unknown-topic', 'crm help filters'],
    [['help', 'qqqqqqqqqq'], 'unknown-topic', 'crm help'],
    [['help', 'add', 'custmer'], 'unknown-noun', 'crm add customer'],
    [['help', 'schema', 'imports'], 'unknown-noun', 'crm help schema'],
    [['help', 'schema', 'custmer'], 'unknown-noun', 'crm help schema customer'],
    [['customer', 'sow'], 'unknown-verb', 'crm customer show'],
    [['tody'], 'unknown-command', 'crm today'],
    [['add'], 'unknown-noun', 'crm add customer'],
  ])('%j is exit 2 with a suggestion', async (argv, code, hint) => {
    const json = await ask(...argv, '--json')
    expect(json).toMatchObject({ code: 2, stdout: '' })
    expect(JSON.parse(json.stderr)).toMatchObject({ error: { code, exit: 2 } })
    const plain = await ask(...argv)
    expect(plain).toMatchObject({ code: 2, stdout: '' })
    expect(plain.stderr).toContain(`try: ${hint}\n`)
  })
})

describe('the manifest', () => {
  it('gives the same answers without the program', async () => {
    await writeManifest(program, folder)
    const drawn = openManifest(folder)
    const lines = [
      ...pageNames(program).map((name) => {
        const [kind = '', ...rest] = name.split(' ')
        const topic = topicNames.find((one) => kind === 'topic' && one.name === rest[0])
        if (topic) return ['help', ...('under' in topic ? [topic.under] : []), topic.name]
        if (kind === 'schema' || kind === 'schemas') return ['help', 'schema', ...rest]
        return ['help', ...rest]
      }),
      ['--version'],
      ['help', 'custmer'],
      ['tody'],
      ['tody', '--json'],
      ['customer', 'sow', '--lang', 'zh-CN'],
    ]
    for (const line of lines) {
      for (const language of languages) {
        const argv = [...line, ...(line.includes('--lang') ? [] : flagOf[language])]
        const early = await answerEarly(argv, { ...drawn, ...off, world: { env: {}, cwd: folder, home: folder } })
        const { code, stdout, stderr } = await ask(...argv)
        expect({ argv, ...early }).toEqual({ argv, code, stdout, stderr })
      }
    }
  })

  it('can be set to another width from what the build left', () => {
    const drawn = openManifest(folder)
    for (const name of ['main', 'noun customer', 'command import customer', 'topic filters'])
      for (const language of languages)
        expect(setAt(drawn.page(unsetName(name), language) ?? '', 44)).toBe(drawPage(program, name, language, 44))
  })

  it('leaves to the program what is its own', async () => {
    const drawn = openManifest(folder)
    const world = { env: {}, cwd: folder, home: folder }
    for (const argv of [
      ['list', 'customers'],
      ['help', '-o', 'x'],
      ['today', '--version'],
      ['--lang', 'xx'],
    ])
      expect(await answerEarly(argv, { ...drawn, ...off, world })).toBeUndefined()
  })
})

describe('what help shows', () => {
  it.each(program.nouns.map((noun) => [noun.name, noun] as const))('as filters of %s is read', async (_, noun) => {
    for (const sample of filterSamples(noun)) {
      const { code, stderr } = await crm(['list', noun.name, sample, '--explain'], { cwd: await seeded() })
      expect({ sample, code, stderr }).toEqual({ sample, code: 0, stderr: '' })
    }
  })

  it.each(dayExamples.map((row) => leftOf(row, 'en')))('as a day is read: %s', (text) => {
    expect(readDate(text, '2026-11-27')).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it.each(periodExamples.map((row) => leftOf(row, 'en')))('as a period is read: %s', (text) => {
    expect(readPeriod(text, '2026-11-27').from).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('as a flag is a flag of some command', () => {
    const flags = new Set(
      [globalOptions, ...allCommands(program).map(({ options }) => options ?? {})].flatMap((options) =>
        Object.keys(options),
      ),
    )
    const named = topicNames.flatMap(({ name }) =>
      [...drawPage(program, `topic ${name}`, 'en').matchAll(/(?<![\w-])--([a-z][a-z-]+)/g)].map(
        ([, flag = '']) => flag,
      ),
    )
    expect([...new Set(named)].filter((flag) => !flags.has(flag) && flag !== 'help')).toEqual([])
  })
})

let store: Promise<string> | undefined
const seeded = (): Promise<string> => {
  store ??= seededFolder()
  return store
}

describe('the schema', () => {
  it.each(program.nouns.map((noun) => [noun.plural, noun] as const))(
    'of %s fits what the list gives',
    async (_, noun) => {
      const schema: unknown = JSON.parse(await pageOf('help', 'schema', noun.name))
      const { stdout } = await crm(['list', noun.name, '--json'], { cwd: await seeded() })
      const rows: unknown = JSON.parse(stdout)
      expect(Array.isArray(rows) && rows.length).toBeGreaterThan(0)
      expect(schemaFaults(rows, schema)).toEqual([])
    },
  )

  it('refuses what does not fit', async () => {
    const schema: unknown = JSON.parse(await pageOf('help', 'schema', 'customer'))
    const { stdout } = await crm(['list', 'customer', '--json', '--limit', '1'], { cwd: await seeded() })
    const [row]: readonly Record<string, unknown>[] = JSON.parse(stdout)
    for (const wrong of [
      { id: 'V-1' },
      { id: 1 },
      { kind: 'robot' },
      { phones: null },
      { added: 'today' },
      { age: 151 },
      { spend: '1' },
      { consent: { pigeon: true } },
    ])
      expect(schemaFaults([{ ...row, ...wrong }], schema), JSON.stringify(wrong)).not.toEqual([])
    expect(schemaFaults([{}], schema).length).toBeGreaterThan(20)
  })
})

afterAll(async () => {
  if (store) rmSync(await store, { recursive: true, force: true })
})
