// What every command owes: a summary and an example in both languages, flags that are explained in both, examples that
// the program itself can read. The commands are asked of the program, so a new one is checked as soon as it is listed.
import { describe, expect, it } from 'vitest'
import { readLine } from '../../src/command/argv.ts'
import type { Command } from '../../src/command/command.ts'
import { globalOptions } from '../../src/command/global-options.ts'
import { allCommands, commandAt, namesOf } from '../../src/command/program.ts'
import { readFlags } from '../../src/command/read-flags.ts'
import { program } from '../../src/commands.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import type { Words } from '../../src/kernel/words.ts'
import { shellWords } from '../harness/seeded.ts'

const commands = allCommands(program)
const shown = commands.filter((command) => !command.hidden)
const names = namesOf(program)
const nameOf = (command: Command): string => command.path.join(' ')

const han = /\p{Script=Han}/u
/** What is wrong with a text: one language is missing, or the Chinese is none (unless it is code, the same in both). */
const faultOf = ({ en, zh }: Words): string | undefined => {
  if (en.trim() === '' || zh.trim() === '') return 'a language is missing'
  return en !== zh && !han.test(zh) ? `no Chinese in "${zh}"` : undefined
}

describe('every command', () => {
  it('is there', () => {
    expect(shown.length).toBeGreaterThan(60)
  })

  it('is listed under its own path', () => {
    expect(Object.entries(program.commands).filter(([path, command]) => nameOf(command()) !== path)).toEqual([])
  })

  it.each(commands.map((command) => [nameOf(command), command] as const))('%s says what it is', (_, command) => {
    const about = [
      command.summary,
      ...(command.details ? [command.details] : []),
      ...(command.positionals ?? []).map((one) => one.about),
    ]
    expect(about.map(faultOf).filter(Boolean)).toEqual([])
    expect(command.summary.en).not.toMatch(/\.$/)
  })

  it('explains its flags in both languages', () => {
    const faults = [
      ['', globalOptions] as const,
      ...commands.map((one) => [nameOf(one), one.options ?? {}] as const),
    ].flatMap(([name, options]) =>
      Object.entries(options).flatMap(([flag, option]) => {
        const fault = faultOf(option.about)
        return fault === undefined ? [] : [`${name} --${flag}: ${fault}`]
      }),
    )
    expect(faults).toEqual([])
  })

  it('has an example in both languages', () => {
    const without = shown.filter((command) => (command.examples ?? []).length === 0)
    expect(without.map(nameOf)).toEqual([])
    const faults = shown.flatMap((command) => (command.examples ?? []).flatMap(({ about }) => faultOf(about) ?? []))
    expect(faults).toEqual([])
  })

  it('has no flag of two meanings for one letter', () => {
    const doubled = commands.flatMap((command) => {
      const letters = Object.values(command.options ?? {}).flatMap(({ short }) => short ?? [])
      return letters.length === new Set(letters).size ? [] : [nameOf(command)]
    })
    expect(doubled).toEqual([])
  })
})

/** What is wrong with an example line of a command; nothing where the program can read it and it is that command's. */
const readingFault = (line: string, command?: Command): string | undefined => {
  const [first, ...argv] = shellWords(line)
  if (first !== 'crm') return 'does not begin with crm'
  try {
    const { path, rest } = readLine(argv, names)
    const found = commandAt(program, path)
    if (!found) return 'is no command'
    readFlags(found, rest)
    return command && nameOf(found) !== nameOf(command) ? `is an example of ${nameOf(found)}` : undefined
  } catch (error) {
    return isFailure(error) ? error.message : String(error)
  }
}

describe('every example', () => {
  it('is read as the command it stands at', () => {
    const faults = commands.flatMap((command) =>
      (command.examples ?? []).flatMap(({ line }) => {
        const fault = readingFault(line, command)
        return fault === undefined ? [] : [`${line}: ${fault}`]
      }),
    )
    expect(faults).toEqual([])
  })

  it('of a noun is read', () => {
    const lines = program.nouns.flatMap((noun) => (noun.examples ?? []).map(({ line }) => line))
    expect(lines.flatMap((line) => readingFault(line) ?? [])).toEqual([])
  })
})

describe('a planted fault', () => {
  it('in a text is found', () => {
    expect(faultOf({ en: 'add', zh: '' })).toBeDefined()
    expect(faultOf({ en: 'add', zh: 'add it' })).toBeDefined()
    expect(faultOf({ en: 'add', zh: '新增' })).toBeUndefined()
  })

  it('in an example is found', () => {
    expect(readingFault('crm add custmer 张小明')).toBeDefined()
    expect(readingFault('crm add customer 张小明 --phnes 1')).toBeDefined()
    expect(readingFault('crm list customers', commandAt(program, ['today']))).toBeDefined()
    expect(readingFault('crm add customer "张 小明"')).toBeUndefined()
  })
})
