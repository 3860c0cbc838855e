// `list nights`: how each step of the nights went. They are recorded by the night alone.
import { type Command, reads } from '../command/command.ts'
import { smallList, smallListOptions, smallListWords } from '../command/small-list.ts'
import type { NightRow } from '../database/tables.ts'
import { localOfInstant } from '../kernel/instant.ts'
import type { Json } from '../kernel/json.ts'
import { say } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { recordedSteps } from './night.queries.ts'

const shownAtMost = 30

const detailOf = (row: NightRow): Json => (row.detail === null ? null : JSON.parse(row.detail))

const columns = (zone: string): readonly Column<NightRow>[] => [
  { key: 'day', title: { en: 'night', zh: '日期' }, kind: 'day', json: (row) => row.day, weight: 90 },
  { key: 'step', title: { en: 'step', zh: '步骤' }, json: (row) => row.step, weight: 80 },
  {
    key: 'at',
    title: { en: 'done at', zh: '完成时间' },
    kind: 'moment',
    json: (row) => row.at,
    shown: (row) => localOfInstant(row.at, zone).slice(0, 16),
    weight: 60,
  },
  {
    key: 'ok',
    title: { en: 'ok', zh: '正常' },
    kind: 'flag',
    json: (row) => row.ok === 1,
    shown: (row, language) => (row.ok === 1 ? '✓' : say({ en: '✗ failed', zh: '✗ 失败' }, language)),
    tone: (row) => (row.ok === 1 ? undefined : 'warning'),
    weight: 70,
  },
  {
    key: 'detail',
    title: { en: 'what came of it', zh: '结果' },
    kind: 'json',
    json: detailOf,
    shown: (row) => {
      const detail = detailOf(row)
      if (detail === null || typeof detail !== 'object') return ''
      return Object.entries(detail)
        .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
        .join(', ')
    },
    weight: 50,
  },
]

/** `crm list nights`. */
export const listNights: Command = reads({
  path: ['list', 'night'],
  summary: { en: 'List how the nights went, step by step', zh: '列出夜间任务各步骤的结果' },
  positionals: smallListWords,
  options: smallListOptions,
  examples: [{ about: { en: 'did the last night go well?', zh: '昨晚是否正常' }, line: 'crm list nights --limit 4' }],
  run: async (scene) =>
    smallList(scene, {
      columns: columns(scene.facts.zone),
      rows: await recordedSteps(scene.reading, 0),
      usual: shownAtMost,
      empty: { en: 'no night has been done yet: crm run nightly', zh: '尚未运行过夜间任务：crm run nightly' },
    }),
})
