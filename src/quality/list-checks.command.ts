// `list checks`: which checks there are, and what each looks for.
import { type Command, reads } from '../command/command.ts'
import { smallList, smallListOptions, smallListWords } from '../command/small-list.ts'
import { say } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { checks } from './all-checks.queries.ts'
import type { Check, Dimension } from './check.ts'
import { checkWords } from './check-titles.ts'

const dimensionWords: Readonly<Record<Dimension, { readonly en: string; readonly zh: string }>> = {
  completeness: { en: 'completeness', zh: '完整性' },
  validity: { en: 'validity', zh: '有效性' },
  uniqueness: { en: 'uniqueness', zh: '唯一性' },
  consistency: { en: 'consistency', zh: '一致性' },
}

const columns: readonly Column<Check>[] = [
  {
    key: 'name',
    title: { en: 'check', zh: '检查' },
    json: ({ name }) => name,
    shown: ({ name }, language) => say(checkWords(name), language),
    tone: () => 'accent',
    weight: 100,
  },
  {
    key: 'severity',
    title: { en: 'how bad', zh: '程度' },
    json: ({ severity }) => severity,
    shown: ({ severity }, language) =>
      say(severity === 'error' ? { en: 'error', zh: '错误' } : { en: 'warning', zh: '警告' }, language),
    weight: 60,
  },
  {
    key: 'dimension',
    title: { en: 'about', zh: '方面' },
    json: ({ dimension }) => dimension,
    shown: ({ dimension }, language) => say(dimensionWords[dimension], language),
    weight: 30,
  },
  {
    key: 'about',
    title: { en: 'what it finds', zh: '查找什么' },
    json: ({ words }) => words.en,
    shown: ({ words }, language) => say(words, language),
    weight: 90,
  },
]

/** `crm list checks`. */
export const listChecks: Command = reads({
  path: ['list', 'check'],
  summary: { en: 'List the checks of the data', zh: '列出各项数据检查' },
  positionals: smallListWords,
  options: smallListOptions,
  examples: [{ about: { en: 'which checks there are', zh: '有哪些检查' }, line: 'crm list checks' }],
  run: (scene) => smallList(scene, { columns, rows: checks, empty: { en: 'no such check', zh: '没有这样的检查' } }),
})
