// The failure where the system gives a run no more open files: said as such, whatever part of the program met it.

import { errorCode } from './error-code.ts'
import { Failure } from './failure.ts'

/** Whether an error says so. */
export const isTooManyOpen = (error: unknown): boolean => ['EMFILE', 'ENFILE'].includes(errorCode(error))

/** The failure to tell: `too-many-open-files` (1). */
export const tooManyOpen = (cause: unknown): Failure =>
  new Failure(
    'failed',
    'too-many-open-files',
    { en: 'too many files are open; nothing was written', zh: '打开的文件过多；没有写入任何内容' },
    {
      why: { en: 'the system allows this run no more of them', zh: '系统不允许本次运行打开更多文件' },
      hint: { en: 'ulimit -n 1024, and run the command again', zh: '请执行 ulimit -n 1024 后重新运行' },
      cause,
    },
  )
