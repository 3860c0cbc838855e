// The manual: every command stands on one page of it with its flags and examples, in both languages, as help and completion
// tell of them; and the pages are sound for groff and for mandoc.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manPages, writeManPages } from '../../src/build/man-pages.ts'
import { plain } from '../../src/build/roff.ts'
import type { Command } from '../../src/command/command.ts'
import { drawCompletion } from '../../src/command/completion/draw.ts'
import type { DrawnCommand } from '../../src/command/completion/drawn.ts'
import { takesOfFlag } from '../../src/command/completion/takes-of.ts'
import { globalOptions } from '../../src/command/global-options.ts'
import { usageLine } from '../../src/command/help/command-line.ts'
import { drawPage } from '../../src/command/help/pages.lazy.ts'
import { topicNames } from '../../src/command/help/topic-names.ts'
import { allCommands, commandAt } from '../../src/command/program.ts'
import { program } from '../../src/commands.ts'
import { variables } from '../../src/kernel/environment.ts'
import { readSources } from './source-tree.ts'

const pages = manPages(program)
const shown = allCommands(program).filter(({ hidden }) => !hidden)
const nameOf = ({ path }: Command): string => path.join(' ')
const languages = ['en', 'zh'] as const

/** Names of flags that people are shown. */
const flagsOf = ({ options = {} }: Pick<Command, 'options'>): readonly string[] =>
  Object.entries(options).flatMap(([name, { hidden }]) => (hidden ? [] : [name]))

describe.each(languages)('in %s a command', (language) => {
  const own = pages.filter((page) => page.language === language)

  it('stands on one page', () => {
    const told = own.flatMap(({ commands }) => commands)
    expect([...told].sort()).toEqual(shown.map(nameOf).sort())
  })

  it('has its summary, its flags and its examples there', () => {
    const absent = shown.flatMap((command) => {
      const text = own.find(({ commands }) => commands.includes(nameOf(command)))?.text.replaceAll('\n', ' ') ?? ''
      const wanted = [
        usageLine(program, command),
        command.summary[language],
        ...flagsOf(command).map((name) => `--${name}`),
        ...(command.examples ?? []).flatMap(({ about, line }) => [about[language], line]),
      ]
      return wanted.filter((words) => !text.includes(plain(words))).map((words) => `${nameOf(command)}: ${words}`)
    })
    expect(absent).toEqual([])
  })

  it('is completed with the flags that help shows', () => {
    for (const command of shown) {
      const drawn: DrawnCommand = JSON.parse(drawCompletion(program, `command ${nameOf(command)}`, language))
      const offered = Object.entries(drawn.flags).flatMap(([name, { hidden }]) => (hidden ? [] : [name]))
      const told = flagsOf({ options: { ...globalOptions, ...command.options } })
      expect([nameOf(command), [...offered].sort()]).toEqual([nameOf(command), [...told].sort()])
      const help = drawPage(program, `command ${nameOf(command)}`, language)
      expect([nameOf(command), told.filter((name) => !help.includes(`--${name}`))]).toEqual([nameOf(command), []])
    }
  })
})

// A confirmation that were completed would confirm nothing.
/** Placeholders of flags whose values are the person's own words or numbers. */
const free = new Set(['TEXT', 'NAME', 'N', 'DAYS', 'TIME', 'CODE', 'SIGN', 'CUT', 'ID', 'N:HASH'])

describe('the value of a flag', () => {
  it('is completed, or is free by its placeholder', () => {
    const unknown = [{ path: [], options: globalOptions }, ...shown].flatMap(({ path, options = {} }) =>
      Object.entries(options).flatMap(([name, option]) => {
        const takes = takesOfFlag(name, option, { path, nouns: program.nouns })
        const known = option.value === undefined || takes !== undefined || free.has(option.value)
        return known ? [] : [`${path.join(' ')} --${name} ${option.value}`]
      }),
    )
    expect(unknown).toEqual([])
  })
})

describe('a topic', () => {
  it('has a page, or stands on that of the topic it is under', () => {
    const own = topicNames.filter((topic) => !('under' in topic)).map(({ name }) => `man7/crm-${name}.7`)
    const paths = pages.map(({ path }) => path)
    expect(own.filter((path) => !paths.includes(path) || !paths.includes(`zh_CN/${path}`))).toEqual([])
  })

  it('says of erasure and of roles what holds: a command for either wants its part of the page on privacy', () => {
    const text = drawPage(program, 'topic privacy', 'en')
    const erases = commandAt(program, ['erase', 'customer']) !== undefined
    expect(text.includes('No command erases')).toBe(!erases)
    expect(text.includes('crm erase')).toBe(erases)
    const roles = shown.some(({ path }) => path.includes('role') || path.includes('roles'))
    expect(text.includes('no roles')).toBe(!roles)
  })
})

describe('the table of variables', () => {
  it('has every variable that the code reads, and none besides', () => {
    const read = readSources('src')
      .filter(({ path }) => !path.startsWith('src/build/') && path !== 'src/kernel/environment.ts')
      .flatMap(({ path, code }) => [
        ...[...code.matchAll(/\benv\.([A-Z_]{2,})\b/g)].map(([, name = '']) => name),
        ...(path === 'src/command/person.ts'
          ? Object.keys(variables).filter((name) => name.startsWith('CRM_') && name !== 'CRM_TODAY')
          : []),
      ])
    expect([...new Set(read)].sort()).toEqual(Object.keys(variables).sort())
  })
})

const isThere = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))

let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crm-man-'))
  await writeManPages(program, folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a program says of pages, all of them at once. */
const saidBy = (program: string, words: readonly string[], paths: readonly string[]): string => {
  const files = paths.map((path) => join(folder, path))
  const { error, stderr, stdout } = spawnSync(program, [...words, ...files], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', MANWIDTH: '80' },
    maxBuffer: 2 ** 26,
  })
  if (error) throw error
  return program === 'man' ? stderr : stdout + stderr
}

const paths = pages.map(({ path }) => path)

describe.skipIf(!isThere('groff'))(`groff${isThere('groff') ? '' : ' (skipped: not installed)'}`, () => {
  it('has no warning for any page', () => {
    expect(saidBy('groff', ['-k', '-T', 'utf8', '-man', '-ww', '-z'], paths)).toBe('')
  })
})

describe.skipIf(!isThere('man'))(`man${isThere('man') ? '' : ' (skipped: not installed)'}`, () => {
  it('shows a page of each kind in each language without a warning', () => {
    const some = ['man1/crm.1', 'man1/crm-visit.1', 'man7/crm-filters.7'].flatMap((path) => [path, `zh_CN/${path}`])
    expect(saidBy('man', ['-l', '--warnings'], some)).toBe('')
  })
})

describe.skipIf(!isThere('mandoc'))(`mandoc${isThere('mandoc') ? '' : ' (skipped: not installed)'}`, () => {
  it('finds no fault in any page', () => {
    expect(saidBy('mandoc', ['-T', 'lint', '-W', 'warning'], paths)).toBe('')
  })
})

describe('a planted fault', () => {
  it('in a page is found', () => {
    if (isThere('groff')) expect(saidBy('groff', ['-ww', '-man', '-z'], ['man1/none.1'])).not.toBe('')
    expect(plain("it's a \\ -x")).toBe('it\\(aqs a \\e \\-x')
  })
})
