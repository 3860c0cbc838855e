// Makes a new store: zone and currency from the flags, else from the machine.
import type { BaseScene } from '../command/command.ts'
import { createStore, type NewStore, refuseNewStore } from '../database/create-store.ts'
import { settingText } from '../database/settings-store.ts'
import { Failure, isFailure } from '../kernel/failure.ts'
import { currenciesNamed } from '../kernel/money.ts'
import { suggest } from '../kernel/suggest.ts'
import { same } from '../kernel/words.ts'

const currencies: Readonly<Record<string, string>> = {
  'Asia/Shanghai': 'CNY',
  'Asia/Chongqing': 'CNY',
  'Asia/Urumqi': 'CNY',
  'Asia/Hong_Kong': 'HKD',
  'Asia/Macau': 'MOP',
  'Asia/Taipei': 'TWD',
  'Asia/Tokyo': 'JPY',
  'Asia/Seoul': 'KRW',
  'Asia/Singapore': 'SGD',
  'Europe/London': 'GBP',
  'Europe/Zurich': 'CHF',
  'Australia/Sydney': 'AUD',
  'Australia/Melbourne': 'AUD',
}

const countries: Readonly<Record<string, string>> = {
  CNY: 'CN',
  HKD: 'HK',
  MOP: 'MO',
  TWD: 'TW',
  JPY: 'JP',
  KRW: 'KR',
  SGD: 'SG',
  GBP: 'GB',
  CHF: 'CH',
  AUD: 'AU',
  USD: 'US',
}

/** The currency that is usual in a zone; a guess that `init` shows and `config set` changes. */
export const currencyOfZone = (zone: string): string => {
  const known = currencies[zone]
  if (known !== undefined) return known
  if (zone.startsWith('Europe/')) return 'EUR'
  return zone.startsWith('America/') || zone.startsWith('US/') ? 'USD' : 'CNY'
}

/** What a currency typed means: of several that a word or sign may mean, that of the zone, else the likeliest. */
const currencyFrom = (typed: string | undefined, zone: string): string => {
  const usual = currencyOfZone(zone)
  if (typed === undefined) return usual
  const named = currenciesNamed(typed)
  return named.includes(usual) ? usual : (named[0] ?? typed)
}

/** The settings a new store begins with. */
export const firstSettings = (scene: BaseScene) => {
  const zone = scene.given.text('zone') ?? scene.world.zone()
  const currency = currencyFrom(scene.given.text('currency'), zone)
  const country = scene.given.text('country') ?? countries[currency] ?? 'CN'
  return { zone, currency, country: country.toUpperCase() }
}

/**
 * What would do instead of a setting that does not fit: the nearest zone, else a usual one. Of currencies never the
 * nearest: one letter off is other money, and nobody sees it in a line that works.
 */
const nearSettings = {
  zone: (typed: string) => suggest(typed, Intl.supportedValuesOf('timeZone')) ?? 'Asia/Shanghai',
  currency: (_: string, usual: string) => usual,
  country: () => 'CN',
} as const

const settingKeys = ['zone', 'currency', 'country'] as const

/** Refuses a flag that is no setting, and says which flag would do. Throws `bad-setting`. */
const refuseFlags = (scene: BaseScene): void => {
  const usual = currencyOfZone(scene.given.text('zone') ?? scene.world.zone())
  for (const key of settingKeys) {
    const typed = scene.given.text(key)
    if (typed === undefined) continue
    try {
      settingText(key, typed)
    } catch (error) {
      if (!isFailure(error)) throw error
      const { code, words, detail } = error
      throw new Failure('usage', code, words, { ...detail, hint: same(`--${key} ${nearSettings[key](typed, usual)}`) })
    }
  }
}

const newStore = (scene: BaseScene): NewStore => ({
  about: {
    who: scene.world.user,
    staff: null,
    command: 'init',
    typed: scene.typed,
    reason: null,
    kind: 'init',
    clock: scene.world.clock,
  },
  settings: firstSettings(scene),
  force: scene.given.flag('force'),
})

/** Makes the store; on a dry run only says what stands against it. Throws where a file is there, or the place is unfit. */
export const makeStore = async (path: string, scene: BaseScene): Promise<void> => {
  refuseFlags(scene)
  if (scene.given.flag('dry-run')) refuseNewStore(path, newStore(scene))
  else await createStore(path, newStore(scene))
}
