// `config set` for a person's own settings: language, colour, format ... They stand in the person's file, not in the store:
// nothing is journalled, and no store is needed.
import { type Command, type Outcome, plain, type Scene } from '../command/command.ts'
import { faultOfSetting, noHome, ownFileOf, type PersonKey, personKeys, personOf, userFile } from '../command/person.ts'
import { writeOptions } from '../command/verbs/verb.ts'
import { Failure } from '../kernel/failure.ts'
import { typedPath } from '../kernel/typed-path.ts'
import { same, type Words } from '../kernel/words.ts'
import { formatOf, formats } from '../output/format.ts'
import { saveSetting } from './own-settings.ts'

/** What each setting of a person is. */
export const personAbouts: Readonly<Record<PersonKey, Words>> = {
  db: { en: 'the store', zh: '数据文件' },
  language: { en: 'language: en, zh-CN', zh: '语言：en、zh-CN' },
  color: { en: 'colour: auto, always, never', zh: '颜色：auto、always、never' },
  format: { en: 'format where none is named', zh: '未指定时的输出格式' },
  pager: { en: 'program that pages long tables', zh: '分页程序' },
  me: { en: 'the member of staff you are', zh: '您对应的员工' },
}

/** The person's setting of that name; undefined where it is none. */
export const personKeyOf = (word: string | undefined): PersonKey | undefined =>
  personKeys.find((key) => key === (word ?? '').replaceAll('-', '_'))

const samples: Readonly<Record<PersonKey, string>> = {
  db: 'shop.db',
  language: 'zh-CN',
  color: 'never',
  format: 'table',
  pager: 'less',
  me: 'E-1',
}

const readValue = (scene: Scene, key: PersonKey, typed: string): string => {
  const hint = same(`crm config set ${key} ${samples[key]}`)
  if (typed === '')
    throw new Failure(
      'usage',
      'missing-value',
      { en: `${key} needs a value`, zh: `${key} 需要一个值` },
      { field: key, hint },
    )
  const why =
    key === 'format' && formatOf(typed) === undefined
      ? { en: `it is one of ${formats.join(', ')}`, zh: `可以是 ${formats.join('、')}` }
      : faultOfSetting(key, typed)
  if (why)
    throw new Failure(
      'usage',
      'bad-setting',
      { en: `cannot set ${key} to "${typed}"`, zh: `无法将 ${key} 设为“${typed}”` },
      { field: key, why, hint },
    )
  return key === 'db' ? typedPath(scene.world.cwd, typed) : typed
}

const run = async (scene: Scene): Promise<Outcome> => {
  const [word, ...rest] = scene.words
  const key = personKeyOf(word)
  if (!key) throw new Error(`${word} is not a person's setting`)
  const typed = rest.join(' ')
  const value = typed === 'default' || typed === '默认' ? null : readValue(scene, key, typed)
  const file = userFile(scene.world)
  if (file === undefined) throw noHome('HOME=/home/you crm config ...')
  const before = (await ownFileOf(scene.world))[key]?.value ?? null
  const dryRun = scene.given.flag('dry-run')
  const changed = before !== value
  if (changed && !dryRun) await saveSetting(file, key, value)
  const counts = (await personOf(scene.world))[key]
  if (counts && counts.from !== file && counts.value !== value)
    scene.notice({
      en: `${counts.from} says "${counts.value}", and that counts here`,
      zh: `${counts.from} 的值“${counts.value}”优先，此处以它为准`,
    })
  const shown = (text: string | null): Words => (text === null ? { en: 'default', zh: '默认' } : same(text))
  const set = { en: `${key} is set in ${file}`, zh: `${key} 已写入 ${file}` }
  return {
    ...(changed && !dryRun ? { done: { words: set, look: `crm config get ${key}` } } : {}),
    print: async (page) => {
      await page.report(
        {
          ok: true,
          id: key,
          changed: changed ? [{ field: key, from: before, to: value }] : [],
          file,
          ...(dryRun ? { dry_run: true } : {}),
          entry: null,
        },
        [
          changed
            ? {
                en: `${dryRun ? 'would set ' : ''}${key}: ${shown(before).en} → ${shown(value).en}   (${file})`,
                zh: `${dryRun ? '（试运行）' : ''}${key}：${shown(before).zh} → ${shown(value).zh}   （${file}）`,
              }
            : { en: `${key}: nothing to change`, zh: `${key}：没有变化` },
        ],
      )
    },
  }
}

/** `crm config set KEY VALUE`, where the key is a person's. */
export const configSetOwnCommand: Command = plain({
  path: ['config', 'set'],
  summary: { en: 'Change a setting of your own', zh: '修改个人设置' },
  positionals: [
    { name: 'key', about: { en: 'which', zh: '哪一项' } },
    { name: 'value', about: { en: 'its value; default takes it back', zh: '值；default 恢复默认' }, rest: true },
  ],
  options: writeOptions,
  run,
})
