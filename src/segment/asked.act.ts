// What all schemes share in reading a command line: the filter on customers, numbers after flags, and the flags that
// belong together.
import type { ReadScene } from '../command/command.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import { filterCondition } from '../command/filter/filter.queries.ts'
import type { Options } from '../command/option.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { wordsByIndex } from '../command/search/words-by-index.queries.ts'
import { readCondition } from '../command/selection.ts'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'

/** The filter: flags of every scheme. */
export const filterOptions: Options = {
  where: {
    about: { en: 'a filter on customers: crm help filters', zh: '客户筛选条件：crm help filters' },
    value: 'FILTER',
    many: true,
  },
}

/** Flags of the list of members. */
export const memberOptions: Options = {
  members: { about: { en: 'the customers themselves', zh: '列出具体客户' } },
  limit: { about: { en: 'at most so many customers; 0 is all', zh: '客户最多条数；0 为全部' }, value: 'N' },
}

/** The condition of the free words and of `--where`; null where nothing is asked. Makes `standing` hold for the day. */
export const conditionAsked = async (scene: ReadScene) => {
  const noun = await withCustomFields(scene.reading.open, nounNamed(scene.nouns, 'customer'), scene.customField)
  const condition = await readCondition(scene, noun)
  if (condition === null) return null
  await scene.holdDay(scene.reading)
  return filterCondition(noun, condition, wordsByIndex(scene.nouns))
}

/** A value of a flag that cannot be read. Exit 2. */
export const badValue = (flag: string, text: string, why: { en: string; zh: string }, example: string): Failure =>
  new Failure(
    'usage',
    'bad-value',
    { en: `--${flag} cannot be "${text}"`, zh: `--${flag} 不能是“${text}”` },
    { field: flag, why, hint: same(`--${flag} ${example}`) },
  )
