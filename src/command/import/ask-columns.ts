// The dialogue about headers that nothing maps: a field that is there, a new one, or nothing. One question a column, one
// step back at any time.
import { foldHeader, shownHeader } from '../../exchange/header.ts'
import type { Language, Words } from '../../kernel/words.ts'
import { say } from '../../kernel/words.ts'
import { type Asking, back, type Pick } from '../asking.ts'
import type { Noun } from '../noun.ts'
import { leftOut } from './import-options.ts'
import { type NewFieldType, newFieldTypes, typeWords } from './new-field.ts'

/** A column that nothing maps. */
export interface UnknownColumn {
  readonly header: string
  /** Some of its cells. */
  readonly samples: readonly string[]
  /** What its cells seem to be. */
  readonly type: NewFieldType
}

const stepBack = '<'
const noneOfAll = '--'
const anyType = '+?'

const texts = {
  leave: { en: 'leave it out', zh: '不导入此列' },
  leaveAll: { en: 'leave out this one and all others', zh: '此列及其余各列都不导入' },
  anyType: { en: 'make a new field of another type', zh: '新建其他类型的字段' },
  back: { en: '< one step back', zh: '< 返回上一列' },
} as const satisfies Readonly<Record<string, Words>>

const questionOf = ({ header, samples }: UnknownColumn): Words => {
  const shown =
    samples.length === 0 ? { en: '', zh: '' } : { en: ` (${samples.join(', ')})`, zh: `（${samples.join('、')}）` }
  const name = shownHeader(header)
  return { en: `"${name}"${shown.en}: what is it?`, zh: `“${name}”${shown.zh}：是什么？` }
}

/** What may be picked for a column: what to do with it first, then the fields that are still free. */
const picksFor = (noun: Noun, taken: ReadonlySet<string>, column: UnknownColumn, at: number, language: Language) => {
  const type = typeWords[column.type]
  const made: Words = { en: `make a new field (${type.en})`, zh: `新建字段（${type.zh}）` }
  const deeds: readonly Pick[] = [
    { value: leftOut, label: say(texts.leave, language) },
    { value: `+:${column.type}`, label: say(made, language) },
    { value: anyType, label: say(texts.anyType, language) },
    { value: noneOfAll, label: say(texts.leaveAll, language) },
    ...(at === 0 ? [] : [{ value: stepBack, label: say(texts.back, language) }]),
  ]
  const fields = noun.fields
    .filter((field) => !field.derived && !taken.has(field.key))
    .map((field) => ({
      value: field.key,
      label: field.key === field.words[language] ? field.key : `${field.key}  ${field.words[language]}`,
      also: foldHeader([field.key, field.words.en, field.words.zh, ...(field.headers ?? [])].join(' ')),
    }))
  return async (typed: string): Promise<readonly Pick[]> => {
    if (typed.trim() === stepBack) return deeds.filter(({ value }) => value === stepBack)
    const wanted = foldHeader(typed)
    if (wanted === '') return [...deeds, ...fields]
    return [...fields.filter(({ also }) => also.includes(wanted)), ...deeds]
  }
}

const askType = async (asking: Asking, column: UnknownColumn, language: Language): Promise<string | typeof back> =>
  asking.pick(
    { en: `what does "${shownHeader(column.header)}" hold?`, zh: `“${shownHeader(column.header)}”是什么类型？` },
    [
      ...newFieldTypes.map((type) => ({ value: type, label: say(typeWords[type], language) })),
      { value: stepBack, label: say(texts.back, language) },
    ],
    column.type,
  )

/** Asks about each column; says for each header a field's key, `+:type` for a new field, or `-`. */
export const askColumns = async (
  asking: Asking,
  noun: Noun,
  mapped: ReadonlySet<string>,
  columns: readonly UnknownColumn[],
  language: Language,
): Promise<ReadonlyMap<string, string>> => {
  const answers = new Map<string, string>()
  for (let at = 0; at < columns.length; ) {
    const column = columns[at]
    if (column === undefined) break
    const earlier = columns.slice(0, at).map(({ header }) => answers.get(header) ?? leftOut)
    const find = picksFor(noun, new Set([...mapped, ...earlier]), column, at, language)
    const picked = await asking.search(questionOf(column), find)
    if (picked === back || picked === stepBack) {
      at = Math.max(at - 1, 0)
      continue
    }
    if (picked === noneOfAll) {
      for (const { header } of columns.slice(at)) answers.set(header, leftOut)
      break
    }
    const type = picked === anyType ? await askType(asking, column, language) : undefined
    if (type === back || type === stepBack) continue
    answers.set(column.header, type === undefined ? picked : `+:${type}`)
    at += 1
  }
  return answers
}
