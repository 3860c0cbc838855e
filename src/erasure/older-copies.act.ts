// Which older copies of the store still hold a person: the backups and whatever else of ours lies beside it. Copies are
// named and not changed; those that lie elsewhere nobody knows of.
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { backupFolder } from '../database/backup.ts'
import { openFile } from '../database/open-file.ts'
import type { Row } from '../kernel/row.ts'

const copiesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.db'))
        .sort()
        .map((name) => join(folder, name))
    : []

// A number may mean another customer in the file of another store.
const holdsPerson = (path: string, { id, name }: Row): boolean => {
  try {
    const copy = openFile(path, { write: false, wait: 1000, cache: 2000, olderToo: true })
    try {
      const row = copy.lane.prepare('select name from customer where id = ?').get(id ?? null)
      return row !== undefined && row.name === name
    } finally {
      copy.close()
    }
  } catch {
    // A damaged copy may hold anybody; beside the store it may as well be another program's.
    return basename(dirname(path)) === 'backups'
  }
}

/** The files of copies that hold a customer, by path. */
export const copiesHolding = (path: string, customer: Row): readonly string[] => {
  const store = resolve(path)
  return [...copiesIn(backupFolder(path)), ...copiesIn(dirname(store))].filter(
    (one) => resolve(one) !== store && holdsPerson(one, customer),
  )
}
