// Who falls due under a retention rule on a day: the filter is asked for the customers in use and for the archived ones,
// what the rule counts from and what holds people back is read for those.

import { targetOf } from '../command/bulk.ts'
import type { StoreScene } from '../command/command.ts'
import type { Field } from '../command/field.ts'
import type { Condition } from '../command/filter/condition.ts'
import { givenFrom } from '../command/option.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { selectionOf } from '../command/selection.ts'
import type { Reading } from '../database/store.ts'
import type { RetentionRow } from '../database/tables.ts'
import { addMonths, type Day } from '../kernel/day.ts'
import { foldText } from '../kernel/text.ts'
import type { Words } from '../kernel/words.ts'
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

/** The first field of a condition that is reckoned for customers in use alone: class, tier, last contact ... */
const reckonedIn = (condition: Condition): Field | undefined => {
  switch (condition.kind) {
    case 'words':
      return undefined
    case 'not':
      return reckonedIn(condition.part)
    case 'test':
      if (condition.test.is === 'member')
        return condition.test.segments.flatMap((one) => (one.condition && reckonedIn(one.condition)) ?? [])[0]
      return condition.field.derived && condition.field.key !== 'id' ? condition.field : undefined
    default:
      return condition.parts.flatMap((part) => reckonedIn(part) ?? [])[0]
  }
}

const inUseAlone = ({ key, words }: Field): Words => ({
  en: `the filter asks for ${key}, which archived customers do not have: the rule reaches none of them`,
  zh: `条件用到${words.zh}（${key}），已归档客户没有此项：该规则不涉及已归档客户`,
})

/**
 * The customers that a rule's filter finds today. Archived ones too, unless it asks for what is reckoned for customers in use
 * alone: of the others nothing would be known, and "not existing" would mean them all. That is told. Throws a `Failure` (exit 2) where the filter cannot be
 * read any more, such as after a segment it names was renamed.
 */
export const customersOf = async (scene: StoreScene, { filter }: Pick<RetentionRow, 'filter'>) => {
  const asked = new Map<string, readonly string[]>(filter === null ? [['all', []]] : [['where', [filter]]])
  const noun = nounNamed(scene.nouns, 'customer')
  const own = { ...scene, words: [] }
  const inUse = { ...own, given: givenFrom(asked) }
  const { ids } = await targetOf(inUse, noun, 'erase')
  const condition = filter === null ? null : (await selectionOf(inUse, noun)).condition
  const reckoned = condition === null ? undefined : reckonedIn(condition)
  if (reckoned) {
    scene.notice(inUseAlone(reckoned))
    return ids
  }
  const withRemoved = givenFrom(new Map([...asked, ['removed', []]]))
  const archived = await targetOf({ ...own, given: withRemoved }, noun, 'erase', { removed: true })
  return [...ids, ...archived.ids]
}

/** Who falls due under a rule on the day of the scene. */
export const dueUnder = async (scene: StoreScene, row: RetentionRow): Promise<readonly Due[]> => {
  const ids = await customersOf(scene, row)
  return scene.store.read(async (reading) => dueAmong(reading, ruleOf(row), scene.today, ids))
}
