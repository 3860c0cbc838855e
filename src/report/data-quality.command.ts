// `report data-quality`: how complete, valid, unique, consistent and fresh the records of customers are, and the worst.
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { customerFilter, customerWords } from '../command/customers-asked.ts'
import type { Page } from '../command/page.ts'
import { limitOf } from '../command/verbs/list.ts'
import { lettered } from '../kernel/reference.ts'
import type { Words } from '../kernel/words.ts'
import { phraseLines } from '../output/phrases.ts'
import {
  type QualityKey,
  type QualityRow,
  qualityColumns,
  qualityKeys,
  qualityTitles,
  sharesText,
  worstColumns,
} from './data-quality.columns.ts'
import { namesOfStaff } from './data-quality.queries.ts'
import { dimensions, type Judged, type Shares, scoreOf, sharesOf, worstRecords } from './data-quality.ts'
import { printFigures } from './print-figures.ts'
import { type FieldCounts, isOwn, type QualityRead, readQuality } from './read-data-quality.ts'

const details: Words = {
  en: 'Customers in use. Complete: the share of the fields that count (quality_fields) that are filled; of a company no birthday is asked. Valid: read by the rules of today, in the words of crm check. Unique: in no likely double of crm dedupe; of a field, a value that nobody else has. Consistent: crm check finds no error about the customer. Fresh: changed, talked to or looked through within 365 days. By field each share is of the customers who have a value. The score is the mean of the five, 0 to 100, of the store as of each group and each record: so that of the store follows from theirs. The worst records come first.',
  zh: '统计在用客户。完整：计分字段（quality_fields）中已填的比例；公司不要求生日。有效：按现行规则可以识别，口径同 crm check。唯一：不在 crm dedupe 的疑似重复中；对字段而言，是没有其他客户使用的值。一致：crm check 未发现该客户的错误。新鲜：365 天内修改、联系或复核过。按字段统计时，各比例的分母是已填该字段的客户。得分是五项的平均，0 至 100；全库、各组和单份资料算法相同，因此全库得分可由各组推出。最差的资料排在前面。',
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

const fieldRow = (counts: FieldCounts): QualityRow => {
  const { field, customers, filled, invalid, shared, inconsistent, fresh } = counts
  return {
    code: field.key,
    customers,
    filled,
    counts: counts.counts,
    shares: {
      completeness: share(filled, customers),
      validity: share(filled - invalid, filled),
      uniqueness: isOwn(field.key) ? share(filled - shared, filled) : null,
      consistency: share(filled - inconsistent, filled),
      freshness: share(fresh, filled),
    },
  }
}

const groupRows = (
  by: 'source' | 'owner',
  records: readonly Judged[],
  names: ReadonlyMap<number, string>,
  scene: ReadScene,
): readonly QualityRow[] => {
  const groups = new Map<string | number | null, Judged[]>()
  for (const record of records) {
    const own = groups.get(record[by]) ?? []
    own.push(record)
    groups.set(record[by], own)
  }
  return Array.from(groups, ([key, own]): QualityRow => {
    const code = typeof key === 'number' ? lettered('E', key) : key
    const name = typeof key === 'number' ? (names.get(key) ?? null) : null
    return { code, name, customers: own.length, filled: null, counts: null, shares: sharesOf(own, scene.today) }
  }).sort(
    (a, b) =>
      Number(a.code === null) - Number(b.code === null) ||
      b.customers - a.customers ||
      (String(a.code) < String(b.code) ? -1 : 1),
  )
}

interface Asked {
  readonly by: QualityKey
  readonly read: QualityRead
  readonly names: ReadonlyMap<number, string>
  readonly shares: Shares
  readonly rows: readonly QualityRow[]
}

const scoreWords = ({ shares }: Asked): Words => {
  const score = scoreOf(shares)
  const text = score === null ? '–' : score.toFixed(1)
  return {
    en: `score ${text} of 100: ${sharesText(shares, 'en')}`,
    zh: `得分 ${text}（满分 100）：${sharesText(shares, 'zh')}`,
  }
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e4) / 1e4)

const shownAtMost = 5
const listedAtMost = 20

const worstJson = (records: readonly Judged[], scene: ReadScene, asked: Asked) => {
  const columns = worstColumns(scene.today, asked.names, () => undefined)
  return records.map((record) => Object.fromEntries(columns.map(({ key, json }) => [key, json(record)])))
}

const printAll = async (scene: ReadScene, page: Page, asked: Asked): Promise<void> => {
  const { by, read, names, rows, shares } = asked
  const wordsOf = (key: string): Words | undefined => read.fields.find(({ field }) => field.key === key)?.field.words
  const worstOnes = worstColumns(scene.today, names, wordsOf)
  for (const name of read.unknown)
    page.notice({
      en: `quality_fields: customers have no field "${name}"`,
      zh: `quality_fields：客户没有字段“${name}”`,
    })
  if (scene.given.flag('worst')) {
    const limit = limitOf(scene) ?? (page.human ? listedAtMost : 0)
    const worst = worstRecords(read.records, scene.today, limit)
    if (worst.length === 0) page.notice({ en: 'nothing is wrong with any record', zh: '没有有问题的资料' })
    return page.rows(worstOnes, worst)
  }
  const columns = qualityColumns(by, (code) => (by === 'field' ? wordsOf(code) : undefined))
  const worst = worstRecords(read.records, scene.today, shownAtMost)
  await printFigures(scene, page, {
    head: {
      en: `Quality of customer records by ${qualityTitles[by].en} on ${scene.today}`,
      zh: `按${qualityTitles[by].zh}统计客户资料质量，${scene.today}`,
    },
    columns,
    rows: read.records.length === 0 ? [] : rows,
    bar: { of: ({ shares: own }) => own.completeness ?? 0, giveWay: ['counts', 'filled', 'customers'] },
    foot: [
      scoreWords(asked),
      { en: 'how: crm help report data-quality', zh: '算法：crm help report data-quality' },
      { en: 'the worst: crm report data-quality --worst', zh: '最差的：crm report data-quality --worst' },
    ],
    before: {
      as_of: scene.today,
      by,
      customers: read.records.length,
      score: rounded(scoreOf(shares)),
      ...Object.fromEntries(dimensions.map((dimension) => [dimension, rounded(shares[dimension])])),
    },
    after: { worst: worstJson(worst, scene, asked) },
    empty: { en: 'there are no customers', zh: '没有客户' },
    how: details,
    page: async (language) =>
      (await import('./pages.lazy.ts')).dataQualityPage({
        by,
        columns,
        rows,
        shares,
        customers: read.records.length,
        worst: { columns: worstOnes, rows: worst },
        language,
      }),
  })
  if (!page.human || scene.given.has('fields') || worst.length === 0) return
  const title = page.language === 'zh' ? '最差的资料' : 'The worst records'
  await page.text(`\n${phraseLines([title], { width: page.width })}\n`)
  await page.rows(worstOnes, worst)
}

const run = async (scene: ReadScene): Promise<Outcome> => {
  const by = qualityKeys.find((one) => one === scene.given.text('by')) ?? 'field'
  limitOf(scene)
  await scene.holdDay(scene.reading)
  const read = await readQuality(scene)
  const names = await namesOfStaff(scene.reading)
  const rows = by === 'field' ? read.fields.map(fieldRow) : groupRows(by, read.records, names, scene)
  const asked: Asked = { by, read, names, rows, shares: sharesOf(read.records, scene.today) }
  return { print: (page) => printAll(scene, page, asked) }
}

/** `crm report data-quality [--by field|source|owner] [--worst]`. */
export const dataQualityReport: Command = reads({
  path: ['report', 'data-quality'],
  names: ['数据质量'],
  sees: 'all',
  summary: { en: 'How good the records of customers are, and the worst', zh: '客户资料的质量，以及最差的资料' },
  details,
  positionals: customerWords,
  options: {
    by: {
      about: { en: 'by what; field if not said', zh: '按什么统计，默认字段' },
      value: qualityKeys.join('|'),
      choices: qualityKeys,
    },
    worst: { about: { en: 'the worst records instead, each with what it lacks', zh: '改为列出最差的资料及其问题' } },
    limit: {
      about: { en: 'with --worst: at most so many; 0 is all', zh: '与 --worst 同用：最多条数；0 为全部' },
      value: 'N',
    },
    ...customerFilter,
  },
  examples: [
    { about: { en: 'field by field', zh: '按字段' }, line: 'crm report data-quality' },
    {
      about: { en: 'whose records are best kept', zh: '谁的资料维护得好' },
      line: 'crm report data-quality --by owner',
    },
    {
      about: { en: 'my hundred worst, to mend them', zh: '我最差的一百份，逐一修正' },
      line: 'crm report data-quality owner=@me --worst --limit 100 -o worst.csv',
    },
    { about: { en: 'as a page', zh: '生成网页' }, line: 'crm report data-quality -o quality.html' },
  ],
  run,
})
