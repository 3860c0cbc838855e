// `show customer`: everything known of one on one page, or the call sheet for the minute before a call.
import { columnsOf } from '../command/columns.ts'
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import type { Noun, Row } from '../command/noun.ts'
import { noteOtherCurrency } from '../command/other-currency.ts'
import type { Page } from '../command/page.ts'
import { pickColumns } from '../command/pick-columns.ts'
import { mergedInto } from '../command/reference.queries.ts'
import { findRecord } from '../command/reference.ts'
import { limitOf } from '../command/verbs/list.ts'
import { missingRef } from '../command/verbs/missing-ref.ts'
import { recordFor } from '../command/verbs/show.ts'
import { lettered } from '../kernel/reference.ts'
import { counted } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { contactsPanel, talksToBrief } from './contacts.source.ts'
import { customerNoun } from './customer.noun.ts'
import { briefColumns, briefPage, readBrief } from './customer-brief.act.ts'
import { customerPage, type ReadPanel } from './customer-page.act.ts'
import type { CustomerSources } from './customer-source.ts'
import { moveTimeline } from './moves.source.ts'
import { ownBrief } from './own-brief.source.ts'
import { timelineOf } from './timeline.act.ts'

const shownAtMost = 50

const withOwn = (sources: CustomerSources): CustomerSources => ({
  timeline: [...sources.timeline, moveTimeline],
  panels: [contactsPanel, ...sources.panels],
  brief: [...ownBrief, talksToBrief, ...sources.brief],
})

const forPrograms = (page: Page): boolean => page.format === 'json' || page.format === 'ndjson'

/** Columns that hold a sum of orders. */
const sums: ReadonlySet<string> = new Set(['spend', 'other_currency', 'bought'])

/** Tells of orders in another currency, if a sum is printed that leaves them out. */
const tellLeftOut = (scene: ReadScene, page: Page, columns: readonly Column<Row>[], row: Row): void => {
  const named = scene.given.text('fields')
  if (named === 'help' || !pickColumns(columns, named, page.format).some(({ key }) => sums.has(key))) return
  noteOtherCurrency(page, Number(row.other_currency ?? 0))
}

const printBrief = async (scene: ReadScene, noun: Noun, id: number, sources: CustomerSources, page: Page) => {
  const row = recordFor(scene, noun, id)
  const brief = await readBrief(scene, id, sources.brief)
  const columns = briefColumns(scene, noun, brief)
  await page.record(briefPage(scene, noun, row, brief, page.language), columns, { removed: row.removed !== null })
  tellLeftOut(scene, page, columns, row)
}

const printPage = async (scene: ReadScene, noun: Noun, id: number, sources: CustomerSources, page: Page) => {
  const row = recordFor(scene, noun, id)
  const columns = columnsOf(scene.nouns, noun, noun.fields, scene.facts)
  // One row in a flat file has no place for the rest.
  const wide = page.human || forPrograms(page)
  const panels: ReadPanel[] = []
  for (const source of wide ? sources.panels : []) panels.push({ source, panel: await source.read(scene, id) })
  const all = wide ? await timelineOf(scene, id, sources.timeline) : []
  const limit = limitOf(scene) ?? (page.human ? shownAtMost : 0)
  const events = limit === 0 ? all : all.slice(0, limit)
  const view = customerPage({ scene, noun, row, panels, events, language: page.language })
  await page.record(view, columns, {
    removed: row.removed !== null,
    entry: Number(row.entry),
    ...Object.fromEntries(panels.map(({ source, panel }) => [source.key, panel.json])),
    timeline: events.map(({ at, type, id: of, text }) => ({ at, type, id: of, text: text.en })),
  })
  tellLeftOut(scene, page, columns, row)
  if (events.length < all.length)
    page.notice({
      en: `${events.length} of ${counted(all.length, 'event')}; --limit 0 shows all`,
      zh: `共 ${all.length} 条往来，显示 ${events.length} 条；--limit 0 显示全部`,
    })
}

const tellMerged = async (scene: ReadScene, page: Page, noun: Noun, id: number): Promise<void> => {
  const into = await mergedInto(scene.reading.open, noun, id)
  if (!into) return
  const [from, to] = [lettered(noun.letter, id), `${lettered(noun.letter, into.id)} ${into.name ?? ''}`]
  page.notice({ en: `${from} was merged into ${to}`, zh: `${from} 已并入 ${to}` })
}

const run = async (scene: ReadScene, sources: CustomerSources): Promise<Outcome> => {
  const noun = await withCustomFields(scene.reading.open, customerNoun, scene.customField)
  const [name, ...rest] = scene.words
  if (name === undefined || rest.length > 0) throw missingRef(scene, noun, 'show')
  const { id } = await findRecord(scene, noun, name, { removed: true })
  const printed = scene.given.flag('brief') ? printBrief : printPage
  return {
    print: async (page) => {
      await scene.holdDay(scene.reading, [id])
      await tellMerged(scene, page, noun, id)
      await printed(scene, noun, id, sources, page)
    },
  }
}

/** `crm show customer REF [--brief]`, with what the other slices add. */
export const showCustomer = (sources: CustomerSources): Command =>
  reads({
    path: ['show', 'customer'],
    checksWords: true,
    summary: { en: 'Show everything known of a customer', zh: '查看客户的全部资料' },
    details: {
      en: 'Profile, value, contacts, what is open, and one timeline, newest first. --brief is the call sheet: only what to know in the minute before a call.',
      zh: '资料、价值、联系人、待办事项，以及按时间倒序的往来记录。--brief 为通话前一分钟的速览。',
    },
    positionals: [{ name: 'ref', about: { en: 'id, key, name, phone or mail', zh: '编号、名称、电话或邮箱' } }],
    options: {
      brief: { about: { en: 'the call sheet for the minute before a call', zh: '通话前一分钟的速览' } },
      limit: { about: { en: 'at most so many events; 0 is all', zh: '往来记录最多条数；0 为全部' }, value: 'N' },
    },
    examples: [
      { about: { en: 'everything known of one', zh: '一位客户的全部资料' }, line: 'crm show customer 张小明' },
      { about: { en: 'one minute before the call', zh: '通话前一分钟' }, line: 'crm show customer C-1 --brief' },
    ],
    run: (scene) => run(scene, withOwn(sources)),
  })
