// The firm's settings in a store: defaults, what a value must look like, and that a change is journalled and undone.
import { describe, expect, it } from 'vitest'
import { isSettingKey, type SettingKey, settings } from '../../src/database/settings.ts'
import { changeSetting, settingText } from '../../src/database/settings-store.ts'
import type { Store } from '../../src/database/store.ts'
import { undoEntry } from '../../src/database/undo.ts'
import { aboutOf, nameOf, newStore } from './temporary-store.ts'

const set = (store: Store, key: SettingKey, value: string | null) =>
  store.write(aboutOf({ kind: 'settings', command: 'config set' }), (writing) => changeSetting(writing, key, value))

const read = (store: Store) => store.read(async (reading) => reading.settings())

describe('settings', () => {
  it('have a default each, in the kind they say', () => {
    for (const [key, { kind, initial }] of Object.entries(settings)) {
      expect(isSettingKey(key)).toBe(true)
      if (kind.kind === 'integer') expect(initial).toSatisfy((value: number) => value >= kind.min && value <= kind.max)
      else
        expect(
          kind.kind === 'list' || kind.kind === 'fields' ? Array.isArray(initial) : typeof initial === 'string',
        ).toBe(true)
    }
    expect(isSettingKey('toString')).toBe(false)
  })

  it('are those given at init, defaults otherwise', async () => {
    const store = await newStore()
    const firm = await read(store)
    expect(firm).toMatchObject({ zone: 'Asia/Shanghai', currency: 'CNY', lost_after_days: 365, sources: [] })
    expect(Object.keys(firm)).toEqual(Object.keys(settings))
  })

  it('change, change again, and go back to the default', async () => {
    const store = await newStore()
    expect((await set(store, 'lost_after_days', ' 0200 ')).result).toBe(true)
    expect((await read(store)).lost_after_days).toBe(200)
    expect(await set(store, 'lost_after_days', '200')).toEqual({ result: false, entry: null })
    await set(store, 'lost_after_days', '90')
    expect((await read(store)).lost_after_days).toBe(90)
    await set(store, 'lost_after_days', null)
    expect((await read(store)).lost_after_days).toBe(365)
    expect((await set(store, 'lost_after_days', null)).result).toBe(false)
  })

  it('are undone like any record', async () => {
    const store = await newStore()
    const { entry } = await set(store, 'sources', '网络；转介绍; 网络;;')
    expect((await read(store)).sources).toEqual(['网络', '转介绍'])
    await store.write(aboutOf({ kind: 'undo' }), (writing) => undoEntry(writing, entry ?? 0, { nameOf }))
    expect((await read(store)).sources).toEqual([])
  })

  it.each([
    ['lost_after_days', '0'],
    ['lost_after_days', '-3'],
    ['lost_after_days', '3.5'],
    ['lost_after_days', '1e3'],
    ['lost_after_days', 'many'],
    ['high_share', '101'],
    ['zone', 'Mars/Base'],
    ['zone', '+08:00'],
    ['currency', 'XQQ'],
    ['country', 'CHN'],
  ] as const)('%s cannot be "%s"', (key, text) => {
    expect(() => settingText(key, text)).toThrow(expect.objectContaining({ code: 'bad-setting', exit: 2 }))
  })

  it('are kept in one spelling', () => {
    expect(settingText('currency', 'usd')).toBe('USD')
    expect(settingText('country', 'tw')).toBe('TW')
    expect(settingText('zone', 'Asia/Tokyo')).toBe('Asia/Tokyo')
  })
})
