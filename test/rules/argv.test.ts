// Which command a line means, by names alone: no command is loaded and no flag is read.
import { describe, expect, it } from 'vitest'
import { readLine } from '../../src/command/argv.ts'
import type { CommandNames } from '../../src/command/command-names.ts'
import { isFailure } from '../../src/kernel/failure.ts'

const names: CommandNames = {
  nouns: [
    { name: 'customer', plural: 'customers', chinese: ['客户'] },
    { name: 'visit', plural: 'visits', chinese: ['回访'] },
  ],
  paths: [['add', 'customer'], ['list', 'customer'], ['add', 'visit'], ['done', 'visit'], ['log'], ['help']],
  aliases: { 帮助: 'help' },
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
  ])('%s', (text, path, rest) => {
    expect(lineOf(text)).toEqual({ path, rest })
  })

  it.each([
    // A verb that no command begins with, and one that goes with other nouns.
    ['customer merge C-1', 'unknown-verb', 'customers have no verb "merge"'],
    ['merge customer C-1', 'unknown-command', 'there is no command "merge"'],
    ['customer done C-1', 'unknown-noun', 'done does not go with "customer"'],
    ['cust list', 'unknown-command', 'there is no command "cust"'],
  ])('%s is refused', (text, code, words) => {
    const failure = failureOf(text)
    expect(failure.code).toBe(code)
    expect(failure.words.en).toBe(words)
    expect(failure.detail.hint?.en).toMatch(/^crm \S/)
    expect(failure.detail.why?.en ?? '').not.toMatch(/ $/)
  })
})
