// The mapping of one file: what its headers say, what was chosen for them before, what a person answers where they say
// nothing, which fields are made for them, and what is told about it.
import { unguardCell } from '../../exchange/formula-guard.ts'
import { foldHeader, shownHeader } from '../../exchange/header.ts'
import type { Sheet, SheetRow } from '../../exchange/sheet.ts'
import { Failure } from '../../kernel/failure.ts'
import { cleanText } from '../../kernel/text.ts'
import { same } from '../../kernel/words.ts'
import type { StoreScene } from '../command.ts'
import type { Field, FieldKind } from '../field.ts'
import type { Noun } from '../noun.ts'
import type { ValueFacts } from '../value.ts'
import { askColumns } from './ask-columns.ts'
import { datedKinds, readByOrder } from './column-reader.ts'
import { elsewhere } from './header-elsewhere.ts'
import { leftOut } from './import-options.ts'
import { lookAtColumns } from './look-at-columns.ts'
import { type Head, type Mapping, mapColumns, requireColumns } from './mapping.ts'
import type { Memory } from './memory.ts'
import { isNewFieldType, type NewField, newKey, withNewFields } from './new-field.ts'
import { checkNewField } from './new-fields.queries.ts'
import type { ReadingOf } from './read-file.ts'

/** The mapping of a file, with what was chosen on the way. */
export interface FileMapping {
  readonly mapping: Mapping
  /** The noun with the fields that are to be made. */
  readonly noun: Noun
  readonly made: readonly NewField[]
  /** Every choice that holds for the file: flags, answers, and what was remembered. Header to key, or to `-`. */
  readonly chosen: ReadonlyMap<string, string>
  /** Whether anything was chosen this time. */
  readonly choseNow: boolean
}

/** Kinds of fields that take any text. */
const takesAny: ReadonlySet<FieldKind> = new Set(['text', 'long', 'reference', 'phones', 'words', 'tags'])

const looked = 200

/** Whether a cell can be read as a field; which of day and month comes first is told later. */
const isReadable = (field: Field, text: string, facts: ValueFacts): boolean =>
  (datedKinds.has(field.type.kind) && /^\d{5}(?:\.\d+)?$/.test(text)) ||
  (['dmy', 'mdy'] as const).some((order) => readByOrder(field, text, facts, order) !== undefined)

const headOf = (place: string, sheet: Sheet, rows: readonly SheetRow[], facts: ValueFacts): Head => ({
  place,
  fits: (field, index) => {
    if (takesAny.has(field.type.kind)) return true
    const texts = rows.slice(0, looked).flatMap(({ cells }) => {
      const text = cleanText(unguardCell(cells[index] ?? ''), { multiline: true })
      return text === '' ? [] : [text]
    })
    return texts.filter((text) => isReadable(field, text, facts)).length * 2 >= texts.length
  },
  header: sheet.header,
  sample: (index) => {
    for (const { cells } of rows) {
      const text = cleanText(cells[index] ?? '')
      if (text !== '') return text
    }
    return ''
  },
})

const tellIgnored = (scene: StoreScene, noun: Noun, mapping: Mapping, strict: boolean): void => {
  const { ignored } = mapping
  if (ignored.length === 0) return
  const headers = ignored.map(shownHeader)
  const names = headers.join(', ')
  if (strict)
    throw new Failure(
      'usage',
      'unknown-header',
      { en: `columns that nothing maps: ${names}`, zh: `未识别的列：${headers.join('、')}` },
      {
        field: 'strict-headers',
        why: { en: `--strict-headers takes no such column of ${noun.plural}`, zh: '--strict-headers 不接受未识别的列' },
        hint: same(`${scene.typed} --map '${headers[0]}=-'`),
      },
    )
  const kept = scene.given.flag('new-fields')
    ? { en: '', zh: '' }
    : { en: ' (--new-fields keeps them)', zh: '（--new-fields 可新建字段保存）' }
  scene.notice({
    en: `left out, as nothing maps them: ${names}${kept.en}`,
    zh: `未识别、未导入的列：${headers.join('、')}${kept.zh}`,
  })
}

/** What was remembered, as far as the fields are still there. */
const stillThere = (memory: Memory | null, noun: Noun): ReadonlyMap<string, string> =>
  new Map(
    [...(memory?.map ?? [])].filter(
      ([, key]) => key === leftOut || key === 'id' || noun.fields.some((field) => field.key === key && !field.derived),
    ),
  )

/** The header that a person means: as it stands, or near it. */
const headerMeant = (headers: readonly string[], name: string): string =>
  headers.find((one) => one === name) ?? headers.find((one) => foldHeader(one) === foldHeader(name)) ?? name

const isNew = (said: string): boolean => said.startsWith('+')

/** Turns `+`, `+key`, `+:type` and `+key:type` into fields to be made; says for each header which. */
const makeFields = async (
  { scene, noun, source, facts, takenKeys }: ReadingOf,
  headers: readonly string[],
  said: ReadonlyMap<string, string>,
): Promise<{ readonly made: readonly NewField[]; readonly map: ReadonlyMap<string, string> }> => {
  const asked = [...said]
    .filter(([, choice]) => isNew(choice))
    .map(([name]) => [name, headerMeant(headers, name)] as const)
  const untyped = asked.filter(([name]) => !said.get(name)?.includes(':')).map(([, header]) => header)
  const looks = await lookAtColumns(source, untyped, facts)
  const taken = new Set([...takenKeys, ...noun.fields.map(({ key }) => key)])
  const made: NewField[] = []
  const map = new Map(said)
  for (const [name, header] of asked) {
    const [wanted = '', type = ''] = (said.get(name) ?? '').slice(1).split(':')
    // The same line again: the field is there by now.
    const there = noun.fields.find(
      (field) =>
        field.custom && (wanted === '' ? foldHeader(field.words.en) === foldHeader(header) : field.key === wanted),
    )
    const key = there?.key ?? (wanted === '' ? newKey(header, taken) : wanted)
    map.set(name, key)
    if (there) continue
    const field = { header, key, type: isNewFieldType(type) ? type : (looks.get(header)?.type ?? 'text') }
    checkNewField(scene, noun, facts, field)
    taken.add(key)
    made.push(field)
  }
  return { made, map }
}

const isNamed = (header: string): boolean => !/^column_\d+$/.test(header)

/** What becomes of the columns that nothing maps: new fields if asked for, else what a person says; null: nobody is asked. */
const answersFor = async (work: ReadingOf, mapping: Mapping): Promise<ReadonlyMap<string, string> | null> => {
  const { scene, options, source, facts, noun } = work
  const { asking } = scene
  const asks = asking !== null && !options.strictHeaders && !scene.given.flag('yes')
  if (mapping.unknown.length === 0 || (!options.newFields && !asks)) return null
  const looks = await lookAtColumns(source, mapping.unknown, facts)
  const columns = mapping.unknown.flatMap((header) => {
    const look = looks.get(header)
    return look === undefined || look.isEmpty ? [] : [{ header, ...look }]
  })
  if (options.newFields)
    return new Map(columns.filter(({ header }) => isNamed(header)).map(({ header, type }) => [header, `+:${type}`]))
  if (asking === null || columns.length === 0) return null
  return askColumns(asking, noun, new Set(mapping.columns.map(({ field }) => field.key)), columns, scene.language)
}

/**
 * Maps a file's columns by flags, memory and headers, in this order; makes fields for the rest, or asks about it, where
 * that is wanted. Fails as `mapColumns` (exit 2).
 */
export const mappingOf = async (
  work: ReadingOf,
  sheet: Sheet,
  rows: readonly SheetRow[],
  memory: Memory | null,
): Promise<FileMapping> => {
  const { scene, options, noun: given } = work
  const head = headOf(options.file, sheet, rows, work.facts)
  const first = await makeFields(work, sheet.header, new Map([...stillThere(memory, given), ...options.map]))
  const known = withNewFields(given, first.made)
  const found = mapColumns(known, scene.nouns, head, first)
  const answers = await answersFor({ ...work, noun: known }, found)
  if (answers === null) {
    requireColumns(known, found, options, () => elsewhere(known, sheet, rows))
    tellIgnored(scene, known, found, options.strictHeaders)
    return { mapping: found, noun: known, made: first.made, chosen: first.map, choseNow: options.map.size > 0 }
  }
  const second = await makeFields({ ...work, noun: known }, sheet.header, new Map([...first.map, ...answers]))
  const noun = withNewFields(known, second.made)
  const mapping = mapColumns(noun, scene.nouns, head, second)
  requireColumns(noun, mapping, options, () => elsewhere(noun, sheet, rows))
  if (options.newFields) tellIgnored(scene, noun, mapping, options.strictHeaders)
  return { mapping, noun, made: [...first.made, ...second.made], chosen: second.map, choseNow: true }
}
