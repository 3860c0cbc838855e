// Whether a file may be a store of ours, from its first hundred bytes: said before SQLite touches it, because SQLite
// opens empty and foreign files without complaint.
import { closeSync, openSync, readSync } from 'node:fs'
import { errorCode } from '../kernel/error-code.ts'
import { Failure } from '../kernel/failure.ts'
import { isNameTooLong, nameTooLong } from '../kernel/name-too-long.ts'
import { isTooManyOpen, tooManyOpen } from '../kernel/too-many-open.ts'
import type { Words } from '../kernel/words.ts'
import { damagedFailure } from './sqlite-failure.ts'

const magic = 'SQLite format 3\0'

const refuse = (code: string, words: Words, why: Words | null, hint: Words, cause?: unknown): Failure =>
  new Failure('store', code, words, { ...(why === null ? {} : { why }), hint, cause })

/** The failure for a store that is not there. */
export const noStore = (path: string): Failure =>
  refuse('no-store', { en: `there is no store at ${path}`, zh: `${path} 处没有数据文件` }, null, {
    en: `crm init --db ${path}`,
    zh: `crm init --db ${path}`,
  })

/** The failure for a file that is something else. */
export const notOurs = (path: string, why: Words): Failure =>
  refuse('not-a-store', { en: `${path} is not a store of crm`, zh: `${path} 不是 crm 的数据文件` }, why, {
    en: 'name the right file with --db',
    zh: '请用 --db 指定正确的文件',
  })

/** The failure for a store beside which the log of another program's file lies. */
export const foreignLog = (path: string): Failure =>
  refuse(
    'foreign-log',
    { en: `the log ${path}-wal belongs to another file`, zh: `日志 ${path}-wal 属于另一个文件` },
    {
      en: 'the store is ours, what its log would make of it is not: move the log away, or bring back a backup',
      zh: '数据文件是 crm 的，但日志中的内容不是：请移走该日志，或恢复备份',
    },
    {
      en: 'crm backup --restore FILE',
      zh: 'crm backup --restore FILE',
    },
  )

const emptyStore = (path: string): Failure =>
  refuse(
    'store-empty',
    { en: `${path} is empty, no store of crm`, zh: `${path} 是空文件，不是 crm 的数据文件` },
    null,
    { en: 'crm backup --restore FILE', zh: 'crm backup --restore FILE' },
  )

const unreadable = (path: string, error: unknown): Failure => {
  const code = errorCode(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return noStore(path)
  if (isTooManyOpen(error)) return tooManyOpen(error)
  if (isNameTooLong(error)) return nameTooLong(path, error)
  if (code === 'EISDIR') return notOurs(path, { en: 'it is a folder', zh: '它是一个文件夹' })
  return refuse(
    'store-unreadable',
    { en: `cannot read the store ${path}`, zh: `无法读取数据文件 ${path}` },
    {
      en: `the system says ${code === '' ? String(error) : code}`,
      zh: `系统返回 ${code === '' ? String(error) : code}`,
    },
    { en: 'check the rights of the file and of its folder', zh: '请检查文件及其文件夹的权限' },
    error,
  )
}

const readHead = (path: string): Buffer => {
  const head = Buffer.alloc(100)
  try {
    const file = openSync(path, 'r')
    try {
      return head.subarray(0, readSync(file, head, 0, 100, 0))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw unreadable(path, error)
  }
}

/**
 * The `application_id` in the head of a file. Fails, always with exit 9, where the file is missing, a folder, unreadable,
 * empty, or no SQLite file.
 */
export const headOf = (path: string): { readonly applicationId: number } => {
  const head = readHead(path)
  if (head.length === 0) throw emptyStore(path)
  if (!head.toString('latin1').startsWith(magic)) {
    throw notOurs(path, { en: 'it is not an SQLite file', zh: '它不是 SQLite 文件' })
  }
  if (head.length < 100) throw damagedFailure(path)
  return { applicationId: head.readUInt32BE(68) }
}
