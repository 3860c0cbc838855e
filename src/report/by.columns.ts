// What the rows of a report stand for: a code, a name or a month. And the columns that many reports share.
import type { ValueFacts } from '../command/value.ts'
import { formatMoney, moneyNumber, moneyText } from '../kernel/money.ts'
import { grouped, say, type Words } from '../kernel/words.ts'
import { percent } from '../output/bar.ts'
import type { Column } from '../output/column.ts'

/** What a row stands for. */
export interface Keyed {
  /** Code, lettered id, text or month; null for those that have none. */
  readonly code: string | null
  /** The name of a record. */
  readonly name?: string | null
}

/** How the key of a report is called. */
export interface KeyOptions {
  readonly key: string
  readonly title: Words
  /** The words of a code. */
  readonly words?: (code: string) => Words | undefined
  /** A record: its name follows in a column of its own. */
  readonly isRecord?: boolean
}

const none: Words = { en: '(none)', zh: '（无）' }

/** The column of the key, and of the name where it is a record. */
export const keyColumns = <Row extends Keyed>(options: KeyOptions): readonly Column<Row>[] => {
  const { key, title, words, isRecord = false } = options
  const own: Column<Row> = {
    key,
    title,
    json: ({ code }) => code,
    shown: ({ code, name }, language) => {
      if (code === null) return say(none, language)
      const said = words?.(code)
      return said === undefined ? (name ?? code) : say(said, language)
    },
    tone: () => 'accent',
    weight: 100,
  }
  if (!isRecord) return [own]
  return [own, { key: `${key}_name`, title, json: ({ name }) => name ?? null }]
}

/** A column of a count. */
export const countColumn = <Row>(key: string, title: Words, of: (row: Row) => number, weight = 50): Column<Row> => ({
  key,
  title,
  kind: 'number',
  json: of,
  shown: (row) => grouped(of(row)),
  weight,
})

/** A column of a share of 0 to 1, or of nothing. */
export const shareColumn = <Row>(
  key: string,
  title: Words,
  of: (row: Row) => number | null,
  weight = 60,
): Column<Row> => ({
  key,
  title,
  kind: 'number',
  json: of,
  shown: (row) => percent(of(row), 1),
  weight,
})

/** A column of whole minor units of money. */
export const moneyColumn = <Row>(
  key: string,
  title: Words,
  of: (row: Row) => number,
  facts: ValueFacts,
  weight = 60,
): Column<Row> => ({
  key,
  title,
  kind: 'money',
  json: (row) => moneyNumber(of(row), facts.digits),
  plain: (row) => moneyText(of(row), facts.digits),
  shown: (row, language) => formatMoney(of(row), facts.currency, language),
  weight,
})

/** The share of a part in a whole; null where there is nothing to share. */
export const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)
