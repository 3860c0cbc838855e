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

/** Places of the customers that a copy holds. */
const heldIn = (path: string, customers: readonly Row[]): readonly number[] => {
  try {
    const copy = openFile(path, { write: false, wait: 1000, cache: 2000, olderToo: true })
    try {
      const find = copy.lane.prepare('select name from customer where id = ?')
      // A number may mean another customer in the file of another store.
      return customers.flatMap(({ id, name }, at) => (find.get(id ?? null)?.name === name ? [at] : []))
    } finally {
      copy.close()
    }
  } catch {
    // A damaged copy may hold anybody; beside the store it may as well be another program's.
    return basename(dirname(path)) === 'backups' ? customers.map((_, at) => at) : []
  }
}

/** The files of copies that hold each of some customers, by path. */
export const copiesHolding = (path: string, customers: readonly Row[]): readonly (readonly string[])[] => {
  const store = resolve(path)
  const found: string[][] = customers.map(() => [])
  for (const copy of [...copiesIn(backupFolder(path)), ...copiesIn(dirname(store))])
    if (resolve(copy) !== store) for (const at of heldIn(copy, customers)) found[at]?.push(copy)
  return found
}
