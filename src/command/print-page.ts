// Prints an answer as a page of HTML with charts. What draws them is loaded only here.
import { type Language, say, type Words } from '../kernel/words.ts'
import type { ReportPage } from '../output/html-report.ts'
import type { ReadScene } from './command.ts'
import { filterSaid } from './customers-asked.ts'
import type { Page } from './page.ts'

/** The numbers and charts of a page. */
export type PageParts = Pick<ReportPage, 'headlines' | 'sections'>

/** What is printed. */
export interface PageAsked {
  /** The title. */
  readonly head: Words
  /** How the figures come about: a page may be read far from this program. */
  readonly how: readonly Words[]
  /** Given where there is nothing to show: it is said instead. */
  readonly empty?: Words | undefined
  readonly parts: (language: Language) => Promise<PageParts>
}

/** Prints it. */
export const printPage = async (
  scene: Pick<ReadScene, 'words' | 'given'>,
  page: Pick<Page, 'language' | 'text'>,
  { head, how, empty, parts }: PageAsked,
): Promise<void> => {
  const { language } = page
  const { reportPage } = await import('../output/html-report.lazy.ts')
  const found = empty === undefined ? await parts(language) : { headlines: [], sections: [] }
  const filter = filterSaid(scene)
  const text = reportPage({
    language,
    title: say(head, language),
    under: filter === '' ? [] : [say({ en: `only customers: ${filter}`, zh: `仅限客户：${filter}` }, language)],
    ...found,
    how: how.map((words) => say(words, language)),
    ...(empty === undefined ? {} : { empty: say(empty, language) }),
  })
  await page.text(text)
}
