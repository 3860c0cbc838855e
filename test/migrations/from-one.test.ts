// A store of schema 1 with data in it: refused with the command that helps, copied, brought to the newest schema by
// `crm migrate`, and then as good as one that was made anew: the night runs on it.
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { openConnection } from '../../src/database/driver.ts'
import { applicationId, schemaNumber } from '../../src/database/identity.ts'
import { runMigrations } from '../../src/database/migrate.lazy.ts'
import { startRecorder } from '../../src/database/recorder.ts'
import { crm } from '../harness/world.ts'
import { aboutOf, customer, newStoreFile, temporaryFolder } from '../queries/temporary-store.ts'

/** What the first version of the program would have left. */
const oldStore = async (): Promise<string> => {
  const path = join(temporaryFolder(), 'crm.db')
  writeFileSync(path, '', { mode: 0o600 })
  const connection = openConnection(path, { timeout: 0 })
  connection.pragma('journal_mode = wal')
  connection.pragma(`application_id = ${applicationId}`)
  const about = aboutOf({ kind: 'init', command: 'init' })
  await runMigrations(connection, migrations.slice(0, 1), () => {
    const recorder = startRecorder(connection.lane, about.clock.now(), { createHash, randomBytes })
    for (const [key, value] of Object.entries({ zone: 'Asia/Shanghai', currency: 'CNY' }))
      recorder.insert('setting', { key, value })
    recorder.insert('customer', customer('Ann', { owner: null }))
    recorder.insert('customer', customer('Bob'))
    recorder.insert('visit', { customer: 1, status: 'planned', due: '2026-11-20' })
    const [at, at_day] = ['2026-10-01', '2026-10-01']
    recorder.insert('sales_order', { customer: 2, at, at_day, amount: 12_800, currency: 'CNY' })
    recorder.end(about)
  })
  connection.close()
  return path
}

const shapeOf = (path: string): readonly unknown[] => {
  const db = new Sqlite(path, { readonly: true })
  const shape = db
    .prepare(`select type, name, tbl_name, sql from sqlite_schema where name not like 'kysely%' order by type, name`)
    .all()
  db.close()
  return shape
}

describe('a store of schema 1', () => {
  it('is refused, migrated with a copy first, and then whole', async () => {
    const path = await oldStore()
    const cwd = dirname(path)
    const refused = await crm(['today'], { cwd })
    expect(refused).toMatchObject({ code: 9 })
    expect(refused.stderr).toContain(`try: crm migrate --db ${path}`)

    const status = await crm(['migrate', '--status', '--json'], { cwd })
    expect(JSON.parse(status.stdout)).toEqual({
      schema: 1,
      newest: schemaNumber,
      pending: migrations.slice(1).map((one) => one.name),
    })
    expect(await crm(['migrate'], { cwd })).toMatchObject({ code: 0 })
    const copies = readdirSync(join(cwd, 'backups'))
    expect(copies).toEqual([expect.stringMatching(/^before-migration-1-\d{8}-\d{6}\.db$/)])
    const copy = new Sqlite(join(cwd, 'backups', copies[0] ?? ''), { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(1)
    expect(copy.prepare('select name from customer order by id').pluck().all()).toEqual(['Ann', 'Bob'])
    copy.close()

    expect(shapeOf(path)).toEqual(shapeOf(await newStoreFile()))
    const doctor = await crm(['doctor', '--json'], { cwd })
    expect(JSON.parse(doctor.stdout).filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
    // What the old program left in the index is not where this one looks.
    expect((await crm(['search', 'Ann', '-f', 'ids'], { cwd })).stdout).toBe('C-1\n')
  })

  it('has its nights from then on', async () => {
    const path = await oldStore()
    const cwd = dirname(path)
    await crm(['migrate'], { cwd })
    const first = await crm(['run', 'nightly', '--json'], { cwd })
    expect(JSON.parse(first.stdout)).toMatchObject({ ok: true, nights: ['2026-11-27'], moves: [], missed: 1 })
    const later = await crm(['run', 'nightly', '--json', '--as-of', '2027-10-02', '--yes'], { cwd })
    expect(JSON.parse(later.stdout).moves).toEqual([
      { scheme: 'class', from: 'existing', to: 'lost', count: 1 },
      { scheme: 'tier', from: 'high', to: 'low', count: 1 },
    ])
  })
})
