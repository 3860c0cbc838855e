// Where the native half of better-sqlite3 lies once the program is bundled, and what to say when it does not load.
// Opens nothing. In the source, where no bundle is, the driver finds its own file.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Failure } from '../kernel/failure.ts'

/** Put in by the build: the place of the file, seen from the bundle. */
declare const CRM_NATIVE_BINDING: string | undefined

const packaged = 'better-sqlite3/build/Release/better_sqlite3.node'

/**
 * The driver's option `nativeBinding`: beside the bundle, else where Node finds the package (installed for another
 * project); undefined when the source runs unbundled. Throws MODULE_NOT_FOUND where the file is nowhere.
 */
export const nativeBinding = (): string | undefined => {
  if (typeof CRM_NATIVE_BINDING === 'undefined') return undefined
  const beside = join(__dirname, CRM_NATIVE_BINDING)
  return existsSync(beside) ? beside : createRequire(__filename).resolve(packaged)
}

const loadCodes: readonly unknown[] = ['ERR_DLOPEN_FAILED', 'MODULE_NOT_FOUND']

const isLoadError = (error: unknown): error is Error =>
  error instanceof Error &&
  (('code' in error && loadCodes.includes(error.code)) ||
    error.message.startsWith('Could not locate the bindings file'))

/** The failure to show when opening a store threw because the native file is missing or not for this Node; else undefined. */
export const nativeFailure = (error: unknown): Failure | undefined => {
  if (!isLoadError(error)) return undefined
  const otherNode = /NODE_MODULE_VERSION|compiled against a different Node/.test(error.message)
  return new Failure(
    'failed',
    'driver-not-loaded',
    {
      en: `the SQLite driver cannot be loaded (${packaged})`,
      zh: `无法加载 SQLite 驱动（${packaged}）`,
    },
    {
      why: otherNode
        ? { en: 'It was built for another version of Node.js.', zh: '它是为另一个 Node.js 版本构建的。' }
        : { en: 'Its native file is missing or not for this machine.', zh: '它的本机文件缺失，或不适用于这台机器。' },
      hint: { en: 'npm rebuild better-sqlite3', zh: 'npm rebuild better-sqlite3' },
      cause: error,
    },
  )
}
