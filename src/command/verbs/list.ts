// `list`: records of any noun, filtered, ordered, in any format.
import { Failure } from '../../kernel/failure.ts'
import { grouped, same, type Words } from '../../kernel/words.ts'
import type { Outcome, ReadScene } from '../command.ts'
import { reads } from '../command.ts'
import { listedFields } from '../listed-fields.ts'
import type { Noun, Row } from '../noun.ts'
import { nounsIn } from '../noun-words.ts'
import { countLeftOut } from '../other-currency.ts'
import type { Page } from '../page.ts'
import { recordRows } from '../record-rows.ts'
import { countQuery, rowsQuery } from '../rows.queries.ts'
import { type Selection, selectionOf } from '../selection.ts'
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
  const { where, removed, needsDay } = await selectionOf(scene, noun)
  if (needsDay) await scene.holdDay(scene.reading)
  const found = await countQuery(scene.reading.open, scene.nouns, noun, {
    ...(where ? { where } : {}),
    ...(removed ? { removed } : {}),
  }).executeTakeFirstOrThrow()
  return Number(found.count)
}

// A cut list says of how many it is. Beyond this it says "more than": to count them all takes longer than the list.
const countedUpTo = 10_000

/** What a cut list says; undefined where it is whole. `known` is how many records there are without a filter. */
const cutNotice = async (
  scene: ReadScene,
  { noun, where, removed }: Selection,
  printed: number,
  known: number | undefined,
): Promise<Words | undefined> => {
  const most = Math.max(countedUpTo, printed) + 1
  const ask = async (): Promise<number> => {
    const asked = { ...(where ? { where } : {}), ...(removed ? { removed } : {}) }
    const query = countQuery(scene.reading.open, scene.nouns, noun, asked, most)
    return Number((await query.executeTakeFirstOrThrow()).count)
  }
  const isKnown = known !== undefined && where === undefined && removed === undefined
  const total = isKnown ? known : await ask()
  if (total <= printed) return undefined
  const beyond = !isKnown && total === most
  const shown = grouped(beyond ? most - 1 : total)
  return {
    en: `${grouped(printed)} of ${beyond ? 'more than ' : ''}${shown}; --limit 0 shows all`,
    zh: `共${beyond ? '超过' : ''} ${shown} 条，显示 ${printed} 条；--limit 0 显示全部`,
  }
}

const printList = async (scene: ReadScene, noun: Noun, page: Page) => {
  const selection = await selectionOf(scene, noun)
  const held = selection.needsDay ? await scene.holdDay(scene.reading) : undefined
  const known = noun.standing === 'id' ? held : undefined
  const fields = listedFields(noun, selection.noun.fields, page, scene.given.text('fields'))
  const asked = limitOf(scene) ?? (page.human ? tableLimit : 0)
  const query = rowsQuery(scene.reading.open, scene.nouns, selection.noun, {
    fields,
    order: selection.order,
    ...(selection.where ? { where: selection.where } : {}),
    ...(selection.removed ? { removed: selection.removed } : {}),
    ...(asked > 0 ? { limit: asked } : {}),
  })
  const { columns, rows } = recordRows(scene, selection.noun, fields, query)
  let printed = 0
  const leftOut = countLeftOut(fields)
  const counted = function* (source: Iterable<Row>): Iterable<Row> {
    for (const row of source) {
      printed += 1
      leftOut.see(row)
      yield row
    }
  }
  await page.rows(columns, counted(rows))
  leftOut.tell(page)
  if (asked > 0 && printed === asked) {
    const notice = await cutNotice(scene, selection, printed, known)
    if (notice) page.notice(notice)
  }
  if (printed > 0 || scene.given.text('fields') === 'help') return undefined
  page.notice({ en: `no ${nounsIn(noun).en} found`, zh: `没有找到${nounsIn(noun).zh}` })
  return scene.given.flag('exit-status') ? ('nothing' as const) : undefined
}

const run = async (scene: ReadScene, noun: Noun): Promise<Outcome> => {
  if (scene.given.flag('explain')) {
    const { explained } = await selectionOf(scene, noun)
    return { print: (page) => page.text(explained(page.language)) }
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
  return { print: (page) => printList(scene, noun, page) }
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
