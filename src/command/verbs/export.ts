// `export`: every record of a noun with every field, as a file that `import` reads back.
import { Failure } from '../../kernel/failure.ts'
import { same } from '../../kernel/words.ts'
import type { Outcome, ReadScene } from '../command.ts'
import { reads } from '../command.ts'
import { withCustomFields } from '../custom-fields.ts'
import { joinedColumns, joinedRows } from '../joined-rows.queries.ts'
import { leftOutQuery } from '../left-out.queries.ts'
import { linesKey, linesReader } from '../lines-column.ts'
import { listedFields } from '../listed-fields.ts'
import type { Noun, Row } from '../noun.ts'
import { nounsIn } from '../noun-words.ts'
import { seeOffCards } from '../off-cards.ts'
import type { Options } from '../option.ts'
import { countLeftOut, noteOtherCurrency } from '../other-currency.ts'
import type { Page } from '../page.ts'
import { reachColumn, reachInLists } from '../reach.ts'
import { recordRows } from '../record-rows.ts'
import { rowsQuery } from '../rows.queries.ts'
import { segmentInLists } from '../segment-option.ts'
import { type Selection, selectionOf } from '../selection.ts'
import type { Since } from '../since/open-since.lazy.ts'
import { countsAsGiven, sinceAsked } from '../since/since-asked.ts'
import { sinceOptions } from '../since/since-options.ts'
import { templateColumns } from '../template.ts'
import { limitOf } from './list.ts'
import { examplesOf, selecting, type VerbFor } from './verb.ts'

const { where, sort, limit, removed } = selecting

const exportOptions: Options = {
  where,
  sort,
  limit,
  removed,
  excel: {
    about: {
      en: 'CSV for Excel: mark, CRLF, phones and leading zeros as text',
      zh: '供 Excel 使用：带标记、CRLF、电话与前导零按文本',
    },
  },
  raw: { about: { en: 'leave cells that look like formulas as they are', zh: '不处理形似公式的单元格' } },
  template: {
    about: { en: 'no records: the empty sheet that import reads, explained', zh: '不含记录：供导入填写的空表，附说明' },
    not: ['where', 'sort', 'limit', 'removed', 'raw'],
  },
}

/** One row for each line of a record, in files that have no room for lists; the first row carries the rest. */
const flattened = function* (scene: ReadScene, noun: Noun, rows: Iterable<Row>): Iterable<Row> {
  const read = linesReader(scene, noun)
  const whole = ['cost']
  for (const row of rows) {
    const lines = read(Number(row.id))
    if (lines.length < 2) yield row
    else
      for (const [place, line] of lines.entries()) {
        const once = Object.fromEntries(whole.map((key) => [key, place === 0 ? (row[key] ?? null) : null]))
        const { id: _, ...own } = line
        yield { ...row, ...own, ...once, id: row.id ?? null }
      }
  }
}

const picksLines = (scene: ReadScene): boolean =>
  (scene.given.text('fields') ?? '').split(/[,，]/).some((name) => [linesKey, '明细'].includes(name.trim()))

const mapped = function* <A, B>(items: Iterable<A>, made: (item: A) => B): Iterable<B> {
  for (const item of items) yield made(item)
}

/** The records of an export, and what of them is new to the run that is named, if one is. */
interface OpenExport extends Selection {
  readonly since: Since | null
}

const openExport = async (scene: ReadScene, declared: Noun): Promise<OpenExport> => {
  const selection = await selectionOf(scene, declared)
  if (selection.needsDay) await scene.holdDay(scene.reading)
  const since = await sinceAsked(scene, 'export', selection)
  return { ...selection, ...(since?.where ? { where: since.where } : {}), since }
}

const print = async (scene: ReadScene, page: Page, opened: OpenExport): Promise<void> => {
  const { noun, where, removed, order, since } = opened
  const limit = limitOf(scene) ?? 0
  const reach = reachColumn(scene, noun)
  // What is masked is masked cell by cell.
  if (page.joined && !reach && !scene.facts.veil && !noun.lines && limit === 0 && !scene.given.has('sort')) {
    const asked = { ...(where ? { where } : {}), ...(removed ? { removed } : {}) }
    await page.joined.print(
      noun.fields.map(({ key }) => key),
      joinedColumns(noun, scene.facts),
      joinedRows(scene, noun, asked, page.joined.separator),
    )
    since?.allGiven()
    const others = await leftOutQuery(scene.reading, scene.nouns, noun, asked)?.executeTakeFirst()
    return noteOtherCurrency(page, others?.count ?? 0)
  }
  const query = rowsQuery(scene.reading.open, scene.nouns, noun, {
    fields: noun.fields,
    order: scene.given.has('sort') ? order : [],
    ...(where ? { where } : {}),
    ...(removed ? { removed } : {}),
    ...(limit > 0 ? { limit } : {}),
  })
  const { columns: own, rows } = recordRows(
    scene,
    noun,
    noun.fields,
    scene.given.has('sort') ? query : query.orderBy('r.id'),
  )
  const columns = reach ? [...own, reach.column] : own
  const named = scene.given.text('fields')
  const listed = listedFields(noun, noun.fields, { format: 'csv' }, named, reach)
  const leftOut = countLeftOut(listed)
  const offCards = page.format === 'vcard' ? seeOffCards(listed) : undefined
  const seen = mapped(since ? since.noted(rows) : rows, (row) => {
    leftOut.see(row)
    offCards?.see(row)
    return row
  })
  // A file has a row for each line, unless the lines are asked for in one cell.
  const flat = ['csv', 'tsv', 'xlsx'].includes(page.format) && !picksLines(scene)
  await page.rows(columns, noun.lines && flat ? flattened(scene, noun, seen) : seen)
  leftOut.tell(page)
  offCards?.tell(page)
}

const template = async (scene: ReadScene, declared: Noun): Promise<Outcome> => {
  const noun = await withCustomFields(scene.reading.open, declared, scene.customField)
  return {
    print: async (page) => {
      await page.rows(templateColumns(noun, scene.nouns, scene.language), [])
      page.notice({
        en: `fill it in, then: crm import ${noun.plural} FILE; the remarks in brackets may stay`,
        zh: `填好后：crm import ${noun.plural} FILE；括号中的说明可以保留`,
      })
    },
  }
}

/** `--excel` says how CSV is written: of another format it would say nothing. */
const refuseExcel = (scene: ReadScene, { format }: Pick<Page, 'format'>): void => {
  if (!scene.given.flag('excel') || format === 'csv') return
  throw new Failure(
    'usage',
    'clashing-flags',
    { en: `--excel is a kind of CSV, the format is ${format}`, zh: `--excel 是一种 CSV，而格式是 ${format}` },
    { field: 'excel', hint: same(scene.typed.replace(/ --excel(?= |$)/, '')) },
  )
}

/** The same answer, once the format it is asked in is found to fit. */
const checked = (scene: ReadScene, outcome: Outcome): Outcome => ({
  ...outcome,
  print: (page, ending) => {
    refuseExcel(scene, page)
    return outcome.print(page, ending)
  },
})

const run = async (scene: ReadScene, noun: Noun): Promise<Outcome> => {
  if (scene.given.flag('template')) return template(scene, noun)
  let since: Since | null = null
  return {
    print: async (page) => {
      const opened = await openExport(scene, noun)
      since = opened.since
      await print(scene, page, opened)
    },
    ...(countsAsGiven(scene) ? { delivered: async (writing) => since?.delivered(writing) } : {}),
  }
}

/** `crm export NOUNS [FILTER] [-o FILE]`. */
export const exportVerb: VerbFor = (noun) =>
  reads({
    path: ['export', noun.name],
    summary: { en: `Export ${nounsIn(noun).en} with every field`, zh: `导出${nounsIn(noun).zh}的全部字段` },
    details: {
      en: 'CSV unless a format is named. The file comes back by import, with the same ids in a new store.',
      zh: '默认 CSV。用 import 可原样读回；在新数据文件中编号不变。',
    },
    positionals: [
      { name: 'filter', about: { en: 'words or field:value', zh: '词语或 字段:值' }, optional: true, rest: true },
    ],
    options: { ...exportOptions, ...segmentInLists(noun), ...reachInLists(noun), ...sinceOptions },
    defaultFormat: 'csv',
    examples: examplesOf(noun, 'export'),
    run: async (scene) => checked(scene, await run(scene, noun)),
  })
