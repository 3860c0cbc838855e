// The names of the output formats and the file suffixes that mean them.
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same } from '../kernel/words.ts'

/** Every output format, in the order of help. */
export const formats = ['table', 'json', 'ndjson', 'csv', 'tsv', 'xlsx', 'vcard', 'md', 'html', 'ids'] as const

/** The name of an output format. */
export type Format = (typeof formats)[number]

const others: Readonly<Record<string, Format>> = {
  txt: 'table',
  jsonl: 'ndjson',
  tab: 'tsv',
  markdown: 'md',
  htm: 'html',
  vcf: 'vcard',
}

/** The format with this name or file suffix (`csv`, `.csv`); undefined when there is none. */
export const formatOf = (nameOrSuffix: string): Format | undefined => {
  const word = nameOrSuffix.replace(/^\./, '').toLowerCase()
  return formats.find((format) => format === word) ?? (Object.hasOwn(others, word) ? others[word] : undefined)
}

/** The ending of a file's name: what stands behind its last dot and has a letter; undefined where there is none. */
const endingOf = (path: string): string | undefined => /[^/\\]\.([^./\\]*\p{L}[^./\\]*)$/u.exec(path)?.[1]

/** The format that the ending of a file's name means; undefined when it has none that is known. */
export const formatOfFile = (path: string): Format | undefined => {
  const ending = endingOf(path)
  return ending === undefined ? undefined : formatOf(ending)
}

const endings: readonly string[] = ['txt', 'json', 'ndjson', 'csv', 'tsv', 'xlsx', 'vcf', 'md', 'html', 'ids']

/** Refuses a file whose ending means no format. Fails with `unknown-ending`; one without an ending may be anything. */
export const refuseEnding = (path: string): void => {
  const ending = endingOf(path)
  if (ending === undefined || formatOf(ending) !== undefined) return
  const known = endings.map((one) => `.${one}`)
  throw new Failure(
    'usage',
    'unknown-ending',
    { en: `no format goes with the ending of "${path}"`, zh: `“${path}”的后缀不对应任何格式` },
    {
      field: 'output',
      why: { en: `known endings are ${known.join(', ')}`, zh: `可用的后缀：${known.join('、')}` },
      hint: same(`${path.slice(0, -ending.length)}csv`),
    },
  )
}

/** The format a person named. Fails with `unknown-format`. */
export const readFormat = (name: string): Format => {
  const format = formatOf(name)
  if (format !== undefined) return format
  throw new Failure(
    'usage',
    'unknown-format',
    { en: `there is no format "${name}"`, zh: `没有名为“${name}”的格式` },
    {
      why: { en: `there are ${formats.join(', ')}`, zh: `可用的格式：${formats.join('、')}` },
      field: 'format',
      hint: same(`--format ${suggest(name, formats) ?? 'table'}`),
    },
  )
}
