// What a command line says of a segment's filter: the words behind the name, `--filter` or `--where`, but one of them only.
import { filterOfArguments } from '../command/filter/arguments.ts'
import type { Given } from '../command/option.ts'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'

/** What was given, with other texts for some flags; an empty list takes a flag away. */
export const withTexts = (given: Given, texts: Readonly<Record<string, readonly string[]>>): Given => {
  const of = (name: string): readonly string[] => texts[name] ?? given.texts(name)
  const has = (name: string): boolean => (texts[name] === undefined ? given.has(name) : of(name).length > 0)
  return { flag: has, has, text: (name) => of(name).at(-1), texts: of }
}

/**
 * The filter of a line; undefined where it gives none. One word behind the name is a whole filter, as after `--where`;
 * several are joined as those of a list are. Throws a `Failure` (exit 2) where it is given twice.
 */
export const filterOnLine = (words: readonly string[], given: Given): string | undefined => {
  const free = words.length > 1 ? filterOfArguments(words) : words[0]
  const all = [...(free === undefined ? [] : [free]), ...given.texts('filter'), ...given.texts('where')]
  if (all.length > 1)
    throw new Failure(
      'usage',
      'too-many-words',
      { en: `the filter is given ${all.length} times`, zh: `条件给了 ${all.length} 次` },
      {
        field: 'filter',
        why: { en: 'conditions that must all hold stand side by side in one', zh: '须同时满足的条件请并列写在一起' },
        hint: same("crm add segment lapsed 'tier:high last_visit.before:90d-ago'"),
      },
    )
  return all[0]
}
