// What `--explain` says of a list: how the filter was read, and the SQL it became. For people as text, for programs as JSON.
import { safeJson, safeText } from '../output/safe-text.ts'
import type { Page } from './page.ts'

/** How a question was read. */
export interface Explained {
  readonly read: string
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** Whether a page is read by a program that wants one object. */
export const isJson = (page: Pick<Page, 'format'>): boolean => page.format === 'json' || page.format === 'ndjson'

/** The SQL with its parameters, as text. */
export const sqlText = ({ sql, parameters }: Explained): string => safeText(`${sql}\n${JSON.stringify(parameters)}\n`)

/** Prints it. */
export const printExplained = async (page: Page, explained: Explained): Promise<void> =>
  page.text(
    isJson(page)
      ? safeJson(`${JSON.stringify(explained, null, 2)}\n`)
      : `${safeText(explained.read)}\n\n${sqlText(explained)}`,
  )
