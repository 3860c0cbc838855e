// Which command a line means, by names alone: no command is loaded and no flag is read.
import { describe, expect, it } from 'vitest'
import { readLine } from '../../src/command/argv.ts'
import type { CommandNames } from '../../src/command/command-names.ts'
import { isFailure } from '../../src/kernel/failure.ts'

const names: CommandNames = {
  nouns: [
    { name: 'customer', plural: 'customers', chinese: ['客户'], letter: 'C' },
    { name: 'visit', plural: 'visits', chinese: ['回访'], letter: 'V' },
    { name: 'import', plural: 'imports', chinese: ['导入'], letter: 'F' },
    { name: 'segment', plural: 'segments', chinese: ['分群'], letter: 'G' },
  ],
  paths: [
    ['add', 'customer'],
    ['list', 'customer'],
    ['add', 'visit'],
    ['done', 'visit'],
    ['erase'],
    ['erase', 'customer'],
    ['report', 'sales'],
    ['list', 'revisits'],
    ['list', 'import'],
    ['import', 'customer'],
    ['segment', 'rfm'],
    ['run', 'nightly'],
    ['erase'],
    ['log'],
    ['help'],
  ],
  aliases: { 帮助: 'help', 报表: 'report' },
  seconds: { 'report 销售': 'sales' },
  subjects: { log: 'customer' },
  valued: new Set(['--db', '-f']),
}

const lineOf = (text: string) => readLine(text.split(' '), names)

const failureOf = (text: string) => {
  try {
    lineOf(text)
  } catch (error) {
    if (isFailure(error)) return error
    throw error
  }
  throw new Error(`${text} was read`)
}

describe('a line', () => {
  it.each([
    ['add customer 张', ['add', 'customer'], ['张']],
    ['customer add 张', ['add', 'customer'], ['张']],
    ['新增 客户 张', ['add', 'customer'], ['张']],
    ['客户 新增 张', ['add', 'customer'], ['张']],
    ['--db x customers ls -f ids', ['list', 'customer'], ['--db', 'x', '-f', 'ids']],
    ['customer log C-1 x', ['log'], ['C-1', 'x']],
    ['customer', ['help'], ['customer']],
    ['customer help', ['help'], ['customer']],
    ['客户 帮助', ['help'], ['customer']],
    ['help customer', ['help'], ['customer']],
    ['list customers help', ['list', 'customer'], ['help']],
    // Behind a verb that is for one record, the letter of an id says the noun.
    ['done V-21 --note x', ['done', 'visit'], ['V-21', '--note', 'x']],
    ['完成 v21', ['done', 'visit'], ['v21']],
    // A verb that is a command by itself, by any of its words.
    ['彻底删除 --rule 3y', ['erase'], ['--rule', '3y']],
    ['彻底删除 C-1', ['erase', 'customer'], ['C-1']],
    // Other second words, behind a first word or its other spelling.
    ['report 销售 -f json', ['report', 'sales'], ['-f', 'json']],
    ['报表 销售', ['report', 'sales'], []],
    // A verb with a word of its own, a word that is verb and noun, a noun that begins commands.
    ['list revisits --all', ['list', 'revisits'], ['--all']],
    ['import list', ['list', 'import'], []],
    ['import customers -', ['import', 'customer'], ['-']],
    ['分群 rfm', ['segment', 'rfm'], []],
    ['分群', ['help'], ['segment']],
    // A verb that is a command by itself.
    ['erase --rule 3y', ['erase'], ['--rule', '3y']],
    ['彻底删除 --rule', ['erase'], ['--rule']],
    // Flags may stand anywhere; what stands behind -- is text.
    ['--json list customers', ['list', 'customer'], ['--json']],
    ['customer -- add', ['help'], ['customer', '--', 'add']],
    ['-- add customer', ['help'], ['--', 'add', 'customer']],
  ])('%s', (text, path, rest) => {
    const { taken, ...line } = lineOf(text)
    expect(line).toEqual({ path, rest })
    // What was taken for the path, and what stands behind it, are all the words that were typed.
    const words = text.split(' ')
    if (path[0] !== 'help') expect(words.filter((_, at) => !taken.includes(at))).toEqual(rest)
  })

  it.each([
    // A verb that no command begins with, and one that goes with other nouns.
    ['customer merge C-1', 'unknown-verb', 'customers have no verb "merge"'],
    ['merge customer C-1', 'unknown-command', 'there is no command "merge"'],
    ['customer done C-1', 'unknown-noun', 'done does not go with "customer"'],
    // The letter says a noun that the verb does not go with.
    ['done C-1', 'unknown-noun', 'done does not go with "C-1"'],
    ['add C-1', 'unknown-noun', 'add does not go with "C-1"'],
    ['cust list', 'unknown-command', 'there is no command "cust"'],
    ['- list customers', 'unknown-command', 'there is no command "-"'],
    ['客户 完成 C-1', 'unknown-noun', 'done does not go with "客户"'],
    ['run', 'unknown-noun', 'run what?'],
    ['run daily', 'unknown-noun', 'run does not go with "daily"'],
    ['add', 'unknown-noun', 'add what?'],
  ])('%s is refused', (text, code, words) => {
    const failure = failureOf(text)
    expect(failure.code).toBe(code)
    expect(failure.words.en).toBe(words)
    expect(failure.detail.hint?.en).toMatch(/^crm \S/)
    expect(failure.detail.why?.en ?? '').not.toMatch(/ $/)
  })

  it('of no words is the page of all', () =>
    expect(readLine([], names)).toEqual({ path: ['help'], rest: [], taken: [] }))
})
