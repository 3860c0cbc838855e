// What an import was asked to do, read from its flags. Knows the noun's fields, not the file.

import { foldHeader } from '../../exchange/header.ts'
import type { DateOrder } from '../../kernel/date-language.ts'
import { Failure } from '../../kernel/failure.ts'
import { suggest } from '../../kernel/suggest.ts'
import { same } from '../../kernel/words.ts'
import type { Scene } from '../command.ts'
import type { Field } from '../field.ts'
import { headerLineOf } from '../file-options.ts'
import { fieldOf, type Noun } from '../noun.ts'
import type { Given } from '../option.ts'
import { shellWord } from '../shell-line.ts'
import { wordsOver } from '../words-over.ts'
import { headerAliases } from './header-aliases.ts'
import { isNewFieldType, newFieldTypes } from './new-field.ts'

/** What becomes of a row that matches a record. */
export type OnMatch = 'update' | 'fill' | 'skip' | 'fail'

/** Fields that together tell a record: `name+company`; the first is looked up, the others are compared. */
export type Criterion = readonly Field[]

/** Everything the flags of an import say. */
export interface ImportOptions {
  /** The file as typed; `-` for standard input. */
  readonly file: string
  /** Header to key of a field, to `-`, or to `+key:type` for a field to be made, of which key and type may be missing. */
  readonly map: ReadonlyMap<string, string>
  /** Headers that nothing maps become fields. */
  readonly newFields: boolean
  /** What was chosen before for such headers is left aside. */
  readonly forget: boolean
  /** Tried in order; undefined where nothing was said. */
  readonly match: readonly Criterion[] | undefined
  readonly onMatch: OnMatch
  readonly replaceLists: boolean
  /** An empty cell empties its field. */
  readonly blankClears: boolean
  readonly createMissing: boolean
  readonly again: boolean
  /** People who were erased may come back. */
  readonly allowErased: boolean
  readonly strictHeaders: boolean
  readonly atomic: boolean
  readonly raw: boolean
  readonly header: boolean
  readonly preview: number | undefined
  readonly rejects: string | undefined
  readonly encoding: string | undefined
  readonly delimiter: string | undefined
  /** The line that names the columns, from 1. */
  readonly headerLine: number | undefined
  /** A sheet of a workbook. */
  readonly sheet: string | undefined
  readonly order: DateOrder | undefined
}

/** Left out by name. */
export const leftOut = '-'

const unknownField = (noun: Noun, name: string, flag: string, whole: (near: string) => string): Failure => {
  const known = noun.fields.filter((field) => !field.derived).map((field) => field.key)
  const near = suggest(name, known)
  return new Failure(
    'usage',
    'unknown-field',
    { en: `${noun.plural} have no field "${name}"`, zh: `${noun.chinese[0]}没有字段“${name}”` },
    {
      field: flag,
      why: same(known.join(', ')),
      ...(near === undefined ? {} : { hint: same(`--${flag} ${shellWord(whole(near))}`) }),
    },
  )
}

/** The field a person means by its key, another name for it, or any header that means it. */
const fieldMeant = (noun: Noun, name: string, flag: string, whole = (near: string) => near): Field => {
  const aliased = headerAliases(noun).keys.get(foldHeader(name))
  const field = fieldOf(noun, name.trim().replaceAll('-', '_')) ?? noun.fields.find((one) => one.key === aliased)
  if (field === undefined || (field.derived && field.key !== 'id')) throw unknownField(noun, name, flag, whole)
  return field
}

/** Pairs of `--map Header=field,Other=field`; a comma inside a header stays where no `=` stands before it. */
const mapPairs = (texts: readonly string[]): readonly (readonly [string, string])[] =>
  texts.flatMap((text) => {
    const pairs: (readonly [string, string])[] = []
    let held = ''
    for (const part of text.split(/[,，]/)) {
      const whole = held === '' ? part : `${held},${part}`
      const cut = whole.search(/[=＝][^=＝]*$/)
      held = cut < 0 ? whole : ''
      if (cut >= 0) pairs.push([whole.slice(0, cut).trim(), whole.slice(cut + 1).trim()])
    }
    if (held !== '')
      throw new Failure(
        'usage',
        'bad-map',
        { en: `--map cannot read "${held}"`, zh: `--map 无法理解“${held}”` },
        { field: 'map', hint: same('--map HEADER=FIELD') },
      )
    return pairs
  })

/** Whether a choice asks for a new field. Fails with `bad-map` (exit 2) for a type that a field cannot have. */
const isNewField = (name: string): boolean => {
  if (!name.startsWith('+')) return false
  const [, type] = name.split(':')
  if (type === undefined || isNewFieldType(type)) return true
  const near = suggest(type, [...newFieldTypes]) ?? 'text'
  throw new Failure(
    'usage',
    'bad-map',
    { en: `--map cannot read "${name}"`, zh: `--map 无法理解“${name}”` },
    {
      field: 'map',
      why: { en: `a new field is one of ${newFieldTypes.join(', ')}`, zh: `新字段的类型：${newFieldTypes.join('、')}` },
      hint: same(`--map HEADER=${name.split(':')[0]}:${near}`),
    },
  )
}

const mapOf = (noun: Noun, given: Given): ReadonlyMap<string, string> => {
  const pairs = mapPairs(given.texts('map'))
  return new Map(
    pairs.map(([header, name], at) => {
      const mended = (near: string): string =>
        pairs.map(([one, field], place) => `${one}=${place === at ? near : field}`).join(',')
      if (name === leftOut || isNewField(name)) return [header, name]
      return [header, fieldMeant(noun, name, 'map', mended).key]
    }),
  )
}

const matchOf = (noun: Noun, given: Given): readonly Criterion[] | undefined => {
  const text = given.text('match')
  if (text === undefined) return undefined
  if (text.trim() === 'none') return []
  return text.split(/[,，]/).map((part) => part.split(/[+＋]/).map((name) => fieldMeant(noun, name, 'match')))
}

const lookedUp = new Set(['phones', 'emails'])

/** Refuses what records cannot be told by: the first field of a criterion is looked up, so it needs an index. */
const refuseMatch = (noun: Noun, criteria: readonly Criterion[]): void => {
  for (const criterion of criteria) {
    const [first, ...rest] = criterion
    const plain = first?.key === 'id' || first?.unique === true
    const found = plain || (first !== undefined && (lookedUp.has(first.type.kind) || first.key === noun.title))
    const lined = noun.lines !== undefined && !(plain && rest.length === 0)
    if (found && !lined && rest.every((field) => !lookedUp.has(field.type.kind))) continue
    const all = noun.lines
      ? ['key', 'id']
      : ['key', 'id', 'phone', 'email', ...(noun.title ? ['name', 'name+company'] : [])]
    throw new Failure(
      'usage',
      'bad-match',
      {
        en: `${noun.plural} cannot be matched by ${criterion.map((field) => field.key).join('+')}`,
        zh: `${noun.chinese[0]}不能按 ${criterion.map((field) => field.key).join('+')} 匹配`,
      },
      {
        field: 'match',
        why: { en: `they can by ${all.join(', ')}`, zh: `可按 ${all.join('、')}` },
        hint: same(`--match ${noun.lines ? 'key' : 'phone,email'}`),
      },
    )
  }
}

const fileOf = (scene: Pick<Scene, 'words'>, noun: Noun): string => {
  const [file, ...rest] = scene.words
  if (file !== undefined && rest.length === 0) return file
  throw new Failure(
    'usage',
    file === undefined ? 'missing-file' : 'too-many-words',
    file === undefined
      ? { en: `import ${noun.plural} from which file?`, zh: `从哪个文件导入${noun.chinese[0]}？` }
      : { en: `one file at a time: what is "${wordsOver(rest)}"?`, zh: `一次一个文件：“${wordsOver(rest)}”是什么？` },
    { field: 'file', hint: same(`crm import ${noun.plural} ${file ?? 'FILE.csv'}`) },
  )
}

const choiceOf = <T extends string>(given: Given, name: string, all: readonly T[]): T | undefined => {
  const text = given.text(name)
  return text === undefined ? undefined : all.find((one) => one === text)
}

const previewOf = (given: Given): number | undefined => {
  const text = given.text('preview')
  if (text === undefined) return undefined
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--preview cannot be "${text}"`, zh: `--preview 不能是“${text}”` },
    { field: 'preview', hint: same('--preview 5') },
  )
}

/** Reads the flags. Fails (exit 2) where one names what the noun does not have. */
export const readImportOptions = (scene: Pick<Scene, 'words' | 'given'>, noun: Noun): ImportOptions => {
  const { given } = scene
  const match = matchOf(noun, given)
  refuseMatch(noun, match ?? [])
  const delimiter = given.text('delimiter')
  return {
    file: fileOf(scene, noun),
    map: mapOf(noun, given),
    match,
    onMatch: choiceOf(given, 'on-match', ['update', 'fill', 'skip', 'fail']) ?? 'update',
    newFields: given.flag('new-fields'),
    forget: given.flag('forget'),
    replaceLists: given.flag('replace-lists'),
    blankClears: given.flag('blank-clears'),
    createMissing: given.flag('create-missing'),
    again: given.flag('again'),
    allowErased: given.flag('allow-erased'),
    strictHeaders: given.flag('strict-headers'),
    atomic: given.flag('atomic'),
    raw: given.flag('raw'),
    header: !given.flag('no-header'),
    preview: previewOf(given),
    rejects: given.text('rejects'),
    encoding: given.text('encoding'),
    delimiter: delimiter === '\\t' ? '\t' : delimiter,
    headerLine: headerLineOf(given),
    sheet: given.text('sheet'),
    order: choiceOf(given, 'date-order', ['dmy', 'mdy', 'ymd']),
  }
}
