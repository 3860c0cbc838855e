// Whether the log beside a store is another's: another program's, which SQLite would put into the file, or that of another
// store of ours, which it would mix with this one without a word.
// Asked only where a run was killed: whoever has the store open has asked before.
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { type Connection, openConnection } from './driver.ts'
import { applicationId } from './identity.ts'
import { type EntryInFile, lastEntryInFile } from './last-entry.ts'
import { isOpenSomewhere } from './lock-holder.ts'

// Checked whole only where that is a matter of a tenth of a second.
const quickBytes = 32 * 1024 * 1024

const schemaInFile = (path: string): number => {
  const head = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    readSync(file, head, 0, head.length, 0)
  } finally {
    closeSync(file)
  }
  return head.readUInt32BE(60)
}

/** What is known of a file before it is opened: closing it by hand would loosen the locks that SQLite has on it. */
interface Before {
  readonly last: EntryInFile | null
  readonly schema: number
}

/**
 * A log goes on from the journal in the file: what that ends with stands in it too. Only a backup that was brought back takes
 * entries away; it stands there as such, or has another schema.
 */
const lacksLast = ({ lane, pragma }: Connection, { last, schema }: Before): boolean => {
  if (last === null) return false
  if (lane.prepare('select chain from entry where id = ?').get(last.id)?.chain === last.chain) return false
  if (pragma('user_version') !== schema) return false
  return lane.prepare(`select 1 from entry where kind = 'restore' limit 1`).get() === undefined
}

const isWhole = ({ pragma }: Connection): boolean => pragma('integrity_check(1)') === 'ok'

const isWholeAlone = (path: string): boolean => {
  const alone = openConnection(path, { timeout: 0, inMemory: true })
  try {
    return isWhole(alone)
  } finally {
    alone.close()
  }
}

/** What the store and the log are together: not ours, not to be told, or broken where the file may be whole by itself. */
const together = (path: string, before: Before | null): 'foreign' | 'ours' | 'broken' => {
  const looking = openConnection(path, { timeout: 0, readonly: true })
  try {
    if (looking.pragma('application_id') !== applicationId) return 'foreign'
    if (before === null) return 'ours'
    if (lacksLast(looking, before)) return 'foreign'
    return statSync(path).size <= quickBytes && !isWhole(looking) ? 'broken' : 'ours'
  } finally {
    looking.close()
  }
}

/**
 * Looks without writing: by a connection that may not, as another would put the log into the file when it closes. A log that
 * some other program wrote may say nothing of the journal; put together the two are not whole, while the file is. What else
 * is wrong will be told when the file is opened in earnest.
 */
export const isLogOfAnother = (path: string): boolean => {
  try {
    const isTaken = isOpenSomewhere(path)
    const seen = together(path, isTaken ? null : { last: lastEntryInFile(path), schema: schemaInFile(path) })
    return seen === 'foreign' || (seen === 'broken' && isWholeAlone(path))
  } catch {
    return false
  }
}
