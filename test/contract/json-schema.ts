// Holds a value against a JSON Schema: the words of 2020-12 that the program's schemas use, and no others. A word that is
// not known here is a fault, so that nothing passes unchecked.

type Words = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Words =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

const isOfType = (value: unknown, type: unknown): boolean =>
  typeOf(value) === type || (type === 'number' && typeOf(value) === 'integer')

const formats: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

type Check = (value: unknown, wanted: unknown, schema: Words) => readonly string[]

const verdict = (holds: boolean, text: string): readonly string[] => (holds ? [] : [text])

const silent: Check = () => []

const checks: Readonly<Record<string, Check>> = {
  $schema: silent,
  title: silent,
  description: silent,
  type: (value, wanted) =>
    verdict(
      list(wanted).some((type) => isOfType(value, type)),
      `is ${typeOf(value)}, not ${wanted}`,
    ),
  enum: (value, wanted) => verdict(list(wanted).includes(value), `${JSON.stringify(value)} is none of ${wanted}`),
  pattern: (value, wanted) =>
    verdict(
      typeof value !== 'string' || new RegExp(String(wanted), 'u').test(value),
      `"${value}" does not match ${wanted}`,
    ),
  format: (value, wanted) => {
    const form = formats[String(wanted)]
    if (!form) return [`format ${wanted} is not known`]
    return verdict(typeof value !== 'string' || form.test(value), `"${value}" is no ${wanted}`)
  },
  minimum: (value, wanted) =>
    verdict(typeof value !== 'number' || value >= Number(wanted), `${value} is under ${wanted}`),
  maximum: (value, wanted) =>
    verdict(typeof value !== 'number' || value <= Number(wanted), `${value} is over ${wanted}`),
  anyOf: (value, wanted) =>
    verdict(
      list(wanted).some((one) => schemaFaults(value, one).length === 0),
      `${JSON.stringify(value)} fits none of anyOf`,
    ),
  items: (value, wanted) =>
    Array.isArray(value) ? value.flatMap((one, at) => schemaFaults(one, wanted).map((fault) => `[${at}]${fault}`)) : [],
  required: (value, wanted) =>
    isObject(value)
      ? list(wanted)
          .filter((key) => !Object.hasOwn(value, String(key)))
          .map((key) => `.${key} is missing`)
      : [],
  properties: (value, wanted) =>
    isObject(value) && isObject(wanted)
      ? Object.entries(wanted).flatMap(([key, one]) =>
          Object.hasOwn(value, key) ? schemaFaults(value[key], one).map((fault) => `.${key} ${fault}`) : [],
        )
      : [],
  propertyNames: (value, wanted) =>
    isObject(value) ? Object.keys(value).flatMap((key) => schemaFaults(key, wanted)) : [],
  additionalProperties: (value, wanted, { properties }) =>
    isObject(value)
      ? Object.entries(value)
          .filter(([key]) => !isObject(properties) || !Object.hasOwn(properties, key))
          .flatMap(([key, one]) => schemaFaults(one, wanted).map((fault) => `.${key} ${fault}`))
      : [],
}

/** What is wrong with a value, each with its place; empty where it fits the schema. */
export const schemaFaults = (value: unknown, schema: unknown): readonly string[] => {
  if (!isObject(schema)) return ['the schema is no object']
  return Object.entries(schema).flatMap(([word, wanted]) => {
    const check = checks[word]
    return check ? check(value, wanted, schema) : [`the word ${word} is not known`]
  })
}
