// Who falls due under a retention rule on a day: the filter is asked for the customers in use and for the archived ones,
// what the rule counts from and what holds people back is read for those.
import { targetOf } from '../command/bulk.ts'
import type { StoreScene } from '../command/command.ts'
import { givenFrom } from '../command/option.ts'
import { nounNamed } from '../command/rows.queries.ts'
import type { Reading } from '../database/store.ts'
import type { RetentionRow } from '../database/tables.ts'
import { addMonths, type Day } from '../kernel/day.ts'
import { foldText } from '../kernel/text.ts'
import { keepingFacts } from './retention.queries.ts'
import { type Due, dueOn, type Holds, type Rule } from './retention.ts'
import { readKeptFor } from './retention-time.ts'

/** What the stored rule says. */
export const ruleOf = ({ basis, after }: Pick<RetentionRow, 'basis' | 'after'>): Rule => {
  const time = readKeptFor(after)
  if (time === null) throw new Error(`a rule keeps for "${after}"`)
  return { basis, after: time }
}

/** What holds people back on a day, by the settings of the firm. */
const holdsOn = (reading: Pick<Reading, 'settings'>, day: Day): Holds => {
  const { accounting_months: months, hold_tags: tags } = reading.settings()
  return { booksFrom: addMonths(day, -months), tags: new Set(tags.map(foldText)), fold: foldText }
}

/** Those of some customers who fall due on a day, held or not, by id. */
export const dueAmong = (
  reading: Pick<Reading, 'lane' | 'settings'>,
  rule: Rule,
  day: Day,
  customers: readonly number[],
): readonly Due[] => {
  const holds = holdsOn(reading, day)
  return keepingFacts(reading.lane, customers).flatMap((facts) => dueOn(day, rule, facts, holds) ?? [])
}

/**
 * The customers that a rule's filter finds today, archived ones too: class, tier and sums of those are what they would be,
 * were they in use. Throws a `Failure` (exit 2) where the filter cannot be read any more, such as after a segment it names
 * was renamed.
 */
export const customersOf = async (scene: StoreScene, { filter }: Pick<RetentionRow, 'filter'>) => {
  const asked = new Map<string, readonly string[]>(filter === null ? [['all', []]] : [['where', [filter]]])
  const noun = nounNamed(scene.nouns, 'customer')
  const own = { ...scene, words: [] }
  const { ids } = await targetOf({ ...own, given: givenFrom(asked) }, noun, 'erase')
  const withRemoved = givenFrom(new Map([...asked, ['removed', []]]))
  const archived = await targetOf({ ...own, given: withRemoved }, noun, 'erase', { removed: true })
  return [...ids, ...archived.ids]
}

/** Who falls due under a rule on the day of the scene. */
export const dueUnder = async (scene: StoreScene, row: RetentionRow): Promise<readonly Due[]> => {
  const ids = await customersOf(scene, row)
  return scene.store.read(async (reading) => dueAmong(reading, ruleOf(row), scene.today, ids))
}
