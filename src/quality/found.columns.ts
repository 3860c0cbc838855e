// What checks found as columns: which check, of what record, what is wrong, and the command that mends it.
import { lettered } from '../kernel/reference.ts'
import { say } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import type { Found, Severity } from './check.ts'
import { checkWords } from './check-titles.ts'

/** One finding, with its check and the name of its record. */
export interface FoundRow extends Found {
  readonly check: string
  readonly severity: Severity
  /** Id with its letter; null where it is about no record. */
  readonly ref: string | null
  readonly name: string | null
}

/** The lettered id of a finding. */
export const refOf = (letter: string | undefined, id: number | null): string | null =>
  id === null || letter === undefined ? null : lettered(letter, id)

const severityWords = { error: { en: 'error', zh: '错误' }, warning: { en: 'warning', zh: '警告' } } as const

/** The columns of `check`. */
export const foundColumns: readonly Column<FoundRow>[] = [
  {
    key: 'check',
    title: { en: 'check', zh: '检查' },
    json: ({ check }) => check,
    shown: ({ check }, language) => say(checkWords(check), language),
    weight: 60,
  },
  {
    key: 'severity',
    title: { en: 'how bad', zh: '程度' },
    json: ({ severity }) => severity,
    shown: ({ severity }, language) => say(severityWords[severity], language),
    tone: ({ severity }) => (severity === 'error' ? 'warning' : 'muted'),
    weight: 40,
  },
  { key: 'id', title: { en: 'id', zh: '编号' }, json: ({ ref }) => ref, tone: () => 'muted', weight: 100 },
  { key: 'name', title: { en: 'name', zh: '名称' }, json: ({ name }) => name, tone: () => 'accent', weight: 70 },
  { key: 'field', title: { en: 'field', zh: '字段' }, json: ({ field }) => field, weight: 20 },
  { key: 'value', title: { en: 'value', zh: '值' }, json: ({ value }) => value, weight: 20 },
  {
    key: 'message',
    title: { en: 'what is wrong', zh: '问题' },
    json: ({ words }) => words.en,
    shown: ({ words }, language) => say(words, language),
    weight: 90,
  },
  { key: 'hint', title: { en: 'mend it', zh: '修正' }, json: ({ hint }) => hint, weight: 80 },
]

/** Those that people read: what is wrong says field and value. */
export const screenColumns: readonly Column<FoundRow>[] = foundColumns.filter(
  ({ key }) => !['severity', 'field', 'value'].includes(key),
)
