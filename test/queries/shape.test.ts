// A store in which a byte of the description of its tables changed: no page is torn, and yet a column has another name.
// Doctor names it, and what needs the column says that the store is damaged.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { crm } from '../harness/world.ts'

it('is not called whole', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'crm-shape-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  await crm(['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'], { cwd })
  expect((await crm(['doctor', '--json'], { cwd })).stdout).toContain('every page and index is whole')
  const db = new Sqlite(join(cwd, 'crm.db'))
  db.unsafeMode(true)
  db.pragma('writable_schema = on')
  db.prepare(`update sqlite_schema set sql = replace(sql, ' entry INTEGER', ?) where name = 'complaint'`).run(
    '\u00a0entry INTEGER',
  )
  db.close()
  const doctor = await crm(['doctor', '--json'], { cwd })
  expect(doctor.code).toBe(1)
  expect(doctor.stdout).toContain('there is no table complaint (entry)')
  const dump = await crm(['dump'], { cwd })
  expect(dump.code).toBe(9)
  expect(dump.stderr).toContain('no such column')
})
