// Examples of the regular verbs for nouns that say none of their own, so that every command shows one that works.
import type { Example } from '../command.ts'
import type { Field } from '../field.ts'
import type { Noun, RegularVerb } from '../noun.ts'

/** What an example may give a field: the first of these that a noun has. */
const giveable: readonly (readonly [key: string, value: string])[] = [
  ['note', '"as agreed"'],
  ['text', '"as agreed"'],
  ['label', '"as agreed"'],
  ['name', '"another name"'],
]

const required = (noun: Noun): readonly Field[] =>
  noun.fields.filter(({ required, initial, key }) => required && initial === undefined && key !== noun.parent)

const sampleFor = ({ type }: Field): string => {
  switch (type.kind) {
    case 'integer':
    case 'decimal':
    case 'money':
      return '1'
    case 'day':
    case 'moment':
      return 'today'
    case 'choice':
      return type.choices[0]?.code ?? ''
    default:
      return '"a new one"'
  }
}

const addLine = (noun: Noun): string => {
  const parent = noun.fields.find(({ key }) => key === noun.parent)
  const start = parent?.type.kind === 'reference' ? [parent.type.to === 'customer' ? 'C-1' : '1'] : []
  return [
    'crm add',
    noun.name,
    ...start,
    ...required(noun).map((field) => `--${field.key.replaceAll('_', '-')} ${sampleFor(field)}`),
  ].join(' ')
}

const editLine = (noun: Noun): string => {
  const [key, value] = giveable.find(([name]) => noun.fields.some((field) => field.key === name)) ?? ['key', 'A-1']
  return `crm edit ${noun.name} ${noun.letter}-1 --${key} ${value}`
}

/** An example of a regular verb for any noun. */
export const usualExample = (noun: Noun, verb: RegularVerb): Example => {
  const id = `${noun.letter}-1`
  const lines: Readonly<Record<RegularVerb, Example>> = {
    add: { about: { en: 'a new one', zh: '新增一条' }, line: addLine(noun) },
    list: { about: { en: 'all of them', zh: '全部' }, line: `crm list ${noun.plural}` },
    show: { about: { en: 'all of one', zh: '一条的全部内容' }, line: `crm show ${noun.name} ${id}` },
    edit: { about: { en: 'change one', zh: '修改一条' }, line: editLine(noun) },
    remove: {
      about: { en: 'take it away; it can be restored', zh: '删除（可恢复）' },
      line: `crm remove ${noun.name} ${id} --reason "entered twice" --yes`,
    },
    restore: { about: { en: 'bring it back', zh: '恢复' }, line: `crm restore ${noun.name} ${id}` },
    import: { about: { en: 'from a file', zh: '从文件导入' }, line: `crm import ${noun.plural} ${noun.plural}.csv` },
    export: { about: { en: 'into a file', zh: '导出到文件' }, line: `crm export ${noun.plural} -o ${noun.plural}.csv` },
  }
  return lines[verb]
}
