// What a person sets for themselves: store, language, colour, format, pager, who they are.
// Flag, then CRM_* in the environment, then crm.toml upward from the folder, then the user's file, then a default.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { VariableName } from '../kernel/environment.ts'
import { Failure } from '../kernel/failure.ts'
import { same, type Words } from '../kernel/words.ts'
import { languageOf } from './spoken-language.ts'
import type { World } from './world.ts'

/** The settings of a person, by their name in a toml file. */
export const personKeys = ['db', 'language', 'color', 'format', 'pager', 'me'] as const

/** One of them. */
export type PersonKey = (typeof personKeys)[number]

/** Where a value was found. */
export interface Found {
  readonly value: string
  readonly from: string
}

/** The settings of a person that are set somewhere. */
export type Person = Readonly<Partial<Record<PersonKey, Found>>>

const environment: Readonly<Record<PersonKey, VariableName>> = {
  db: 'CRM_DB',
  language: 'CRM_LANG',
  color: 'CRM_COLOR',
  format: 'CRM_FORMAT',
  pager: 'CRM_PAGER',
  me: 'CRM_ME',
}

/** A place in the person's home; undefined where no home is known: it must not be one in the current folder. */
const atHome = ({ home }: Pick<World, 'home'>, ...parts: readonly string[]): string | undefined =>
  home === '' ? undefined : join(home, ...parts)

const inFolder = (folder: string | undefined, name: string): string | undefined =>
  folder === undefined ? undefined : join(folder, 'crm', name)

/** The user's own file; undefined where no home is known. */
export const userFile = (world: Pick<World, 'env' | 'home'>): string | undefined =>
  inFolder(world.env.XDG_CONFIG_HOME || atHome(world, '.config'), 'crm.toml')

/** The store's place when none is named; undefined where no home is known. */
export const defaultStore = (world: Pick<World, 'env' | 'home'>): string | undefined =>
  inFolder(world.env.XDG_DATA_HOME || atHome(world, '.local', 'share'), 'crm.db')

/** The failure where a person's own place is wanted and no home is known. */
export const noHome = (hint: string): Failure =>
  new Failure(
    'usage',
    'no-home',
    { en: 'your home folder is not known', zh: '不知道您的主目录' },
    {
      why: { en: 'HOME is empty, and the system names none for you', zh: 'HOME 为空，系统中也没有您的主目录' },
      hint: same(hint),
    },
  )

const folderFile = (cwd: string): string | undefined => {
  let folder = resolve(cwd)
  for (;;) {
    const file = join(folder, 'crm.toml')
    if (existsSync(file)) return file
    const up = dirname(folder)
    if (up === folder) return undefined
    folder = up
  }
}

const badFile = (file: string, why: string, cause?: unknown): Failure =>
  new Failure(
    'usage',
    'bad-config',
    { en: `${file} cannot be used`, zh: `${file} 无法使用` },
    { why: same(why), cause, hint: { en: 'mend the file or take it away', zh: '请修改或移走该文件' } },
  )

const firmSetting = (file: string, key: string): Failure =>
  new Failure(
    'usage',
    'firm-setting-in-file',
    { en: `${file} sets "${key}", which is not a person's to set`, zh: `${file} 设置了“${key}”，它不属于个人设置` },
    {
      field: key,
      why: {
        en: `a person sets ${personKeys.join(', ')}; the firm's settings are kept in the store`,
        zh: `个人可设置 ${personKeys.join('、')}；公司设置保存在数据文件中`,
      },
      hint: same(`crm config set ${key} VALUE`),
    },
  )

const codesOf: Readonly<Partial<Record<PersonKey, readonly string[]>>> = {
  color: ['auto', 'always', 'never'],
  language: ['en', 'zh-CN'],
}

/** Why a setting cannot have a value; null where it can. A format is read, and refused, where one is needed. */
export const faultOfSetting = (key: PersonKey, value: string): Words | null => {
  const codes = codesOf[key]
  if (!codes || (key === 'language' ? languageOf(value) !== undefined : codes.includes(value))) return null
  return { en: `it is one of ${codes.join(', ')}`, zh: `可以是 ${codes.join('、')}` }
}

const refuseValue = (file: string, key: PersonKey, value: string): void => {
  if (faultOfSetting(key, value)) throw badFile(file, `${key} = "${value}": ${codesOf[key]?.join(', ')}`)
}

const refuseVariable = (name: string, key: PersonKey, value: string): void => {
  const why = faultOfSetting(key, value)
  if (why)
    throw new Failure(
      'usage',
      'bad-config',
      { en: `${name} cannot be "${value}"`, zh: `${name} 不能是“${value}”` },
      { field: key, why, hint: same(`export ${name}=${codesOf[key]?.[0]}`) },
    )
}

const readToml = async (file: string): Promise<Person> => {
  const { parseToml } = await import('./toml.lazy.ts')
  let table: Readonly<Record<string, unknown>>
  try {
    table = parseToml(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw badFile(file, cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause), cause)
  }
  const person: Partial<Record<PersonKey, Found>> = {}
  for (const [key, value] of Object.entries(table)) {
    const known = personKeys.find((one) => one === key)
    if (!known) throw firmSetting(file, key)
    const text = String(value)
    refuseValue(file, known, text)
    person[known] = { value: known === 'db' ? resolve(dirname(file), text) : text, from: file }
  }
  return person
}

const readIfThere = async (file: string | undefined): Promise<Person> =>
  file !== undefined && existsSync(file) ? readToml(file) : {}

/** What the user's own file says, whatever stands before it. Throws as `personOf`. */
export const ownFileOf = async (world: Pick<World, 'env' | 'home'>): Promise<Person> => readIfThere(userFile(world))

/** Collects a person's settings. Throws `bad-config` for a file that is no toml, or sets what is the firm's. */
export const personOf = async (world: Pick<World, 'env' | 'cwd' | 'home'>): Promise<Person> => {
  let person: Person = {}
  for (const file of [userFile(world), folderFile(world.cwd)]) person = { ...person, ...(await readIfThere(file)) }
  const fromEnvironment: Partial<Record<PersonKey, Found>> = {}
  for (const key of personKeys) {
    const value = world.env[environment[key]]
    if (value === undefined || value === '') continue
    refuseVariable(environment[key], key, value)
    fromEnvironment[key] = { value, from: environment[key] }
  }
  return { ...person, ...fromEnvironment }
}
