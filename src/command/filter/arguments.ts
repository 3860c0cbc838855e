// Free words of a command line into the text of one filter. What the shell handed over with a space in it
// was quoted by a person and stays one phrase.
import { filterFailure, shellQuoted } from './filter-failure.ts'
import { headAt } from './tokens.ts'

const space = /\s/u

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** How many comparisons seem to stand in a text, and whether the first one opens it. */
const headsIn = (text: string): { readonly count: number; readonly first: boolean } => {
  let count = 0
  const starts = [0, ...[...text.matchAll(/\s(?=\S)/gu)].map((match) => match.index + 1)]
  for (const at of starts) {
    const head = headAt(text, at)
    if (head && head.end < text.length && !space.test(text[head.end] ?? '')) count += 1
  }
  const head = headAt(text, 0)
  return { count, first: head !== null && head.end < text.length && !space.test(text[head.end] ?? '') }
}

const oneWord = (item: string): string => {
  if (!space.test(item)) return item
  const { count, first } = headsIn(item)
  if (count > 1 || (count === 1 && !first))
    throw filterFailure(
      'bad-filter',
      item,
      0,
      { en: 'several conditions stand in one quoted word', zh: '一个引号里写了多个条件' },
      {
        why: {
          en: 'a quoted word is one phrase; a whole filter in quotes goes after --where',
          zh: '一个引号是一个短语；整个筛选条件请写在 --where 后面',
        },
        hint: { en: `--where ${shellQuoted(item)}`, zh: `--where ${shellQuoted(item)}` },
        mend: { is: 'value', wrong: item, right: item, flag: 'where' },
      },
    )
  if (!first) return quoted(item)
  const end = headAt(item, 0)?.end ?? 0
  return item.slice(0, end) + quoted(item.slice(end))
}

/**
 * The filter that the words of a command line make: joined by spaces, each word that holds a space as one phrase
 * (`"name:Maria Lopez"` is the field with that value). Throws a `Failure` (`bad-filter`) where one quoted word holds
 * several conditions: that would be found nowhere, without a sign.
 */
export const filterOfArguments = (words: readonly string[]): string => words.map(oneWord).join(' ')
