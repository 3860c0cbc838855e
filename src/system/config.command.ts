// `config`: the two kinds of settings. The firm's stand in the store and are journalled; a person's come from flags,
// environment and toml files, and need no store.

import { type Command, type FileScene, onFile, writes } from '../command/command.ts'
import { personKeys, personOf } from '../command/person.ts'
import { writeOptions } from '../command/verbs/verb.ts'
import { dryMark } from '../command/written.ts'
import { type FirmSettings, isSettingKey, type SettingKey, settings } from '../database/settings.ts'
import { changeSetting, settingText } from '../database/settings-store.ts'
import { Failure, isFailure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { configSetOwnCommand, personAbouts, personKeyOf } from './config-own.command.ts'
import { checkSecrecyFields } from './secrecy-fields.ts'

interface Line {
  readonly key: string
  readonly value: string
  readonly whose: 'firm' | 'person'
  readonly from: string
  readonly about: Words
}

const whoseWords: Readonly<Record<Line['whose'], Words>> = {
  firm: { en: 'firm', zh: '公司' },
  person: { en: 'person', zh: '个人' },
}

const usual = 'default'
const usualWords: Words = { en: 'default', zh: '默认值' }

const columns: readonly Column<Line>[] = [
  { key: 'key', title: { en: 'setting', zh: '设置' }, json: (row) => row.key, weight: 90 },
  { key: 'value', title: { en: 'value', zh: '值' }, json: (row) => row.value, weight: 80, tone: () => 'accent' },
  {
    key: 'whose',
    title: { en: 'whose', zh: '归属' },
    json: (row) => row.whose,
    shown: ({ whose }, language) => say(whoseWords[whose], language),
    weight: 50,
  },
  {
    key: 'from',
    title: { en: 'from', zh: '来自' },
    json: (row) => row.from,
    shown: ({ from }, language) => (from === usual ? say(usualWords, language) : from),
    tone: () => 'muted',
    weight: 5,
  },
  {
    key: 'about',
    title: { en: 'what it is', zh: '说明' },
    // As everywhere, programs get the sentence in one language whoever runs them.
    json: ({ about }) => about.en,
    shown: ({ about }, language) => say(about, language),
    weight: 10,
  },
]

/** What a new currency of the firm means for the amounts that are there. */
const ownCurrency = (currency: string): Words => ({
  en: `   orders stay in the currency that they have; all other amounts are now in ${currency}`,
  zh: `   订单保留各自的币种；其他金额现以 ${currency} 计`,
})

const textOf = (value: FirmSettings[SettingKey]): string =>
  typeof value === 'object' ? value.join(';') : String(value)

/** The setting whose Chinese words begin with a word, else hold it. */
const keyCalled = (word: string): string | undefined => {
  const called = Object.entries(settings).map(([key, { words }]) => ({ key, zh: words.zh }))
  const found = called.find(({ zh }) => zh.startsWith(word)) ?? called.find(({ zh }) => zh.includes(word))
  return word.length > 1 ? found?.key : undefined
}

const unknown = (key: string): Failure => {
  const all = [...Object.keys(settings), ...personKeys]
  const near = suggest(key, all) ?? keyCalled(key)
  return new Failure(
    'usage',
    'unknown-setting',
    { en: `there is no setting "${key}"`, zh: `没有设置“${key}”` },
    near === undefined
      ? { field: 'key', hint: same('crm config') }
      : {
          field: 'key',
          hint: same(`crm config get ${near}`),
          mend: { is: 'value', field: 'key', wrong: key, right: near },
        },
  )
}

const keyAsked = (word: string | undefined): SettingKey => {
  const key = (word ?? '').replaceAll('-', '_')
  if (isSettingKey(key)) return key
  throw unknown(word ?? '')
}

/** The firm's settings. Throws as opening the store does. */
const firmLines = async (scene: FileScene): Promise<readonly Line[]> => {
  const { store } = await scene.open(false)
  try {
    const values = await store.read(async (reading) => reading.settings())
    return Object.entries(settings).map(([key, setting]): Line => {
      const value = isSettingKey(key) ? textOf(values[key]) : ''
      const from = value === textOf(setting.initial) ? usual : store.path
      return { key, value, whose: 'firm', from, about: setting.words }
    })
  } finally {
    store.close()
  }
}

const ownLines = async (scene: FileScene): Promise<readonly Line[]> => {
  const person = await personOf(scene.world)
  return personKeys.map((key): Line => {
    const found = person[key]
    const about = personAbouts[key]
    return { key, value: found?.value ?? '', whose: 'person', from: found?.from ?? usual, about }
  })
}

/** Every setting; without a store a person's own, with a notice. */
const allLines = async (scene: FileScene): Promise<readonly Line[]> => {
  const own = await ownLines(scene)
  try {
    return [...(await firmLines(scene)), ...own]
  } catch (error) {
    if (!isFailure(error) || error.code !== 'no-store') throw error
    scene.notice({
      en: `there is no store at ${scene.path} (crm init): these are your own settings`,
      zh: `${scene.path} 处没有数据文件（crm init）：以下为个人设置`,
    })
    return own
  }
}

/** `crm config`: every setting with its value and where it comes from. */
export const configCommand: Command = onFile({
  path: ['config'],
  aliases: ['设置'],
  summary: { en: 'The settings of the firm and your own', zh: '公司设置与个人设置' },
  examples: [{ about: { en: 'all of them', zh: '全部设置' }, line: 'crm config' }],
  run: async (scene) => {
    const lines = await allLines(scene)
    return { print: (page) => page.rows(columns, lines) }
  },
})

/** `crm config get KEY`. */
export const configGetCommand: Command = onFile({
  path: ['config', 'get'],
  summary: { en: 'One setting', zh: '查看一项设置' },
  positionals: [{ name: 'key', about: { en: 'which', zh: '哪一项' } }],
  examples: [{ about: { en: 'the zone', zh: '时区' }, line: 'crm config get zone' }],
  run: async (scene) => {
    const [word = ''] = scene.words
    const lines = personKeyOf(word) ? await ownLines(scene) : await firmLines(scene)
    const line = lines.find((one) => one.key === word.replaceAll('-', '_'))
    if (!line) throw unknown(word)
    return { print: (page) => page.report({ key: line.key, value: line.value, from: line.from }, [same(line.value)]) }
  },
})

/** `crm config set KEY VALUE`. */
export const configSetCommand: Command = writes({
  path: ['config', 'set'],
  sees: 'all',
  kind: 'settings',
  summary: { en: 'Change a setting of the firm, or of your own', zh: '修改公司设置或个人设置' },
  details: {
    en: 'The firm’s settings stand in the store, with a history. Your own (db, language, color, format, pager, me) stand in a file of yours and need no store.',
    zh: '公司设置保存在数据文件中并有历史。个人设置（db、language、color、format、pager、me）保存在您自己的文件里，不需要数据文件。',
  },
  instead: ([word]) => {
    if (personKeyOf(word)) return configSetOwnCommand
    // What is no setting at all is told without a store too.
    keyAsked(word)
    return undefined
  },
  positionals: [
    { name: 'key', about: { en: 'which', zh: '哪一项' } },
    { name: 'value', about: { en: 'its value; default takes it back', zh: '值；default 恢复默认' }, rest: true },
  ],
  options: writeOptions,
  examples: [
    { about: { en: 'lost after half a year', zh: '半年未购买即为流失' }, line: 'crm config set lost_after_days 180' },
    { about: { en: 'speak Chinese', zh: '使用中文' }, line: 'crm config set language zh-CN' },
    { about: { en: 'back to the default', zh: '恢复默认' }, line: 'crm config set lost_after_days default' },
  ],
  plan: async (scene) => {
    const [word, ...rest] = scene.words
    const key = keyAsked(word)
    const value = rest.join(' ')
    if (value === '')
      throw new Failure(
        'usage',
        'missing-value',
        { en: `${key} needs a value`, zh: `${key} 需要一个值` },
        { field: key, hint: same(`crm config set ${key} ${textOf(settings[key].initial)}`) },
      )
    const typed = value === 'default' || value === '默认' ? null : value
    if (typed !== null) {
      const text = settingText(key, typed)
      if (settings[key].kind.kind === 'fields')
        await checkSecrecyFields(scene, key, JSON.parse(text) as readonly string[])
    }
    return async (write) => {
      const from = textOf(write.writing.settings()[key])
      const changed = await changeSetting(write.writing, key, typed)
      const to = typed === null ? textOf(settings[key].initial) : key === 'currency' ? settingText(key, typed) : typed
      return {
        print: (page, ending) =>
          page.report(
            {
              ok: true,
              id: key,
              changed: changed ? [{ field: key, from, to }] : [],
              ...(ending.dryRun ? { dry_run: true } : {}),
              entry: ending.entry,
            },
            [
              changed
                ? {
                    en: `${dryMark(ending).en === '' ? '' : 'would set '}${key}: ${from} → ${to}`,
                    zh: `${dryMark(ending).zh}${key}：${from} → ${to}`,
                  }
                : { en: `${key}: nothing to change`, zh: `${key}：没有变化` },
              ...(changed && key === 'currency' ? [ownCurrency(to)] : []),
            ],
          ),
      }
    }
  },
})
