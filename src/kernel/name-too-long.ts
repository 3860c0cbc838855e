// How long the names of a store and of the files that are made for it may be.
import { basename, dirname, resolve } from 'node:path'
import { errorCode } from './error-code.ts'
import { Failure } from './failure.ts'

// What a file system takes; the names of files in the making are cut to it.
const mostBytes = 255
// A backup has the time in its name too.
const longestName = 230
// SQLite opens no longer path, with what it puts after the name.
const longestPath = 500
// What stands after the name in that of a backup that is being made: the time, the process, what SQLite puts after it.
const addedByBackup = '-20261127-090000.db.4194304-ffffff-0123456789ab.new-journal'.length

/** Whether an error of the system says so. */
export const isNameTooLong = (error: unknown): boolean => errorCode(error) === 'ENAMETOOLONG'

/** The failure for a path that is too long: `name-too-long` (2). */
export const nameTooLong = (path: string, cause?: unknown): Failure =>
  new Failure(
    'usage',
    'name-too-long',
    {
      en: `the name is too long: ${path} (${Buffer.byteLength(basename(path))} bytes, its path ${Buffer.byteLength(path)})`,
      zh: `名称过长：${path}（${Buffer.byteLength(basename(path))} 字节，整个路径 ${Buffer.byteLength(path)} 字节）`,
    },
    {
      why: {
        en: `a store may have ${longestName} bytes, its path with its backups ${longestPath}; a Chinese character takes three`,
        zh: `数据文件名最长 ${longestName} 字节，连同备份的整个路径最长 ${longestPath} 字节；一个汉字占三个字节`,
      },
      hint: { en: 'name it shorter', zh: '请用更短的名称' },
      cause,
    },
  )

/** Refuses a store for whose files the names would be too long. Fails with `name-too-long` (2). */
export const refuseLongName = (path: string): void => {
  const whole = resolve(path)
  const name = Buffer.byteLength(basename(whole))
  const backup = Buffer.byteLength(`${dirname(whole)}/backups/`) + Math.min(name + addedByBackup, mostBytes)
  if (name > longestName || backup > longestPath) throw nameTooLong(whole)
}
