// Reads and changes the firm's settings in the store. A change is a record like any other: journalled, undone by undo.
import { Failure } from '../kernel/failure.ts'
import { currenciesNamed } from '../kernel/money.ts'
import { same } from '../kernel/words.ts'
import { isZone } from '../kernel/zone.ts'
import type { Lane } from './lane.ts'
import { numberIn, textIn } from './row-statements.ts'
import { type FirmSettings, isSettingKey, type SettingKey, type SettingKind, settings } from './settings.ts'
import type { Writing } from './store-types.ts'

const listOf = (text: string): readonly string[] => {
  const value: unknown = JSON.parse(text)
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

const storedValue = (kind: SettingKind, stored: string): number | string | readonly string[] => {
  if (kind.kind === 'integer') return Number(stored)
  return kind.kind === 'list' || kind.kind === 'fields' ? listOf(stored) : stored
}

/** Every setting of the store, with the default where nothing is set. */
export const readSettings = (lane: Lane): FirmSettings => {
  const values = new Map<string, number | string | readonly string[]>()
  for (const [key, setting] of Object.entries(settings)) values.set(key, setting.initial)
  for (const row of lane.prepare('select key, value from setting').all()) {
    const key = textIn(row.key)
    if (isSettingKey(key)) values.set(key, storedValue(settings[key].kind, textIn(row.value)))
  }
  // Every key of the catalogue is there with its own type: the map was filled from it.
  return Object.fromEntries(values) as FirmSettings
}

const refused = (key: SettingKey, text: string, en: string, zh: string): Failure =>
  new Failure(
    'usage',
    'bad-setting',
    { en: `cannot set ${key} to "${text}"`, zh: `无法将 ${key} 设为“${text}”` },
    { why: { en, zh }, field: key, hint: same(`crm config set ${key} default`) },
  )

/** The text that the store keeps for a value typed for a setting. Fails (`bad-setting`) for one that does not fit. */
export const settingText = (key: SettingKey, typed: string): string => {
  const { kind } = settings[key]
  const text = typed.trim()
  switch (kind.kind) {
    case 'integer': {
      const { min, max } = kind
      const fits = /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max
      if (!fits)
        throw refused(key, typed, `it must be a whole number from ${min} to ${max}`, `必须是 ${min} 至 ${max} 的整数`)
      return String(Number(text))
    }
    case 'zone':
      if (!isZone(text))
        throw refused(key, typed, 'it must be a zone such as Asia/Shanghai', '必须是如 Asia/Shanghai 的时区')
      return text
    case 'currency': {
      const [code] = currenciesNamed(text)
      if (code === undefined) throw refused(key, typed, 'it must be a code such as CNY', '必须是如 CNY 的货币代码')
      return code
    }
    case 'country':
      if (!/^[A-Za-z]{2}$/.test(text))
        throw refused(key, typed, 'it must be two letters such as CN', '必须是如 CN 的两个字母')
      return text.toUpperCase()
    case 'choice': {
      const codes = kind.codes.join(', ')
      if (!kind.codes.some((code) => code === text))
        throw refused(key, typed, `it is one of ${codes}`, `可以是 ${codes}`)
      return text
    }
    case 'fields':
    case 'list': {
      const parts = text.split(kind.kind === 'fields' ? /[;；,，、]/ : /[;；]/).map((part) => part.trim())
      return JSON.stringify([...new Set(parts.filter((part) => part !== ''))])
    }
  }
}

/**
 * Sets a setting to a typed value (a list parted by `;`), or back to its default with null. Says whether anything
 * changed. Fails (`bad-setting`) for a value that does not fit.
 */
export const changeSetting = async (writing: Writing, key: SettingKey, typed: string | null): Promise<boolean> => {
  const value = typed === null ? null : settingText(key, typed)
  const row = writing.lane.prepare('select id from setting where key = ?').get(key)
  if (!row) {
    if (value === null) return false
    await writing.insert('setting', { key, value })
    return true
  }
  const id = numberIn(row.id)
  if (value !== null) return (await writing.update('setting', id, { value })) !== null
  await writing.remove('setting', id)
  return true
}
