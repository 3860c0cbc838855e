// A fresh store in a folder of its own, with a clock that moves one second at each look; for tests of the database room.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createStore } from '../../src/database/create-store.ts'
import { type EntryAbout, type OpenOptions, openStore, type Store } from '../../src/database/store.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import { instantFromEpoch } from '../../src/kernel/instant.ts'
import type { Row } from '../../src/kernel/row.ts'

export const steppingClock = (): Clock => {
  let now = Date.UTC(2026, 10, 21, 8)
  return {
    now: () => {
      now += 1000
      return instantFromEpoch(now)
    },
  }
}

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const clock = steppingClock()

export const aboutOf = (more: Partial<EntryAbout> = {}): EntryAbout => ({
  who: 'lin',
  staff: null,
  command: 'edit customer',
  typed: 'crm edit customer C-1',
  reason: null,
  kind: 'write',
  clock,
  ...more,
})

const makeFirst = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-store-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'crm.db')
  await createStore(path, {
    about: aboutOf({ command: 'init', kind: 'init' }),
    settings: { zone: 'Asia/Shanghai', currency: 'CNY' },
  })
  return path
}

let first: Promise<string> | undefined

/** A new store's file: the first is made, the others are copies of it. */
export const newStoreFile = async (name = 'crm.db'): Promise<string> => {
  const path = join(temporaryFolder(), name)
  first ??= makeFirst()
  copyFileSync(await first, path)
  return path
}

export const opened = async (path: string, options: Partial<OpenOptions> = {}): Promise<Store> => {
  const store = await openStore(path, { write: true, ...options })
  onTestFinished(() => store.close())
  return store
}

export const newStore = async (options: Partial<OpenOptions> = {}): Promise<Store> =>
  opened(await newStoreFile(), options)

export const customer = (name: string, more: Row = {}): Row => ({
  name,
  name_key: name.toLowerCase(),
  name_sort: name.toLowerCase(),
  added: '2026-01-05',
  ...more,
})

export const addCustomer = async (store: Store, name: string, more: Row = {}, about: Partial<EntryAbout> = {}) =>
  (await store.write(aboutOf(about), (writing) => writing.insert('customer', customer(name, more)))).result

export const nameOf = (table: string, id: number): string => `${table} ${id}`
