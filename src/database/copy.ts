// Copies of a whole store as files of their own: made as of one moment, checked, flushed to the disk, then named.
import { statSync } from 'node:fs'
import { Failure } from '../kernel/failure.ts'
import { type ChainReport, verifyChain } from './chain.ts'
import type { Hasher } from './digest.ts'
import { type Connection, openConnection } from './driver.ts'
import { giveName, makeBeside, removeStoreFiles } from './durable-file.ts'
import { applicationId } from './identity.ts'
import type { Lane } from './lane.ts'
import { chainHead, nextEntry } from './recorder.ts'
import { asFileFailure, damagedFailure } from './sqlite-failure.ts'

/** What tells two states of a store apart. */
export interface Mark {
  /** Number of the last journal entry. */
  readonly entry: number
  /** End of the journal's chain. */
  readonly head: string
}

/** The state of a store. */
export const markOf = (lane: Lane): Mark => ({ entry: nextEntry(lane) - 1, head: chainHead(lane) })

/** Whether two states are the same. */
export const sameMark = (one: Mark, other: Mark): boolean => one.entry === other.entry && one.head === other.head

/** Fails (`store-damaged`) unless every page, every index and every reference of a file is as it should be. */
export const requireWhole = (connection: Connection): void => {
  const { lane, path } = connection
  if (connection.pragma('integrity_check(1)') !== 'ok') throw damagedFailure(path)
  if (lane.prepare('pragma foreign_key_check').get()) throw damagedFailure(path)
}

/** As `requireWhole`, and the journal must be as it was written. */
export const requireTrue = (connection: Connection, hasher: Hasher): ChainReport => {
  requireWhole(connection)
  const report = verifyChain(connection.lane, hasher)
  if (report.bad === null) return report
  throw new Failure(
    'store',
    'journal-broken',
    {
      en: `the journal of ${connection.path} is not as it was written, from entry ${report.bad} on`,
      zh: `${connection.path} 的操作记录自第 ${report.bad} 条起与写入时不符`,
    },
    { hint: { en: 'choose another backup', zh: '请选择另一份备份' } },
  )
}

const checkCopy = (path: string, expected: Mark): void => {
  const copy = openConnection(path, { timeout: 0 })
  try {
    // Every index is held against its table, which goes to and fro in the file.
    copy.pragma('cache_size = -64000')
    // One file without a log beside it: a backup can be carried about.
    copy.pragma('journal_mode = delete')
    if (copy.pragma('application_id') !== applicationId) throw damagedFailure(path)
    requireWhole(copy)
    if (!sameMark(markOf(copy.lane), expected)) throw damagedFailure(path)
  } finally {
    copy.close()
  }
}

/** A copy that was made. */
export interface Copy extends Mark {
  readonly path: string
  readonly bytes: number
}

/**
 * Copies the store of a connection into a file, which is there whole and checked, or not at all. The connection must be
 * in a transaction, so that the copy is of one moment.
 */
export const copyStore = async (connection: Connection, path: string): Promise<Copy> => {
  const beside = makeBeside(path)
  try {
    const mark = markOf(connection.lane)
    await connection.copyTo(beside)
    checkCopy(beside, mark)
    giveName(beside, path)
    return { ...mark, path, bytes: statSync(path).size }
  } catch (error) {
    throw asFileFailure(error, path)
  } finally {
    removeStoreFiles(beside)
  }
}
