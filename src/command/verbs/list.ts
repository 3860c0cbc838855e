// `list`: records of any noun, filtered, ordered, in any format.
import { Failure } from '../../kernel/failure.ts'
import { grouped, same, type Words } from '../../kernel/words.ts'
import type { Outcome, ReadScene } from '../command.ts'
import { reads } from '../command.ts'
import { printExplained } from '../explained.ts'
import type { Field } from '../field.ts'
import { isDerived } from '../filter/segment-test.ts'
import { listedFields } from '../listed-fields.ts'
import type { Noun, Row } from '../noun.ts'
import { nounsIn } from '../noun-words.ts'
import { countLeftOut } from '../other-currency.ts'
import type { Page } from '../page.ts'
import { reachColumn, withReach } from '../reach.ts'
import { recordRows } from '../record-rows.ts'
import { countQuery, type RowsAsked, rowsQuery } from '../rows.queries.ts'
import { type Selection, selectionOf } from '../selection.ts'
import type { Since } from '../since/open-since.lazy.ts'
import { countsAsGiven, sinceAsked, withTitle } from '../since/since-asked.ts'
import { examplesOf, listOptionsOf, type VerbFor } from './verb.ts'

const tableLimit = 50

/** The number after `--limit`; undefined where none was given. 0 means all. */
export const limitOf = (scene: Pick<ReadScene, 'given'>): number | undefined => {
  const text = scene.given.text('limit')
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new Failure(
    'usage',
    'bad-limit',
    { en: `--limit cannot be "${text}"`, zh: `--limit 不能是“${text}”` },
    { field: 'limit', hint: same('--limit 20') },
  )
}

const count = async (scene: ReadScene, noun: Noun): Promise<number> => {
  const selection = await selectionOf(scene, noun)
  const { where, removed } = selection
  if (asksAll(scene, selection)) await scene.holdDay(scene.reading)
  const since = await sinceAsked(scene, 'list', selection)
  if (since) return since.count
  const found = await countQuery(scene.reading.open, scene.nouns, noun, {
    ...(where ? { where } : {}),
    ...(removed ? { removed } : {}),
  }).executeTakeFirstOrThrow()
  return Number(found.count)
}

// A cut list says of how many it is. Beyond this it says "more than": to count them all takes longer than the list. Of a
// plain list a person waits for more: a hundred thousand are counted along an index in 20 ms.
const countedUpTo = 10_000
const plainUpTo = 100_000

/** What a cut list says; undefined where it is whole. `known` is how many records there are without a filter. */
const cutNotice = async (
  scene: ReadScene,
  { noun, where, removed }: Selection,
  { printed, known, human }: { readonly printed: number; readonly known: number | undefined; readonly human: boolean },
): Promise<Words | undefined> => {
  const isPlain = where === undefined && removed === undefined
  const most = Math.max(human && isPlain ? plainUpTo : countedUpTo, printed) + 1
  const ask = async (): Promise<number> => {
    const asked = { ...(where ? { where } : {}), ...(removed ? { removed } : {}) }
    const query = countQuery(scene.reading.open, scene.nouns, noun, asked, most)
    return Number((await query.executeTakeFirstOrThrow()).count)
  }
  const isKnown = known !== undefined && isPlain
  const total = isKnown ? known : await ask()
  if (total <= printed) return undefined
  const beyond = !isKnown && total === most
  const shown = grouped(beyond ? most - 1 : total)
  return {
    en: `${grouped(printed)} of ${beyond ? 'more than ' : ''}${shown}; --limit 0 shows all`,
    zh: `共${beyond ? '超过' : ''} ${shown} 条，显示 ${printed} 条；--limit 0 显示全部`,
  }
}

/** What a list of what is new says where it is cut; undefined where it is whole. */
const restNotice = (printed: number, fresh: number): Words | undefined =>
  printed >= fresh
    ? undefined
    : {
        en: `${grouped(printed)} of ${grouped(fresh)} new ones; the rest comes next time`,
        zh: `新的共 ${grouped(fresh)} 条，显示 ${printed} 条；其余下次给出`,
      }

/** A list about to be printed: which records, and what of them is new to the run that is named, if one is. */
interface OpenList {
  readonly selection: Selection
  /** Number of customers without any filter, where they were all reckoned. */
  readonly held: number | undefined
  readonly since: Since | null
}

const openList = async (scene: ReadScene, noun: Noun): Promise<OpenList> => {
  const whole = await selectionOf(scene, noun)
  const held = asksAll(scene, whole) ? await scene.holdDay(scene.reading) : undefined
  const since = await sinceAsked(scene, 'list', whole)
  const selection = since?.where ? { ...whole, where: since.where } : whole
  return { selection, held, since }
}

/** Whether what all customers are derived to be is needed to find records. */
const asksAll = (scene: ReadScene, { needsDay }: Selection): boolean =>
  needsDay === 'of all' || scene.given.has('since-last-run')

/** Makes what is shown of each customer hold: reckoned for all only where all are shown. */
const holdShown = async (scene: ReadScene, selection: Selection, fields: readonly Field[], asked: RowsAsked) => {
  if (selection.needsDay !== 'of shown' || !fields.some(isDerived)) return undefined
  if (asked.limit === undefined) return scene.holdDay(scene.reading)
  return scene.holdDay(scene.reading, async () => {
    const shown = await rowsQuery(scene.reading.open, scene.nouns, selection.noun, { ...asked, fields: [] }).execute()
    return shown.map(({ id }) => Number(id))
  })
}

/** What an empty list says. */
const nothingFound = (noun: Noun, since: Since | null): Words => {
  if (since?.last === undefined || since.last === null)
    return { en: `no ${nounsIn(noun).en} found`, zh: `没有找到${nounsIn(noun).zh}` }
  return { en: `no new ${nounsIn(noun).en} since ${since.last}`, zh: `${since.last} 以来没有新的${nounsIn(noun).zh}` }
}

const printList = async (scene: ReadScene, noun: Noun, page: Page, { selection, held, since }: OpenList) => {
  const reach = reachColumn(scene, noun)
  const fields = listedFields(noun, selection.noun.fields, page, scene.given.text('fields'), reach)
  const asked = limitOf(scene) ?? (page.human ? tableLimit : 0)
  const rowsAsked: RowsAsked = {
    fields: withReach(since ? withTitle(noun, fields) : fields, reach),
    order: selection.order,
    ...(selection.where ? { where: selection.where } : {}),
    ...(selection.removed ? { removed: selection.removed } : {}),
    ...(asked > 0 ? { limit: asked } : {}),
  }
  const known = held ?? (await holdShown(scene, selection, fields, rowsAsked))
  const query = rowsQuery(scene.reading.open, scene.nouns, selection.noun, rowsAsked)
  const { columns: own, rows } = recordRows(scene, selection.noun, fields, query)
  const columns = reach ? [...own, reach.column] : own
  let printed = 0
  const leftOut = countLeftOut(fields)
  const counted = function* (source: Iterable<Row>): Iterable<Row> {
    for (const row of source) {
      printed += 1
      leftOut.see(row)
      yield row
    }
  }
  await page.rows(columns, counted(since ? since.noted(rows) : rows))
  leftOut.tell(page)
  if (asked > 0 && printed === asked) {
    const notice = since
      ? restNotice(printed, since.count)
      : await cutNotice(scene, selection, { printed, known, human: page.human })
    if (notice) page.notice(notice)
  }
  if (printed > 0 || scene.given.text('fields') === 'help') return undefined
  page.notice(nothingFound(noun, since))
  return scene.given.flag('exit-status') ? ('nothing' as const) : undefined
}

const run = async (scene: ReadScene, noun: Noun): Promise<Outcome> => {
  if (scene.given.flag('explain')) {
    const { explained } = await selectionOf(scene, noun)
    return { print: (page) => printExplained(page, explained(page.language)) }
  }
  if (scene.given.flag('count')) {
    const found = await count(scene, noun)
    return {
      print: async (page) => {
        if (page.format === 'json' || page.format === 'ndjson') await page.text(`${JSON.stringify({ count: found })}\n`)
        else await page.text(`${found}\n`)
        return found === 0 && scene.given.flag('exit-status') ? 'nothing' : undefined
      },
    }
  }
  let since: Since | null = null
  return {
    print: async (page) => {
      const list = await openList(scene, noun)
      since = list.since
      return printList(scene, noun, page, list)
    },
    ...(countsAsGiven(scene) ? { delivered: async (writing) => since?.delivered(writing) } : {}),
  }
}

/** `crm list NOUNS [FILTER]`. */
export const listVerb: VerbFor = (noun) =>
  reads({
    path: ['list', noun.name],
    summary: { en: `List ${nounsIn(noun).en}`, zh: `列出${nounsIn(noun).zh}` },
    positionals: [
      { name: 'filter', about: { en: 'words or field:value', zh: '词语或 字段:值' }, optional: true, rest: true },
    ],
    options: listOptionsOf(noun),
    examples: examplesOf(noun, 'list'),
    run: (scene) => run(scene, noun),
  })
