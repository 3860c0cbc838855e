// Refuses what a role would write without seeing it: whether a value changed would tell what stood there. A new record may
// hold anything; a deed that takes a record a step on puts its words behind those that are there.
import { lettered } from '../../kernel/reference.ts'
import type { Words } from '../../kernel/words.ts'
import type { Field } from '../field.ts'
import type { Noun, Row, Stored } from '../noun.ts'
import { shellWord } from '../shell-line.ts'
import { askAnother, mayNotSee } from './may-not-see.ts'
import type { Veil } from './veil.ts'

const blind: Words = {
  en: 'who may not see what stands there may not write it, except in a new record',
  zh: '看不到原有内容就不能写入；新记录除外',
}

const namedIn = (noun: Noun, field: Field): Words => ({
  en: `${noun.name}.${field.key}`,
  zh: `${field.words.zh}（${noun.name}.${field.key}）`,
})

/** Throws `may-not-see` where one of the fields of a record that is there is hidden. */
export const refuseHiddenWrite = (veil: Veil, noun: Noun, fields: readonly Field[]): void => {
  const hidden = fields.find((field) => veil.hides(noun.name, field))
  if (hidden) throw mayNotSee(veil, namedIn(noun, hidden), blind, askAnother, hidden.key)
}

/** The same of values by field. */
export const refuseHiddenValues = (veil: Veil, noun: Noun, values: Row): void =>
  refuseHiddenWrite(
    veil,
    noun,
    noun.fields.filter(({ key }) => Object.hasOwn(values, key)),
  )

const grows = (field: Field): boolean => field.type.kind === 'long' || field.type.kind === 'text'

/** One value of a step: empty fields are filled, words go behind the words that are there. */
const stepped = (veil: Veil, noun: Noun, field: Field, before: Stored, value: Stored): Stored => {
  if (before === null) return value
  if (grows(field) && typeof value === 'string') return `${String(before)}\n${value}`
  throw mayNotSee(veil, namedIn(noun, field), blind, askAnother, field.key)
}

/**
 * The values that somebody under a role may write into a record that is there. Throws `may-not-see` where one of them is
 * hidden; in a step only where it would replace another.
 * @param grown of a step, the fields whose value holds what was there already; undefined where it is no step
 */
export const valuesUnder = (
  veil: Veil,
  noun: Noun,
  before: Row,
  values: Row,
  grown: readonly string[] | undefined,
): Row => {
  if (grown === undefined) {
    refuseHiddenValues(veil, noun, values)
    return values
  }
  const steps = noun.fields
    .filter((field) => Object.hasOwn(values, field.key) && veil.hides(noun.name, field) && !grown.includes(field.key))
    .map((field) => [field.key, stepped(veil, noun, field, before[field.key] ?? null, values[field.key] ?? null)])
  return { ...values, ...Object.fromEntries(steps) }
}

/** Throws `may-not-see` where values for a new record, some of them hidden, would be held against one that is there. */
export const refuseCompared = (veil: Veil, noun: Noun, row: Row, said: Row): void => {
  const hidden = noun.fields.find((field) => Object.hasOwn(said, field.key) && veil.hides(noun.name, field))
  if (!hidden) return
  const id = lettered(noun.letter, Number(row.id))
  throw mayNotSee(
    veil,
    {
      en: `${namedIn(noun, hidden).en} of ${id}, which this line means`,
      zh: `${id} 的${namedIn(noun, hidden).zh}，而本命令指的正是它`,
    },
    blind,
    askAnother,
    hidden.key,
  )
}

const toldByFound: Words = { en: 'which record is found would tell the value', zh: '找到哪条记录会泄露其值' }

/** Fields whose whole value finds its record anyway. */
const findable: ReadonlySet<string> = new Set(['phones', 'emails'])

/** Throws `may-not-see` where records would be told apart by a hidden field, other than by a whole phone or mail. */
export const refuseToldApart = (veil: Veil, noun: Noun, fields: readonly Field[], flag: string): void => {
  const hidden = fields.find((field) => veil.hides(noun.name, field) && !findable.has(field.type.kind))
  if (!hidden) return
  throw mayNotSee(veil, namedIn(noun, hidden), toldByFound, askAnother, flag)
}

/** What an import is about to do, as far as a role is asked. */
export interface RowsToMatch {
  readonly noun: Noun
  /** The fields that the file has columns for, with the header of one. */
  readonly given: readonly { readonly field: Field; readonly headers: readonly string[] }[]
  /** By what rows are matched with records that are there. */
  readonly criteria: readonly (readonly Field[])[]
  /** Whether rows that match change their record. */
  readonly changes: boolean
}

/** Throws `may-not-see` where an import would hold hidden columns against records that are there. */
export const refuseHiddenImport = (veil: Veil, { noun, given, criteria, changes }: RowsToMatch): void => {
  for (const [first, ...rest] of criteria) {
    if (first) refuseToldApart(veil, noun, [first], 'match')
    const further = rest.find((field) => veil.hides(noun.name, field))
    if (further) throw mayNotSee(veil, namedIn(noun, further), toldByFound, askAnother, 'match')
  }
  const hidden = criteria.length > 0 && changes ? given.find(({ field }) => veil.hides(noun.name, field)) : undefined
  if (!hidden) return
  throw mayNotSee(
    veil,
    namedIn(noun, hidden.field),
    {
      en: 'rows that match a record would be held against it; who may not see what stands there may not write it',
      zh: '匹配到已有记录的行会与之比较；看不到原有内容就不能写入',
    },
    {
      en: `--on-match skip adds the new ones; --map ${shellWord(`${hidden.headers[0] ?? hidden.field.key}=-`)} leaves the column out`,
      zh: `--on-match skip 只新增；--map ${shellWord(`${hidden.headers[0] ?? hidden.field.key}=-`)} 不导入该列`,
    },
    'on-match',
  )
}
