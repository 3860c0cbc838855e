// SQLite's errors, and the system's about a store's files, as sentences for people, with the file and what to do.
// Errors that only a fault in the program can cause (wrong SQL, a broken constraint) are not touched.
import { Failure, type FailureDetail } from '../kernel/failure.ts'
import { isNameTooLong, nameTooLong } from '../kernel/name-too-long.ts'
import { isTooManyOpen, tooManyOpen } from '../kernel/too-many-open.ts'
import { same, type Words } from '../kernel/words.ts'
import { lockHolder } from './lock-holder.ts'
import { closedBeside } from './log-rights.ts'
import { closedTemporary, lackOfRoom, lacksHandles } from './system-limits.ts'

const tornIndex = /^(invalid fts5 file format|vtable constructor failed)/

const codeOf = (error: unknown): string | null => {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  // A torn page of the search index may also stop it from being opened; SQLite then gives the code of wrong SQL.
  if (error.code === 'SQLITE_ERROR' && tornIndex.test(error.message)) return 'SQLITE_CORRUPT_VTAB'
  return error.code.startsWith('SQLITE_') ? error.code : null
}

const otherShape = /^(?:no such (?:table|column)|table \S+ has no column)/

/** Whether a query named a table or column that is not there: whose fault that is, other-shape.ts finds out. */
export const isOtherShape = (error: unknown): error is Error =>
  error instanceof Error && codeOf(error) === 'SQLITE_ERROR' && otherShape.test(error.message)

/** Whether another connection stood in the way. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(codeOf(error) ?? '')

/** Whether the system refused to let SQLite write, or make the files it needs beside a store. */
export const isProtected = (error: unknown): boolean => /^SQLITE_(READONLY|CANTOPEN)/.test(codeOf(error) ?? '')

/** Whether there was no room for the memory that SQLite shares with other runs in a file beside the store. */
export const isCrowded = (error: unknown): boolean => /^SQLITE_(FULL|IOERR_SHM)/.test(codeOf(error) ?? '')

/** Whether the search index, which is a table of its own kind, could not go on; the store's own pages may be whole. */
export const isTornIndex = (error: unknown): boolean => codeOf(error) === 'SQLITE_CORRUPT_VTAB'

/** Whether SQLite refused a row: a key that is taken, a reference to nothing, a value outside its bounds. */
export const isConstraint = (error: unknown): boolean => codeOf(error)?.startsWith('SQLITE_CONSTRAINT') ?? false

/** The failure for a store that another run is writing. */
export const busyFailure = (path: string, cause?: unknown): Failure => {
  const holder = lockHolder(path)
  const by: Words =
    holder === null
      ? { en: 'another run is writing to it', zh: '另一个程序正在写入' }
      : { en: `process ${holder} is writing to it`, zh: `进程 ${holder} 正在写入` }
  return new Failure(
    'busy',
    'store-busy',
    { en: `the store ${path} is busy`, zh: `数据文件 ${path} 正被占用` },
    { why: by, field: 'wait', hint: same('--wait 60s'), cause },
  )
}

/** The failure for a store that SQLite finds torn. */
export const damagedFailure = (path: string, cause?: unknown): Failure =>
  new Failure(
    'store',
    'store-damaged',
    { en: `the store ${path} is damaged`, zh: `数据文件 ${path} 已损坏` },
    {
      why: {
        en: 'SQLite cannot read some of its pages; keep the file, and bring back the newest backup',
        zh: 'SQLite 无法读取其中的部分页；请保留此文件，并恢复最新的备份',
      },
      hint: {
        en: 'crm backup --restore FILE',
        zh: 'crm backup --restore FILE',
      },
      cause,
    },
  )

const rightsMissing = (path: string): { readonly why: Words; readonly hint: Words } => {
  const names = closedBeside(path).join(' ')
  if (names === '')
    return {
      why: { en: 'the file or its folder is read-only', zh: '文件或其所在文件夹为只读' },
      hint: { en: 'give yourself the right to write both', zh: '请为自己加上两者的写权限' },
    }
  return {
    why: { en: `you may write the file, but not ${names} beside it`, zh: `可以写该文件，但不能写其旁边的 ${names}` },
    hint: { en: `give yourself the right to write ${names}`, zh: `请为自己加上 ${names} 的写权限` },
  }
}

const limited = {
  why: { en: 'files may only be so large here (ulimit -f)', zh: '此处限制了文件的大小（ulimit -f）' },
  hint: { en: 'ulimit -f unlimited, and run the command again', zh: '请执行 ulimit -f unlimited 后重新运行' },
} as const

const noRoom = (path: string, lack: 'disk' | 'limit' | null, detail: FailureDetail): Failure =>
  new Failure(
    'failed',
    'disk-full',
    { en: `no space left for ${path}; nothing was written`, zh: `磁盘空间不足，无法写入 ${path}；没有写入任何内容` },
    {
      ...detail,
      ...(lack === 'limit'
        ? limited
        : { hint: { en: 'free some space and run the command again', zh: '请腾出空间后重新运行' } }),
    },
  )

const ioFailed = (path: string, detail: FailureDetail): Failure =>
  new Failure(
    'failed',
    'store-io',
    { en: `reading or writing ${path} failed; nothing was written`, zh: `读写 ${path} 时出错；没有写入任何内容` },
    { ...detail, hint: { en: 'check the disk, then run: crm doctor', zh: '请检查磁盘，然后运行 crm doctor' } },
  )

const temporaryClosed = (folder: string, path: string, detail: FailureDetail): Failure =>
  new Failure(
    'store',
    'no-temporary-folder',
    {
      en: `cannot make temporary files in ${folder}, which ${path} needs`,
      zh: `无法在 ${folder} 中创建 ${path} 所需的临时文件`,
    },
    {
      ...detail,
      hint: { en: 'name another folder: TMPDIR=FOLDER crm ...', zh: '请指定其他文件夹：TMPDIR=文件夹 crm ……' },
    },
  )

/** Of a file that SQLite could not open, or make: what of the system stood in the way, else its rights. */
const notOpened = (path: string, detail: FailureDetail): Failure => {
  const { cause } = detail
  if (isTooManyOpen(cause) || lacksHandles(path)) return tooManyOpen(cause)
  if (isNameTooLong(cause)) return nameTooLong(path, cause)
  // The folder that SQLite names to nobody: asked for only where it is SQLite that failed.
  const temporary = codeOf(cause)?.startsWith('SQLITE_CANTOPEN') ? closedTemporary() : null
  if (temporary !== null) return temporaryClosed(temporary, path, detail)
  return new Failure(
    'store',
    'store-unreadable',
    { en: `cannot open the store ${path}`, zh: `无法打开数据文件 ${path}` },
    {
      ...detail,
      why: { en: 'the system refused to open it or the files beside it', zh: '系统拒绝打开该文件或其旁边的文件' },
      hint: { en: 'check the rights of the file and of its folder', zh: '请检查文件及其文件夹的权限' },
    },
  )
}

const failures: readonly (readonly [RegExp, (path: string, detail: FailureDetail) => Failure])[] = [
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, (path, { cause }) => busyFailure(path, cause)],
  [/^SQLITE_(CORRUPT|NOTADB)/, (path, { cause }) => damagedFailure(path, cause)],
  [/^(SQLITE_FULL|ENOSPC$|EDQUOT$|EFBIG$)/, (path, detail) => noRoom(path, lackOfRoom(path), detail)],
  [
    /^(SQLITE_READONLY|EACCES$|EPERM$|EROFS$)/,
    (path, detail) =>
      new Failure(
        'store',
        'store-read-only',
        { en: `cannot write to the store ${path}`, zh: `无法写入数据文件 ${path}` },
        {
          ...detail,
          ...rightsMissing(path),
        },
      ),
  ],
  [/^(SQLITE_(CANTOPEN|PERM|AUTH)|ENOENT$|ENOTDIR$|EEXIST$|EISDIR$|ENAMETOOLONG$|EMFILE$|ENFILE$)/, notOpened],
  [
    // All that SQLite says where there is no room for less than a page, or a file may not grow.
    /^SQLITE_IOERR_(WRITE|SHMSIZE|SHMMAP|SHMOPEN)$/,
    (path, detail) => {
      const lack = lackOfRoom(path)
      return lack === null ? ioFailed(path, detail) : noRoom(path, lack, detail)
    },
  ],
  [/^(SQLITE_(IOERR|NOLFS)|E[A-Z]+$)/, ioFailed],
  [
    /^SQLITE_TOOBIG/,
    (path, detail) =>
      new Failure(
        'failed',
        'too-big',
        {
          en: `a value is too long to be kept in ${path}`,
          zh: `有一个值太长，无法存入 ${path}`,
        },
        detail,
      ),
  ],
]

const failureFor = (code: string | null, error: unknown, path: string): unknown => {
  const known = code === null ? undefined : failures.find(([codes]) => codes.test(code))
  return known ? known[1](path, { cause: error }) : error
}

/** The error to throw in place of one of SQLite's: a failure with its sentence, or the same error if it is none of ours. */
export const asFailure = (error: unknown, path: string): unknown => failureFor(codeOf(error), error, path)

const systemCode = (error: unknown): string | null =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** As `asFailure`, for work on a store's files and folders themselves: the system's errors get their sentence too. */
export const asFileFailure = (error: unknown, path: string): unknown =>
  failureFor(codeOf(error) ?? systemCode(error), error, path)
