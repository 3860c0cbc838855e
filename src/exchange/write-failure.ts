// Why a file cannot be written, said to a person.
import { Failure } from '../kernel/failure.ts'
import { same, type Words } from '../kernel/words.ts'

const reasons: Readonly<Record<string, Words>> = {
  ENOSPC: { en: 'the disk is full', zh: '磁盘已满' },
  EDQUOT: { en: 'your share of the disk is used up', zh: '磁盘配额已用完' },
  EFBIG: { en: 'the file grows too large for the disk', zh: '文件超过磁盘允许的大小' },
  EROFS: { en: 'the disk is read-only', zh: '磁盘为只读' },
  EACCES: { en: 'you may not write there', zh: '没有写入权限' },
  EPERM: { en: 'you may not write there', zh: '没有写入权限' },
  ENOENT: { en: 'there is no such folder', zh: '没有这个文件夹' },
  ENOTDIR: { en: 'a part of the path is not a folder', zh: '路径中有一段不是文件夹' },
  EEXIST: { en: 'it is a file and no folder', zh: '它是文件，不是文件夹' },
  EISDIR: { en: 'it is a folder', zh: '它是一个文件夹' },
  ENAMETOOLONG: { en: 'the name is too long', zh: '文件名过长' },
}

const failing: ReadonlySet<string> = new Set(['EIO', 'ENXIO', 'ENODEV', 'ESTALE', 'EREMOTEIO', 'EUCLEAN'])

const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Why, in the words of people; what the system calls it stands beside it where there are none. */
const reasonOf = (code: string, error: unknown): Words => {
  const known = Object.hasOwn(reasons, code) ? reasons[code] : undefined
  if (known) return known
  if (failing.has(code)) return { en: `the disk fails (${code})`, zh: `磁盘出错（${code}）` }
  if (/^E[A-Z0-9]+$/.test(code)) return { en: `the system says ${code}`, zh: `系统返回 ${code}` }
  return same(error instanceof Error ? error.message : String(error))
}

const hintOf = (code: string): Words => {
  if (full.has(code)) return { en: 'free some space, or name a file on another disk', zh: '请腾出空间，或写到其他磁盘' }
  if (failing.has(code))
    return { en: 'check the disk, or name a file on another one', zh: '请检查磁盘，或写到其他磁盘' }
  return { en: 'name a file in a folder that you may write to', zh: '请指定可写文件夹中的文件' }
}

/** The failure for an error of the system while writing: `disk-full` or `cannot-write`, exit 1. */
export const unwritableFile = (path: string, error: unknown): Failure => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return new Failure(
    'failed',
    full.has(code) ? 'disk-full' : 'cannot-write',
    { en: `cannot write ${path}`, zh: `无法写入 ${path}` },
    {
      why: reasonOf(code, error),
      hint: hintOf(code),
      cause: error,
    },
  )
}
