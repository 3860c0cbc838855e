// The JSON Schema of what `crm list NOUN --json` gives, made from the noun's declaration.
import { cellOf, channelCodes, purposeCodes } from '../../kernel/consent.ts'
import type { Json } from '../../kernel/json.ts'
import { type Language, say } from '../../kernel/words.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { nounNamed } from '../rows.queries.ts'

type Schema = Readonly<Record<string, Json>>

const day = { type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const
const instant = { type: 'string', format: 'date-time', pattern: 'Z$' } as const
const birthday = '^(lunar:)?(\\d{4}|--\\d{2}L?-\\d{2}|\\d{4}-\\d{2}L?-\\d{2})$'
const texts = { type: 'array', items: { type: 'string' } } as const

const idPattern = ({ letter }: Noun): Schema => ({ type: 'string', pattern: `^${letter}-[1-9]\\d*$` })

const orNull = (schema: Schema): Schema => {
  const { type, enum: codes } = schema
  if (Array.isArray(codes)) return { ...schema, enum: [...codes, null] }
  return typeof type === 'string' ? { ...schema, type: [type, 'null'] } : { anyOf: [schema, { type: 'null' }] }
}

/** What a value of a field is in JSON, where there is one. */
const valueSchema = (nouns: readonly Noun[], { type }: Field): Schema => {
  switch (type.kind) {
    case 'integer':
      return {
        type: 'integer',
        ...(type.min === undefined ? {} : { minimum: type.min }),
        ...(type.max === undefined ? {} : { maximum: type.max }),
      }
    case 'decimal':
    case 'money':
      return { type: 'number' }
    case 'day':
      return day
    case 'moment':
      return { anyOf: [day, instant] }
    case 'birthday':
      return { type: 'string', pattern: birthday }
    case 'flag':
      return { type: 'boolean' }
    case 'choice':
      return { enum: type.choices.map(({ code }) => code) }
    case 'reference':
      return idPattern(nounNamed(nouns, type.to))
    case 'phones':
    case 'emails':
    case 'words':
    case 'tags':
      return texts
    case 'consent':
      return {
        type: 'object',
        propertyNames: {
          enum: channelCodes.flatMap((code) => [code, ...purposeCodes.map((purpose) => cellOf(code, purpose))]),
        },
        additionalProperties: { type: 'boolean' },
      }
    default:
      return { type: 'string' }
  }
}

const neverNull: readonly string[] = ['phones', 'emails', 'words', 'tags', 'consent']

const properties = (nouns: readonly Noun[], noun: Noun, fields: readonly Field[], language: Language): Schema =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const title = say(field.words, language)
      if (field.key === 'id') return [['id', { title, ...idPattern(noun) }]]
      const value = valueSchema(nouns, field)
      const always = neverNull.includes(field.type.kind)
      const schema = {
        title,
        ...(field.about ? { description: say(field.about, language) } : {}),
        ...(always ? value : orNull(value)),
      }
      const { leavesOut } = field
      if (leavesOut) {
        const count = { title: say(leavesOut.words, language), type: ['integer', 'null'] }
        return [
          [field.key, schema],
          [leavesOut.key, count],
        ]
      }
      if (field.type.kind !== 'reference') return [[field.key, schema]]
      return [
        [field.key, schema],
        [`${field.key}_name`, { title, type: ['string', 'null'] }],
      ]
    }),
  )

const objectOf = (fields: Schema): Schema => ({ type: 'object', properties: fields, required: Object.keys(fields) })

/** Lines of an order: their own fields and the amount of each. */
const linesOf = (nouns: readonly Noun[], noun: Noun, language: Language): Schema => {
  const keys = noun.lines?.fields ?? []
  const fields = [
    ...noun.fields.filter((field) => keys.includes(field.key)),
    ...noun.fields.filter((field) => field.key === 'amount'),
  ]
  return { type: 'array', items: objectOf(properties(nouns, noun, fields, language)) }
}

/** What may differ from the noun's declaration. */
export interface SchemaFacts {
  /** The list holds more than records: rows without an id, as tags in use that nobody declared. */
  readonly more: boolean
}

/** The schema of a noun's list, an object of JSON Schema 2020-12. The firm's own fields may stand beside the named ones. */
export const schemaOf = (nouns: readonly Noun[], noun: Noun, language: Language, { more }: SchemaFacts): Schema => {
  const declared = properties(nouns, noun, noun.fields, language)
  const own = more ? { ...declared, id: orNull({ title: 'id', ...idPattern(noun) }) } : declared
  const all = noun.lines ? { ...own, lines: linesOf(nouns, noun, language) } : own
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `crm list ${noun.plural} --json`,
    description: say(noun.about, language),
    type: 'array',
    items: objectOf(all),
  }
}
