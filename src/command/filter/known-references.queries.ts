// Asks the store whether the records that a filter names exist, so that a mistyped name is refused and not found nowhere.
import { type Kysely, sql } from 'kysely'
import type { AnyTables } from '../../database/store.ts'
import { nearName } from '../near-name.queries.ts'
import type { Noun } from '../noun.ts'
import { corrected } from './asked.ts'
import type { Condition, Place, Target } from './condition.ts'
import { cut, filterFailure } from './filter-failure.ts'
import { targetsQuery } from './target.queries.ts'

interface Named {
  readonly noun: Noun
  readonly target: Target
  readonly place: Place
}

const namedIn = (condition: Condition): readonly Named[] => {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(namedIn)
    case 'not':
      return namedIn(condition.part)
    case 'words':
      return []
    case 'test': {
      const { test } = condition
      if (test.is !== 'reference') return []
      return test.targets.flatMap((target) =>
        target.place === undefined ? [] : [{ noun: test.noun, target, place: target.place }],
      )
    }
  }
}

const exists = async (db: Kysely<AnyTables>, { noun, target }: Named): Promise<boolean> => {
  const { rows } = await sql`${targetsQuery(noun, [target])} limit 1`.execute(db)
  return rows.length > 0
}

const inFilter = (name: string): string =>
  /^[\p{L}\p{N}]+$/u.test(name) ? name : `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/**
 * Throws a `Failure` (`unknown-value`, exit 2) for the first reference of a filter that names no record at all, with
 * its column and a name that was perhaps meant. `asked` is the noun that is filtered. One short query a reference.
 */
export const refuseUnknownReferences = async (
  db: Kysely<AnyTables>,
  asked: Noun,
  condition: Condition,
): Promise<void> => {
  for (const named of namedIn(condition)) {
    if (await exists(db, named)) continue
    const { noun, place } = named
    const typed = place.source.slice(place.at, place.end).replace(/^["“「](.*)["”」]$/su, '$1')
    const near = await nearName(db, noun, typed)
    throw filterFailure(
      'unknown-value',
      place.source,
      place.at,
      { en: `there is no ${noun.name} "${cut(typed)}"`, zh: `没有${noun.chinese[0] ?? noun.name}“${cut(typed)}”` },
      near === undefined
        ? { hint: { en: `crm list ${noun.plural}`, zh: `crm list ${noun.plural}` } }
        : corrected({ source: place.source, noun: asked }, place.at, place.end, inFilter(near)),
    )
  }
}
