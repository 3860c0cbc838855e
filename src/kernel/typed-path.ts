// Paths as people name them. A name that is not UTF-8 reaches the program with a sign in the place of its bytes: what is
// reached by that is another file or folder, beside the one that was meant. Such a path is refused, never followed.
import { resolve } from 'node:path'
import { Failure } from './failure.ts'
import { writtenPath } from './store-files.ts'

/** Stands where bytes are no UTF-8. */
const replaced = '\ufffd'

/** Refuses a path that is not what it was. Fails with `undecodable-path` (2). */
export const refuseNotUtf8 = (path: string): void => {
  if (!path.includes(replaced)) return
  throw new Failure(
    'usage',
    'undecodable-path',
    { en: `the path ${path} is not UTF-8`, zh: `路径 ${path} 不是 UTF-8` },
    {
      why: {
        en: `${replaced} stands for bytes of an older encoding; another file or folder would be reached`,
        zh: `${replaced} 代表旧编码的字节；照此会打开另一个文件或文件夹`,
      },
      hint: {
        en: 'rename the file or folder, or name a way to it that is UTF-8',
        zh: '请重命名该文件或文件夹，或使用 UTF-8 的路径',
      },
    },
  )
}

/** Where a path leads, whatever links stand on the way; what is not there yet, too. Fails as `refuseNotUtf8`. */
export const realPath = (path: string): string => {
  const real = writtenPath(path)
  refuseNotUtf8(real)
  return real
}

/** The whole path of what a person named, seen from the current folder. Fails as `refuseNotUtf8`. */
export const typedPath = (folder: string, typed: string): string => {
  const path = resolve(folder, typed)
  refuseNotUtf8(path)
  return path
}
