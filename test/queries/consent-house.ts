// A firm whose customers have answered in every way, and how the tests of consent talk to it.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { crm, steppingClock } from '../harness/world.ts'

export const today = '2026-11-22'
const clock = steppingClock('2026-11-22T01:00:00.000Z')
export const run = (cwd: string, ...argv: readonly string[]) => crm(argv, { cwd, clock, env: { CRM_TODAY: today } })
export const must = async (cwd: string, ...argv: readonly string[]): Promise<string> => {
  const { code, output, stdout } = await run(cwd, ...argv)
  expect(`${code} ${argv.join(' ')} ${code === 0 ? '' : output}`).toMatch(/^0 /)
  return stdout
}
export const json = async <T>(cwd: string, ...argv: readonly string[]): Promise<T> =>
  JSON.parse(await must(cwd, ...argv, '--json'))

// Several test files share this module in one process: the folders live as long as it does.
const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-consent-'))
  folders.push(folder)
  return folder
}

const number = (n: number): string => `1390013900${n}`

/** A customer for each way of having answered, each with a number, an address, a WeChat id, a contact and a visit due. */
export const answers = [
  ['never asked', []],
  ['nothing at all', ['--do-not-contact']],
  ['neither calls nor messages', ['--consent', 'phone=no;sms=no']],
  ['no calls', ['--consent', 'phone=no']],
  ['no advertising', ['--consent', 'all.marketing=no']],
  ['mail for both', ['--consent', 'mail=yes']],
  ['mail to be served only', ['--consent', 'mail.care=yes']],
  ['advertising but no service by SMS', ['--consent', 'sms.marketing=yes;sms.care=no']],
] as const

const filled = async (): Promise<string> => {
  const cwd = temporaryFolder()
  await must(cwd, 'init', '--zone', 'Asia/Shanghai', '--currency', 'CNY')
  for (const [at, [name, flags]] of answers.entries()) {
    const id = `C-${at + 1}`
    await must(
      cwd,
      'add',
      'customer',
      name,
      '--phones',
      number(at),
      '--emails',
      `p${at}@example.com`,
      '--wechat',
      `wx${at}`,
    )
    await must(cwd, 'add', 'contact', id, '--name', `aide ${at}`, '--phones', `1370013700${at}`)
    await must(cwd, 'add', 'visit', id, '--due', '2026-11-20')
    await must(cwd, 'edit', 'customer', id, ...(flags.length === 0 ? ['--note', 'x'] : flags))
  }
  return cwd
}

const filledOnce = await filled()

/** The store as it was filled, in a folder of its own. */
export const copied = (): string => {
  const copy = temporaryFolder()
  cpSync(filledOnce, copy, { recursive: true })
  return copy
}
