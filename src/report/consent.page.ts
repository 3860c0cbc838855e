// The page of `report consent`: allowed, refused and not recorded side by side.
import type { PageParts } from '../command/print-page.ts'
import { grouped, type Language, say, type Words } from '../kernel/words.ts'
import { moreText } from '../output/axis-texts.ts'
import { type Column, shownText } from '../output/column.ts'
import { figureTable } from '../output/html-report.ts'
import { consentTitles } from './consent.columns.ts'
import type { ConsentBy, ConsentFigures, ConsentTotals } from './consent.ts'
import { forPeople } from './print-figures.ts'

/** The page. */
export const consentPage = (asked: {
  readonly by: ConsentBy
  readonly columns: readonly Column<ConsentFigures>[]
  readonly rows: readonly ConsentFigures[]
  readonly totals: ConsentTotals
  readonly conflicts: number
  readonly language: Language
}): PageParts => {
  const { by, columns, rows, totals, conflicts, language } = asked
  const t = (words: Words): string => say(words, language)
  const [label] = columns
  const allowed = t({ en: 'allowed', zh: '同意' })
  const refused = t({ en: 'refused', zh: '拒绝' })
  const unknown = t({ en: 'not recorded', zh: '未记录' })
  const series = by === 'channel' ? [allowed, refused, unknown] : [allowed, refused]
  const figuresOf = (row: ConsentFigures): readonly number[] =>
    by === 'channel' ? [row.allowed, row.refused, row.unknown] : [row.allowed, row.refused]
  return {
    headlines: [
      { label: t({ en: 'customers', zh: '客户' }), value: grouped(totals.customers) },
      { label: t({ en: 'have said something', zh: '有记录' }), value: grouped(totals.said) },
      { label: t({ en: 'not to be contacted', zh: '请勿联系' }), value: grouped(totals.noContact) },
      { label: t({ en: 'to look into', zh: '需要查看' }), value: grouped(conflicts) },
    ],
    sections: [
      {
        title: t({ en: `Consent by ${consentTitles[by].en}`, zh: `各${consentTitles[by].zh}的许可` }),
        about: t({
          en: 'Customers in use, by what their record holds now.',
          zh: '在用客户，按目前记录的意愿。',
        }),
        chart: {
          kind: 'bars',
          series,
          stacked: true,
          rows: rows.map((row) => ({
            label: label === undefined ? '' : shownText(label, row, language),
            figures: figuresOf(row).map((value) => ({ value, text: grouped(value) })),
            text: grouped(row.refused),
          })),
          more: moreText(language),
        },
        notes: [],
        table: figureTable(forPeople(columns), rows, language),
      },
    ],
  }
}
