// Why the headers of a file cannot be mapped, said so that the next command line can be copied.
import { foldHeader, shownHeader } from '../../exchange/header.ts'
import { Failure } from '../../kernel/failure.ts'
import { parseLettered } from '../../kernel/reference.ts'
import { suggest } from '../../kernel/suggest.ts'
import { same, type Words } from '../../kernel/words.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { shellLine, shellWord } from '../shell-line.ts'
import { likelyColumns } from './likely-column.ts'
import type { Head } from './mapping.ts'

/** Refuses headers of `--map` that the file does not have: `unknown-header`. */
export const refuseAbsent = (absent: readonly string[], header: readonly string[]): void => {
  const [first] = absent
  if (first === undefined) return
  const columns = header.map(shownHeader)
  const near = suggest(shownHeader(first), columns)
  throw new Failure(
    'usage',
    'unknown-header',
    { en: `the file has no column "${shownHeader(first)}"`, zh: `文件中没有列“${shownHeader(first)}”` },
    {
      field: 'map',
      why: { en: `its columns are ${columns.join(', ')}`, zh: `文件的列：${columns.join('、')}` },
      ...(near === undefined ? {} : { hint: same(`--map ${shellWord(`${near}=FIELD`)}`) }),
    },
  )
}

const exportHeader = (noun: Noun): string => noun.fields.map((field) => foldHeader(field.key)).join('\n')

/** Refuses a file that is plainly an export of another noun, told by its header or by the letter of its ids. */
export const refuseOtherNoun = (noun: Noun, nouns: readonly Noun[], head: Head): void => {
  const folded = head.header.filter((name) => !name.startsWith('_')).map(foldHeader)
  const text = folded.join('\n')
  const place = folded.indexOf('id')
  const letter =
    place < 0 ? undefined : parseLettered(head.sample(head.header.findIndex((one) => foldHeader(one) === 'id')))?.letter
  const other = nouns.find(
    (one) =>
      one.name !== noun.name &&
      one.letter !== noun.letter &&
      ((exportHeader(one) === text && exportHeader(noun) !== text) || one.letter === letter),
  )
  if (other === undefined || letter === noun.letter) return
  throw new Failure(
    'usage',
    'other-noun',
    {
      en: `${head.place} holds ${other.plural}, not ${noun.plural}`,
      zh: `${head.place} 是${other.chinese[0]}，不是${noun.chinese[0]}`,
    },
    { hint: same(shellLine(['import', other.plural, head.place])) },
  )
}

const matchNames: Readonly<Record<string, string>> = { key: 'key', phones: 'phone', emails: 'email' }

/**
 * Refuses a file without a required column: `missing-column`, with a `--map` of the likeliest column, or to be completed.
 * `telling`: a field that the file gives and that tells records apart; `sure`: headers known to be likely, by field;
 * `elsewhere`: flags by which the file may be read better, where no column is likely.
 */
export const refuseMissing = (
  noun: Noun,
  missing: readonly Field[],
  ignored: readonly string[],
  {
    place,
    telling,
    sure,
    elsewhere,
  }: {
    readonly place: string
    readonly telling: string | undefined
    readonly sure: ReadonlyMap<string, string>
    readonly elsewhere: () => readonly string[]
  },
): never => {
  const names = missing.map((field) => field.key)
  const likely = likelyColumns(missing, ignored, sure)
  const pairs = names.map((name, at) => `${shownHeader(likely[at] ?? 'HEADER')}=${name}`).join(',')
  const free = [...new Set([...sure.values(), ...ignored].map(shownHeader))]
  const isOpen = likely.includes(undefined)
  const better = isOpen ? elsewhere() : []
  const match = telling === undefined ? undefined : `--match ${matchNames[telling] ?? telling}`
  const meant: Words =
    free.length === 0
      ? { en: `${noun.plural} need it`, zh: `${noun.chinese[0]}需要该字段` }
      : {
          en: `${isOpen ? 'put one of its free columns for HEADER' : 'it may be one of its free columns'}: ${free.join(', ')}`,
          zh: `${isOpen ? '请把 HEADER 换成未用的列之一' : '可能是未用的列之一'}：${free.join('、')}`,
        }
  const only: Words =
    match === undefined
      ? { en: '', zh: '' }
      : { en: `; ${match} takes a file that only changes records`, zh: `；只修改已有记录的文件请用 ${match}` }
  throw new Failure(
    'usage',
    'missing-column',
    {
      en: `no column of ${place} gives ${names.join(', ')}`,
      zh: `${place} 中没有列给出 ${missing.map((field) => `${field.words.zh}（${field.key}）`).join('、')}`,
    },
    {
      field: names[0] ?? 'map',
      why: { en: `${meant.en}${only.en}`, zh: `${meant.zh}${only.zh}` },
      hint: same(shellLine(['import', noun.plural, place, ...(better.length > 0 ? better : ['--map', pairs])])),
    },
  )
}
