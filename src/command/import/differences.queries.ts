// What an import would add and change, record by record, for a dry run. Told before anything is written.
import type { Lane } from '../../database/lane.ts'
import { lettered } from '../../kernel/reference.ts'
import type { Row } from '../../kernel/row.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { grouped, same, type Words } from '../../kernel/words.ts'
import { changesOf, titleOf } from '../written.ts'
import type { Job } from './job.ts'
import { givenColumn } from './stage.queries.ts'

/** More are counted and not spelled out. */
const spelledAtMost = 20

const rowChanges = (text: unknown): Row =>
  typeof text === 'string' ? Object.fromEntries(Object.entries(JSON.parse(text) as Row)) : {}

/** Rows that no fate was found for are new records. */
const newRows = 'temp.import_row as s left join temp.import_fate as f on f.n = s.n where f.n is null'

const addedLines = (lane: Lane, job: Job): readonly Words[] => {
  const { noun, file } = job
  const key = [noun.title, 'key'].find((one) => one !== undefined && file.stage.layout.given.includes(one))
  const name = key === undefined ? 'null' : `s.${givenColumn(key)}`
  return lane
    .prepare(`select s.line as line, ${name} as name from ${newRows} order by s.n limit ${spelledAtMost}`)
    .all()
    .map(({ line, name: shown }) => ({
      en: ` + line ${line}${shown === null ? '' : `: ${shown}`}`,
      zh: ` + 第 ${line} 行${shown === null ? '' : `：${shown}`}`,
    }))
}

const changedLines = (lane: Lane, job: Job): readonly Words[] => {
  const { noun, scene } = job
  return lane
    .prepare(`select target, changes, lines from temp.import_patch order by n limit ${spelledAtMost}`)
    .all()
    .flatMap(({ target, changes, lines }) => {
      const before = lane.prepare(`select * from ${quoted(noun.table)} where id = ?`).get(Number(target)) ?? {}
      const name = noun.title ? ` ${titleOf(noun, before)}` : ''
      const made = changesOf(scene, noun, { before, row: { ...before, ...rowChanges(changes) } })
      return [
        same(` ~ ${lettered(noun.letter, Number(target))}${name}`),
        ...made.map((change) => change.text),
        ...(lines === null ? [] : [{ en: '   its lines are replaced', zh: '   明细行被替换' }]),
      ]
    })
}

/** How many are not spelled out; nothing where all are. */
const moreLine = (lane: Lane, mark: '+' | '~', from: string): readonly Words[] => {
  const more = Number(lane.prepare(`select count(*) as n from ${from}`).get()?.n ?? 0) - spelledAtMost
  return more <= 0 ? [] : [{ en: ` ${mark} ... ${grouped(more)} more`, zh: ` ${mark} ……另有 ${grouped(more)} 条` }]
}

/** The first records that would be added, and the first that would change, with their fields. */
export const differences = (lane: Lane, job: Job): readonly Words[] => [
  ...addedLines(lane, job),
  ...moreLine(lane, '+', newRows),
  ...changedLines(lane, job),
  ...moreLine(lane, '~', 'temp.import_patch'),
]
