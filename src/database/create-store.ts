// Makes a new store: refuses a name that is taken and places that break the log, builds the file beside and names it last.
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Failure } from '../kernel/failure.ts'
import { refuseLongName } from '../kernel/name-too-long.ts'
import { refuseBesideStore } from '../kernel/store-files.ts'
import { openConnection } from './driver.ts'
import { giveNewName, makeBeside, makeFolder, removeStoreFiles } from './durable-file.ts'
import { applicationId } from './identity.ts'
import { placeFault } from './place.ts'
import { startRecorder } from './recorder.ts'
import { sealTiers } from './seal.ts'
import { isSettingKey, type SettingKey } from './settings.ts'
import { settingText } from './settings-store.ts'
import { asFileFailure } from './sqlite-failure.ts'
import type { EntryAbout } from './store-types.ts'

/** What a new store needs to know. */
export interface NewStore {
  /** Its first journal entry, of kind `init`. */
  readonly about: EntryAbout
  /** First settings as typed; at least the zone and the currency. */
  readonly settings: Readonly<Partial<Record<SettingKey, string>>>
  /** Makes it on a network share or in a synced folder all the same. */
  readonly force?: boolean
}

/** The failure for a store where one is already. */
const storeExists = (path: string): Failure =>
  new Failure(
    'conflict',
    'store-exists',
    { en: `${path} is already there`, zh: `${path} 已存在` },
    { hint: { en: 'name another file with --db', zh: '请用 --db 指定另一个文件' } },
  )

const refusePlace = (folder: string): void => {
  const fault = placeFault(folder)
  if (!fault) return
  throw new Failure('store', fault.code, fault.words, {
    why: {
      en: 'the write-ahead log of a store does not bear that',
      zh: '数据文件的预写日志不能放在那里',
    },
    hint: { en: 'choose a local folder, or insist with --force', zh: '请选择本地文件夹，或用 --force 坚持' },
  })
}

const firstValues = (options: NewStore): readonly [SettingKey, string][] =>
  Object.entries(options.settings).flatMap(([key, typed]): [SettingKey, string][] =>
    isSettingKey(key) ? [[key, settingText(key, typed)]] : [],
  )

/** Throws what `createStore` would, as far as it can be told without writing. */
export const refuseNewStore = (path: string, options: NewStore): void => {
  refuseLongName(path)
  if (existsSync(path)) throw storeExists(path)
  refuseBesideStore(path)
  firstValues(options)
  if (options.force !== true) refusePlace(dirname(resolve(path)))
}

/**
 * Makes a store, its folder too, with mode 0600. Fails with `store-exists` (4) where the file is there, with
 * `network-share` or `synced-folder` (9) unless forced, with `bad-setting` (2) for a setting that does not fit, with
 * `name-too-long` (2).
 */
export const createStore = async (path: string, options: NewStore): Promise<void> => {
  refuseLongName(path)
  if (existsSync(path)) throw storeExists(path)
  refuseBesideStore(path)
  const values = firstValues(options)
  const folder = dirname(resolve(path))
  makeFolder(folder)
  if (options.force !== true) refusePlace(folder)
  const [{ allMigrations, runMigrations }, hasher] = await Promise.all([
    import('./migrate.lazy.ts'),
    import('node:crypto'),
  ])
  const beside = makeBeside(path)
  try {
    const connection = openConnection(beside, { timeout: 0 })
    try {
      connection.pragma('journal_mode = wal')
      connection.pragma('synchronous = full')
      connection.pragma(`application_id = ${applicationId}`)
      await runMigrations(connection, allMigrations, () => {
        const recorder = startRecorder(connection.lane, options.about.clock.now(), hasher)
        for (const [key, value] of values) recorder.insert('setting', { key, value })
        sealTiers(connection.lane, recorder.entry)
        recorder.end(options.about)
      })
      connection.pragma('wal_checkpoint(truncate)')
    } finally {
      connection.close()
    }
    if (!giveNewName(beside, path)) throw storeExists(path)
  } catch (error) {
    throw asFileFailure(error, path)
  } finally {
    removeStoreFiles(beside)
  }
}
