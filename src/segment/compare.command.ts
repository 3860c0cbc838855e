// `segment compare`: named segments side by side, and how far they overlap.
import type { ReasonSource } from '../care/index.ts'
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import type { Page } from '../command/page.ts'
import { findRecord } from '../command/reference.ts'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'
import { phraseLines } from '../output/phrases.ts'
import {
  type ComparedRow,
  figureColumns,
  jsonColumns,
  type Named,
  overlapColumns,
  whoColumns,
} from './compare.columns.ts'
import { selectCombinations } from './compare.queries.ts'
import { compare } from './compare.ts'
import { segmentNoun } from './segment.noun.ts'
import { readSegment } from './segment-facts.act.ts'
import { allSegments } from './segment-members.queries.ts'
import type { InSegment } from './segment-profile.queries.ts'

// Every one more is a column of the screen, and a test of every customer.
const mostAtOnce = 12

const tooMany = (found: number): Failure =>
  new Failure(
    'usage',
    'too-many-segments',
    { en: `${found} segments are too many side by side`, zh: `${found} 个分群太多，无法并列比较` },
    {
      field: 'segment',
      why: { en: `at most ${mostAtOnce} are compared at once: name them`, zh: `一次最多 ${mostAtOnce} 个，请写明名称` },
      hint: same('crm segment compare lapsed invited'),
    },
  )

const segmentsMeant = async (scene: ReadScene): Promise<readonly Named[]> => {
  const all = await allSegments(scene.reading)
  if (scene.words.length === 0) {
    if (all.length > mostAtOnce) throw tooMany(all.length)
    return all
  }
  const ids = new Set<number>()
  for (const word of scene.words) ids.add((await findRecord(scene, segmentNoun, word)).id)
  if (ids.size > mostAtOnce) throw tooMany(ids.size)
  return [...ids].flatMap((id) => all.find((one) => one.id === id) ?? [])
}

const noneYet = {
  en: 'there are no segments yet: crm add segment NAME FILTER',
  zh: '还没有分群：crm add segment 名称 条件',
}

const print = async (scene: ReadScene, page: Page, segments: readonly Named[], sources: readonly ReasonSource[]) => {
  const conditions: InSegment[] = []
  for (const { id } of segments) conditions.push((await readSegment(scene, id, scene.today, sources)).inIt)
  const compared = compare(selectCombinations(scene.reading, conditions), segments.length)
  const rows = compared.flatMap((one, at): readonly ComparedRow[] => {
    const segment = segments[at]
    return segment === undefined ? [] : [{ ...one, segment }]
  })
  const { human, language, width, format } = page
  const figures = [...whoColumns, ...figureColumns(scene.facts)]
  if (format === 'json' || format === 'ndjson') return page.rows(jsonColumns(segments, scene.facts), rows)
  if (!human || scene.given.has('fields')) return page.rows([...figures, ...overlapColumns(segments)], rows)
  const head = language === 'zh' ? `分群比较 · ${scene.today}` : `Segments side by side · ${scene.today}`
  await page.text(`${phraseLines([head], { width })}\n`)
  await page.rows(figures, rows)
  if (segments.length < 2) return
  const title =
    language === 'zh'
      ? '每行客户中同时属于各分群的比例'
      : 'of the customers of a row, the share that is in each of them too'
  await page.text(`\n${phraseLines([title], { width })}\n`)
  await page.rows([...whoColumns, ...overlapColumns(segments)], rows)
}

const run = async (scene: ReadScene, sources: readonly ReasonSource[]): Promise<Outcome> => {
  const segments = await segmentsMeant(scene)
  return {
    print: async (page) => {
      if (segments.length > 0) return print(scene, page, segments, sources)
      await page.rows([...whoColumns, ...figureColumns(scene.facts)], [])
      page.notice(noneYet)
    },
  }
}

/** `crm segment compare [NAME...]`. */
export const compareCommand = (sources: readonly ReasonSource[]): Command =>
  reads({
    path: ['segment', 'compare'],
    names: ['比较', '对比'],
    sees: ['order.amount', 'customer.spend'],
    summary: { en: 'Named segments side by side, and how they overlap', zh: '并列比较分群及其重叠' },
    details: {
      en: 'Size, net spend and overlap of all segments, or of those that are named; at most 12 at once. crm show segment NAME tells more of one.',
      zh: '所有分群（或写明的分群）的客户数、净消费和重叠；一次最多 12 个。crm show segment 名称 查看单个分群的构成。',
    },
    positionals: [
      {
        name: 'name',
        about: { en: 'segments by name, id or key', zh: '分群名称、编号或外部编号' },
        optional: true,
        rest: true,
        takes: { kind: 'record', noun: 'segment' },
      },
    ],
    examples: [
      { about: { en: 'all of them', zh: '全部分群' }, line: 'crm segment compare' },
      { about: { en: 'two of them', zh: '其中两个' }, line: 'crm segment compare lapsed invited --json' },
    ],
    run: (scene) => run(scene, sources),
  })
