// Why the headers of a file cannot be mapped, said so that the next command line can be copied.
import { foldHeader } from '../../exchange/header.ts'
import { Failure } from '../../kernel/failure.ts'
import { parseLettered } from '../../kernel/reference.ts'
import { suggest } from '../../kernel/suggest.ts'
import { same, type Words } from '../../kernel/words.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { shellLine } from '../shell-line.ts'
import type { Head } from './mapping.ts'

/** Refuses headers of `--map` that the file does not have: `unknown-header`. */
export const refuseAbsent = (absent: readonly string[], header: readonly string[]): void => {
  const [first] = absent
  if (first === undefined) return
  const near = suggest(first, [...header])
  throw new Failure(
    'usage',
    'unknown-header',
    { en: `the file has no column "${first}"`, zh: `文件中没有列“${first}”` },
    {
      field: 'map',
      why: { en: `its columns are ${header.join(', ')}`, zh: `文件的列：${header.join('、')}` },
      ...(near === undefined ? {} : { hint: same(`--map '${near}=...'`) }),
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
 * Refuses a file without a required column: `missing-column`, with a `--map` that can be completed. `telling`: a field that
 * the file gives and that tells records apart.
 */
export const refuseMissing = (
  noun: Noun,
  missing: readonly Field[],
  ignored: readonly string[],
  { place, telling }: { readonly place: string; readonly telling: string | undefined },
): never => {
  const names = missing.map((field) => field.key)
  const pairs = names.map((name, at) => `${ignored[at] ?? 'HEADER'}=${name}`).join(',')
  const match = telling === undefined ? undefined : `--match ${matchNames[telling] ?? telling}`
  const meant: Words =
    ignored.length === 0
      ? { en: `${noun.plural} need it`, zh: `${noun.chinese[0]}需要该字段` }
      : { en: `it may be one of ${ignored.join(', ')}`, zh: `可能是其中一列：${ignored.join('、')}` }
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
      hint: same(shellLine(['import', noun.plural, place, '--map', pairs])),
    },
  )
}
