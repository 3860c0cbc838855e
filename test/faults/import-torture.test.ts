// Hostile and broken files through import: each ends with a documented exit code and one sentence, every row that was
// read is accounted for, and what came in is what stood there.
// Broken once by rejected rows that are written nowhere.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvBlocks } from '../../src/exchange/write-csv.ts'
import { cleanText } from '../../src/kernel/text.ts'
import { crm } from '../harness/world.ts'
import { newFolder } from './deeds.ts'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const ours = folder('../fixtures/torture/synthetic/')
const shared = folder('../../../shared/torture/')

const filesUnder = (root: string): readonly string[] =>
  existsSync(root)
    ? readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:csv|txt|bin)$/.test(name))
    : []

const { path: made, done } = newFolder()
const first = join(made, 'first')
beforeAll(async () => {
  mkdirSync(first)
  await crm(['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'], { cwd: first })
})
afterAll(done)

let count = 0
const newPlace = (): string => {
  count += 1
  const cwd = join(made, `torture-${count}`)
  cpSync(first, cwd, { recursive: true })
  return cwd
}

const known = [0, 2, 5, 9]

/** Imports a file as customers whose name is its first column. */
const importAny = async (cwd: string, path: string): Promise<void> => {
  const read = await crm(['read', path, '--json'], { cwd })
  const header: unknown = known.includes(read.code) && read.stdout !== '' ? JSON.parse(read.stdout).header : undefined
  const first = Array.isArray(header) && typeof header[0] === 'string' ? header[0] : 'name'
  const ran = await crm(
    ['import', 'customers', path, '--map', `${first}=name`, '--rejects', join(cwd, 'rejected.csv'), '--json'],
    { cwd },
  )
  expect(known, ran.stderr).toContain(ran.code)
  if (ran.code === 0 || ran.code === 5) {
    const report = JSON.parse(ran.stdout)
    expect(report.added + report.updated + report.unchanged + report.rejected).toBe(report.rows)
    expect(existsSync(join(cwd, 'rejected.csv'))).toBe(report.rejected > 0)
    const again = await crm(
      ['import', 'customers', path, '--map', `${first}=name`, '--rejects', join(cwd, 'rejected.csv'), '--json'],
      { cwd },
    )
    expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, rejected: report.rejected, entry: null })
  } else expect(JSON.parse(ran.stderr.trim().split('\n').at(-1) ?? '').error.code).not.toBe('unforeseen')
  const doctor = await crm(['doctor'], { cwd })
  expect(doctor.code, doctor.stdout + doctor.stderr).toBe(0)
}

describe('files with faults of every kind', () => {
  it.each(filesUnder(ours))('%s', async (name) => {
    await importAny(newPlace(), join(ours, name))
  })
})

describe.skipIf(!existsSync(shared))('the files given (skipped where they are absent)', () => {
  it.each(filesUnder(shared))('%s', async (name) => {
    await importAny(newPlace(), join(shared, name))
  })
})

const naughtyFile = join(shared, 'blns/blns-given.json')

describe.skipIf(!existsSync(naughtyFile))('naughty strings (skipped where they are absent)', () => {
  it('come in as names, notes and tags, and go out as they came', async () => {
    const cwd = newPlace()
    const given: readonly string[] = JSON.parse(readFileSync(naughtyFile, 'utf8'))
    const strings = given.filter((one) => cleanText(one) !== '')
    const rows = strings.map((one, at) => [`K${at}`, one, one])
    writeFileSync(join(cwd, 'naughty.csv'), [...csvBlocks(['key', 'name', 'note'], rows)].join(''))
    const ran = await crm(['import', 'customers', 'naughty.csv', '--json'], { cwd })
    expect(JSON.parse(ran.stdout), ran.stderr).toMatchObject({ added: strings.length, rejected: 0 })
    const listed = await crm(['list', 'customers', '--json', '--sort', 'id', '--fields', 'name,note'], { cwd })
    const records: readonly { name: string; note: string }[] = JSON.parse(listed.stdout)
    expect(records.map(({ name }) => name)).toEqual(strings.map((one) => cleanText(one)))
    expect(records.map(({ note }) => note)).toEqual(strings.map((one) => cleanText(one, { multiline: true })))
    await crm(['export', 'customers', '-o', 'out.csv'], { cwd })
    const again = await crm(['import', 'customers', 'out.csv', '--json'], { cwd })
    expect(JSON.parse(again.stdout)).toMatchObject({ unchanged: strings.length, entry: null })
  })
})
