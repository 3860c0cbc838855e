// Rules of a custom field's declaration, and the declaration as a field like any other.
import type { Field, FieldType } from '../command/field.ts'
import type { CheckFacts, Row } from '../command/noun.ts'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'

const bad = (name: string, en: string, zh: string): Failure =>
  new Failure(
    'usage',
    'bad-field-name',
    { en: `a custom field cannot be called "${name}"`, zh: `自定义字段不能叫“${name}”` },
    { why: { en, zh }, field: 'name', hint: same('crm add field customer.grade --type text') },
  )

/** Checks that the name is `noun.key` of a noun that has no such field, and that a choice has its choices. */
export const completeField = (row: Row, facts: CheckFacts): Row => {
  const name = String(row.name ?? '')
  if (!/^[a-z-]+\.[\p{L}][\p{L}\p{N}_]{0,39}$/u.test(name))
    throw bad(name, 'it is written noun.name, in letters, digits and _', '写法是 对象.名称，只用字母、数字和下划线')
  const noun = name.slice(0, name.indexOf('.'))
  const key = name.slice(noun.length + 1)
  const declared = facts.declared(noun)
  if (!declared) throw bad(name, `there is no noun "${noun}"`, `没有对象“${noun}”`)
  if (declared.includes(key)) throw bad(name, `${noun} has a field ${key} of its own`, `${noun} 本来就有字段 ${key}`)
  if (row.type === 'choice' && (row.choices ?? null) === null)
    throw new Failure(
      'usage',
      'missing-field',
      { en: 'a choice needs its choices', zh: '选项字段需要给出选项' },
      { field: 'choices', hint: same('--choices a,b,c') },
    )
  return { noun }
}

const typeOf = (row: Row): FieldType => {
  const codes: unknown = typeof row.choices === 'string' ? JSON.parse(row.choices) : []
  switch (row.type) {
    case 'choice':
      return {
        kind: 'choice',
        choices: Array.isArray(codes) ? codes.map((code) => ({ code: String(code), words: same(String(code)) })) : [],
      }
    case 'long':
    case 'integer':
    case 'decimal':
    case 'money':
    case 'day':
    case 'flag':
    case 'words':
      return { kind: row.type }
    default:
      return { kind: 'text' }
  }
}

const secrecyIn = ({ sensitivity }: Row): 'public' | 'internal' | 'secret' =>
  sensitivity === 'public' || sensitivity === 'secret' ? sensitivity : 'internal'

/** The custom field a row of the table `field` declares, for the noun it names. */
export const customField = (row: Row): { readonly noun: string; readonly field: Field } => {
  const [noun = '', key = ''] = String(row.name ?? '').split('.')
  const label = row.label === null || row.label === undefined ? key : String(row.label)
  return { noun, field: { key, type: typeOf(row), words: same(label), custom: true, secrecy: secrecyIn(row) } }
}
