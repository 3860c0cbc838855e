// Parts of customers as a section of a page: their share of customers and of spend side by side, and the figures.
import { formatMoney } from '../kernel/money.ts'
import { grouped, type Language, say, type Words } from '../kernel/words.ts'
import { moreText } from '../output/axis-texts.ts'
import { percent } from '../output/bar.ts'
import { figureTable, type Headline, type Section } from '../output/html-report.ts'
import { type PartOptions, partColumns } from './part.columns.ts'
import type { Part } from './part.ts'

const sumOf = (parts: readonly Part[], key: 'count' | 'spend'): number =>
  parts.reduce((total, part) => total + part[key], 0)

/** How many customers there are, and their spend. */
export const partHeadlines = (
  parts: readonly Part[],
  { facts }: PartOptions,
  language: Language,
): readonly Headline[] => [
  { label: say({ en: 'customers', zh: '客户' }, language), value: grouped(sumOf(parts, 'count')) },
  {
    label: say({ en: 'net spend', zh: '净消费' }, language),
    value: formatMoney(sumOf(parts, 'spend'), facts.currency, language),
  },
]

/** The section. */
export const partsSection = (
  parts: readonly Part[],
  options: PartOptions,
  {
    title,
    notes,
    without = [],
    language,
  }: {
    readonly title: Words
    readonly notes: readonly string[]
    /** Keys of columns that another table of the page has. */
    readonly without?: readonly string[]
    readonly language: Language
  },
): Section => {
  const { words, facts } = options
  const t = (one: Words): string => say(one, language)
  const customers = sumOf(parts, 'count')
  return {
    title: t(title),
    about: t({
      en: parts
        .map(({ code, count, share }) => `${words(code).en} ${grouped(count)} (${percent(share, 1) || '0%'})`)
        .join(', '),
      zh: parts
        .map(({ code, count, share }) => `${words(code).zh} ${grouped(count)}（${percent(share, 1) || '0%'}）`)
        .join('，'),
    }),
    ...(customers === 0
      ? {}
      : {
          chart: {
            kind: 'bars',
            series: [t({ en: 'of all customers', zh: '占客户' }), t({ en: 'of net spend', zh: '占净消费' })],
            stacked: false,
            rows: parts.map(({ code, count, share, spend, spendShare }) => ({
              label: t(words(code)),
              figures: [
                { value: share ?? 0, text: `${grouped(count)} · ${percent(share, 1)}` },
                {
                  value: spendShare ?? 0,
                  text: [formatMoney(spend, facts.currency, language), percent(spendShare, 1)]
                    .filter((text) => text !== '')
                    .join(' · '),
                },
              ],
            })),
            more: moreText(language),
          },
        }),
    notes,
    table: figureTable(
      partColumns(options).filter(({ key }) => !without.includes(key)),
      parts,
      language,
    ),
  }
}
