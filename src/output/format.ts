// The names of the output formats and the file suffixes that mean them.
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'

/** Every output format, in the order of help. */
export const formats = ['table', 'json', 'ndjson', 'csv', 'tsv', 'md', 'html', 'ids'] as const

/** The name of an output format. */
export type Format = (typeof formats)[number]

const others: Readonly<Record<string, Format>> = {
  txt: 'table',
  jsonl: 'ndjson',
  tab: 'tsv',
  markdown: 'md',
  htm: 'html',
}

/** The format with this name or file suffix (`csv`, `.csv`); undefined when there is none. */
export const formatOf = (nameOrSuffix: string): Format | undefined => {
  const word = nameOrSuffix.replace(/^\./, '').toLowerCase()
  return formats.find((format) => format === word) ?? (Object.hasOwn(others, word) ? others[word] : undefined)
}

/** The format that the suffix of a file path means; undefined when it has none that is known. */
export const formatOfFile = (path: string): Format | undefined => {
  const suffix = /[^/\\]\.([A-Za-z]+)$/.exec(path)?.[1]
  return suffix === undefined ? undefined : formatOf(suffix)
}

/** The format a person named. Fails with `unknown-format`. */
export const readFormat = (name: string): Format => {
  const format = formatOf(name)
  if (format !== undefined) return format
  throw new Failure(
    'usage',
    'unknown-format',
    { en: `there is no format "${name}"`, zh: `没有名为“${name}”的格式` },
    { field: 'format', hint: same(`--format ${formats.join('|')}`) },
  )
}
