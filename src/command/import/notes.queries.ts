// What is to be known of rows that were taken all the same: phones that are no numbers known here, rows that went to the
// record into which theirs was merged. The first of each are named by line, the rest are counted.
import type { Lane } from '../../database/lane.ts'
import type { Json } from '../../kernel/json.ts'
import { lettered } from '../../kernel/reference.ts'
import { counted, type Words } from '../../kernel/words.ts'
import type { Remark } from '../noun.ts'
import { fate } from './fates.queries.ts'
import type { Job } from './job.ts'
import { notedAtMost } from './remarks.ts'

/** One row that is named. */
interface NotedRow {
  readonly line: number
  /** What stood in it. */
  readonly text: string
  readonly words: Words
}

/** One kind of note. */
export interface Note {
  readonly kind: 'unread-phone' | 'merged' | Remark['kind']
  readonly count: number
  /** The first of them. */
  readonly rows: readonly NotedRow[]
  readonly more: (count: number) => Words
}

const shown = 5

const phoneNote = ({ file }: Job): Note => ({
  kind: 'unread-phone',
  count: file.doubts.unreadPhones,
  rows: file.doubts.phones.map(({ line, field, text }) => ({
    line,
    text,
    words: {
      en: `${field.key} "${text}": no number known here, kept as text`,
      zh: `${field.words.zh}“${text}”：无法识别，按原文保存`,
    },
  })),
  more: (count) => ({ en: `... ${count} more phones kept as text`, zh: `……另有 ${count} 个电话按原文保存` }),
})

const followed = `from temp.import_fate as f join temp.import_row as s on s.n = f.n
  where f.via is not null and f.fate in (${fate.matched}, ${fate.updated}, ${fate.unchanged})`

const mergedNote = (lane: Lane, { noun }: Job): Note => ({
  kind: 'merged',
  count: Number(lane.prepare(`select count(*) as count ${followed}`).get()?.count ?? 0),
  rows: lane
    .prepare(`select s.line, f.via, f.target ${followed} order by f.n limit ${notedAtMost}`)
    .all()
    .map(({ line, via, target }) => {
      const [from, into] = [lettered(noun.letter, Number(via)), lettered(noun.letter, Number(target))]
      return {
        line: Number(line),
        text: from,
        words: {
          en: `${from} was merged into ${into}: the row goes there`,
          zh: `${from} 已并入 ${into}：该行归入 ${into}`,
        },
      }
    }),
  more: (count) => ({ en: `... ${count} more rows of merged records`, zh: `……另有 ${count} 行属于已合并的记录` }),
})

const remarkNotes = ({ file }: Job): readonly Note[] => [
  {
    kind: 'to-come',
    ...file.doubts.remarks.of('to-come'),
    more: (count) => ({
      en: `... ${count} more done visits after today`,
      zh: `……另有 ${count} 次已完成的回访晚于今天`,
    }),
  },
  {
    kind: 'refused-channel',
    ...file.doubts.remarks.of('refused-channel'),
    more: (count) => ({
      en: `... ${count} more visits planned by a channel that is refused`,
      zh: `……另有 ${count} 次计划回访使用客户拒绝的方式`,
    }),
  },
]

const signsNote = ({ file }: Job): Note => ({
  kind: 'unseen-signs',
  ...file.doubts.remarks.of('unseen-signs'),
  more: (count) => ({
    en: `... ${count} more rows with signs that are left out`,
    zh: `……另有 ${count} 行含有已去掉的字符`,
  }),
})

const noAnswerNote = ({ file }: Job): Note => ({
  kind: 'no-answer',
  ...file.doubts.remarks.of('no-answer'),
  more: (count) => ({
    en: `... ${counted(count, 'more row')} with cells taken as empty`,
    zh: `……另有 ${count} 行含有按空白处理的单元格`,
  }),
})

/** Values that cannot be true and were taken, as the file may know better. */
const impossible: readonly (readonly [Remark['kind'], Words])[] = [
  ['unborn', { en: 'birthdays still to come', zh: '个生日尚未到来' }],
  ['below-nothing', { en: 'prices less than nothing', zh: '个价格小于零' }],
  ['out-of-time', { en: 'days that cannot be', zh: '个不可能的日期' }],
]

const impossibleNotes = ({ file }: Job): readonly Note[] =>
  impossible.map(([kind, what]) => ({
    kind,
    ...file.doubts.remarks.of(kind),
    more: (count) => ({ en: `... ${count} more ${what.en}`, zh: `……另有 ${count} ${what.zh}` }),
  }))

/** The notes of an import that has been decided; none where there is nothing to note. */
export const notesOf = (lane: Lane, job: Job): readonly Note[] =>
  [
    signsNote(job),
    noAnswerNote(job),
    phoneNote(job),
    mergedNote(lane, job),
    ...remarkNotes(job),
    ...impossibleNotes(job),
  ].filter(({ count }) => count > 0)

/** As people read them. */
export const noteLines = (notes: readonly Note[]): readonly Words[] =>
  notes.flatMap(({ rows, count, more }) => {
    const named = rows.slice(0, shown)
    const left = more(count - named.length)
    return [
      ...named.map(({ line, words }) => ({
        en: `   line ${line}   ${words.en}`,
        zh: `   第 ${line} 行   ${words.zh}`,
      })),
      ...(count > named.length ? [{ en: `   ${left.en}`, zh: `   ${left.zh}` }] : []),
    ]
  })

/** As scripts read them. */
export const notesJson = (notes: readonly Note[]): readonly Json[] =>
  notes.map(({ kind, count, rows }) => ({
    code: kind,
    count,
    rows: rows.map(({ line, text, words }) => ({ line, text, message: words.en })),
  }))
