// Every check of `crm check` finds what its sample holds and nothing in a store where all is well, and says how to mend it.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { checks } from '../../src/quality/all-checks.queries.ts'
import { crm, type Ran } from '../harness/world.ts'
import { type CheckSample, checkSamples, wellStore } from './check-samples.ts'

const empty = mkdtempSync(join(tmpdir(), 'crm-check-'))
beforeAll(async () => {
  await crm(['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY', '--country', 'CN'], { cwd: empty })
  await crm(['add', 'staff', '王芳'], { cwd: empty })
})
afterAll(() => rmSync(empty, { recursive: true, force: true }))

const storeOf = async (lines: CheckSample['lines']): Promise<string> => {
  const cwd = mkdtempSync(join(tmpdir(), 'crm-check-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  cpSync(empty, cwd, { recursive: true })
  const ran: Ran[] = []
  for (const line of lines) {
    if (line[0] !== 'sql') {
      ran.push(await crm([...line, '--yes'], { cwd }))
      continue
    }
    const file = new Database(join(cwd, 'crm.db'))
    file.pragma('foreign_keys = off')
    file.exec(line[1] ?? '')
    file.close()
  }
  expect(ran.filter(({ code }) => code !== 0).map(({ stderr }) => stderr)).toEqual([])
  return cwd
}

interface Row {
  readonly check: string
  readonly severity: string
  readonly id: string | null
  readonly field: string
  readonly value: string
  readonly message: string
  readonly hint: string
}

const look = async (cwd: string, ...words: readonly string[]): Promise<{ code: number; rows: readonly Row[] }> => {
  const { code, stdout, stderr } = await crm(['check', ...words, '--json'], { cwd })
  expect(stderr).toBe('')
  return { code, rows: JSON.parse(stdout) as Row[] }
}

describe('every check', () => {
  it('has a sample', () => {
    expect(checks.map(({ name }) => name).sort()).toEqual(Object.keys(checkSamples).sort())
  })

  it.each(Object.entries(checkSamples))('%s finds what its sample holds', async (name, { lines, finds }) => {
    const cwd = await storeOf(lines)
    const { code, rows } = await look(cwd, name)
    expect(rows.map(({ id, field }) => [id, field])).toEqual(finds.map(([id, field]) => [id, field]))
    for (const [place, [, , part]] of finds.entries()) expect(rows[place]?.message).toContain(part)
    expect(rows.every(({ check, hint }) => check === name && hint.startsWith('crm '))).toBe(true)
    expect(code).toBe(1)
    const severity = checks.find((check) => check.name === name)?.severity
    const whole = await look(cwd)
    expect(whole.rows.some(({ check }) => check === name)).toBe(severity === 'error')
  })

  it('finds nothing in a store where all is well, and says nothing', async () => {
    const cwd = await storeOf(wellStore)
    expect((await look(cwd, '--strict')).rows).toEqual([])
    for (const isTTY of [true, false])
      expect(await crm(['check', '--strict'], { cwd, isTTY })).toMatchObject({ code: 0, output: '' })
  })

  it('is named by the screen of the day where a record cannot be read', async () => {
    const cwd = await storeOf(checkSamples['impossible-date']?.lines ?? [])
    // What was done behind the store's back shows when standings are reckoned anew.
    const later = ['--as-of', '2026-11-30']
    const { stdout } = await crm(['today', ...later], { cwd, isTTY: true, columns: 120 })
    expect(stdout).toMatch(/also: 2 records cannot be read \(V-1: due 2026-11-31 \.\.\.\) {3}crm check/)
    const chinese = await crm(['today', '--lang', 'zh', ...later], { cwd, isTTY: true, columns: 120 })
    expect(chinese.stdout).toMatch(/另有：2 条记录无法识别（V-1：due 2026-11-31 ...） {3}crm check/)
  })
})
