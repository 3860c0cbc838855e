// A table whose last row has the number of none before it, as a torn page may have it: reading it block by block ends, and
// says that the file is damaged.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { openConnection } from '../../src/database/driver.ts'
import { rowBlocks } from '../../src/database/row-statements.ts'

const torn = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-torn-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'torn.db')
  const db = new Sqlite(path)
  db.exec('create table visit (id integer primary key, note text)')
  for (const note of ['one', 'two', 'three']) db.prepare('insert into visit (note) values (?)').run(note)
  db.close()
  const bytes = readFileSync(path)
  // The second page holds the rows; its third cell begins with the length of the row, then its number.
  const cell = 4096 + bytes.readUInt16BE(4096 + 8 + 2 * 2)
  expect(bytes[cell + 1]).toBe(3)
  bytes[cell + 1] = 0
  writeFileSync(path, bytes)
  return path
}

it('is not read for ever', () => {
  const connection = openConnection(torn(), { timeout: 0, readonly: true })
  const ids: unknown[] = []
  const read = (): void => {
    for (const rows of rowBlocks(connection.lane, 'visit', 1, Number.MAX_SAFE_INTEGER)) {
      ids.push(...rows.map(({ id }) => id))
      if (ids.length > 100) throw new Error('read for ever')
    }
  }
  expect(read).toThrow(expect.objectContaining({ code: 'SQLITE_CORRUPT' }))
  expect(ids).toEqual([])
  connection.close()
})
