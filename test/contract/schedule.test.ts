// The lines for cron and the units for systemd, as README, docs/nightly.md and help give them: run as those run them, by
// /bin/sh with an environment that is empty, from the root of the system.
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cronLine } from '../../src/command/help/topics/cron.help.ts'
import { binary, builtBinary } from '../harness/built.ts'
import { cronLines, filesGiven, unitCommands } from './document-examples.ts'
import { root } from './source-tree.ts'

const textOf = (page: string): string => readFileSync(join(root, page), 'utf8')
const nightly = textOf('docs/nightly.md')
const lines = [...new Set([textOf('README.md'), nightly, cronLine].flatMap(cronLines))]

let folder = ''

/** A line with the places of this machine and folder in it. */
const here = (line: string): string =>
  line
    .replaceAll('/usr/bin/node', process.execPath)
    .replaceAll('/opt/crm/bin/crm.js', binary)
    .replaceAll('/home/wang/crm', folder)

/** Runs a line as cron does, with even less: no HOME, no PATH, no language. */
const perform = (line: string) => {
  const { status, stdout, stderr } = spawnSync('/usr/bin/env', ['-i', '/bin/sh', '-c', line], {
    cwd: '/',
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const inStore = (words: string) =>
  perform(here(`/usr/bin/node /opt/crm/bin/crm.js ${words} --db /home/wang/crm/crm.db`))

const listed = (): readonly string[] =>
  readdirSync(join(folder, 'lists'))
    .map((name) => name.replace(/^\d{4}-\d\d-\d\d/, ''))
    .sort()

beforeAll(async () => {
  await builtBinary()
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'crm-schedule-')))
  for (const words of [
    'init --zone Asia/Shanghai',
    'add staff 王芳 --key wangfang',
    'add customer 赵丽华 --owner 王芳',
    'add visit C-1 --due 2026-11-01',
  ])
    expect(inStore(words)).toMatchObject({ status: 0 })
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the line for cron', () => {
  it('is the same in README, in docs and in help, and has no sign that cron reads for itself', () => {
    expect(lines).toHaveLength(1)
    expect(cronLine).not.toContain('%')
    expect(cronLine.endsWith(lines[0] ?? '')).toBe(true)
  })

  it('runs with an empty environment, says nothing, and leaves a copy and the lists of the day', () => {
    for (const line of lines) expect(perform(here(line))).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
    expect(listed()).toEqual(['-wangfang.csv', '-wangfang.md'])
    for (const name of readdirSync(join(folder, 'lists'))) {
      const { size, mode } = statSync(join(folder, 'lists', name))
      expect([size > 0, mode & 0o777]).toEqual([true, 0o600])
    }
  })

  it('says what is wrong, so that cron has something to send', () => {
    const [line = ''] = lines
    const { status, stdout, stderr } = perform(here(line).replace('crm.db', 'none.db'))
    expect([status, stdout]).toEqual([9, ''])
    expect(stderr).toContain('there is no store at')
    expect(existsSync(join(folder, 'none.db'))).toBe(false)
  })
})

const units = filesGiven(nightly)
const verifier = 'systemd-analyze'
const verifies = (process.env.PATH ?? '').split(delimiter).some((one) => existsSync(join(one, verifier)))

describe('the units for systemd', () => {
  it('are there, and start what the line for cron starts', () => {
    expect(units.map(({ name }) => name)).toEqual(['crm-nightly.service', 'crm-nightly.timer'])
    const [line = ''] = lines
    const flags = (text: string) => [...text.matchAll(/ --(?:out|db) \S+| run nightly/g)].map(([word]) => word)
    expect(unitCommands(nightly).map(flags)).toEqual([flags(line)])
  })

  it('start a night that runs with an empty environment', () => {
    for (const line of unitCommands(nightly)) expect(perform(here(line))).toMatchObject({ status: 0, stderr: '' })
  })

  it.skipIf(!verifies)(verifies ? 'are sound' : 'are sound (skipped: no systemd-analyze here)', () => {
    const verify = () =>
      spawnSync(verifier, ['verify', ...units.map(({ name }) => join(folder, name))], { encoding: 'utf8' })
    for (const { name, content } of units) writeFileSync(join(folder, name), here(content))
    expect(verify()).toMatchObject({ status: 0, stderr: '' })
    writeFileSync(join(folder, 'crm-nightly.timer'), '[Timer]\nPersistant=true\n')
    expect(verify().stderr).toContain('Persistant')
  })
})
