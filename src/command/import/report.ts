// What an import came to: JSON for scripts, a summary for people that says what was understood, taken and refused.
import { shownHeader } from '../../exchange/header.ts'
import { dayOfInstant } from '../../kernel/instant.ts'
import { counted, type Language, say, type Words } from '../../kernel/words.ts'
import type { Ending, Outcome } from '../command.ts'
import type { Field } from '../field.ts'
import { countedNoun } from '../noun-words.ts'
import { nounNamed } from '../rows.queries.ts'
import { shellLine } from '../shell-line.ts'
import type { Counts, Rejected } from './fates.queries.ts'
import type { Job } from './job.ts'
import { typeWords } from './new-field.ts'
import { type Note, noteLines, notesJson } from './notes.queries.ts'
import type { RejectFile } from './reject-file.ts'
import { faultsJson } from './tell-faults.ts'

/** What there is to report. */
export interface Result {
  readonly counts: Counts
  /** The first of the rejected rows. */
  readonly rejected: readonly Rejected[]
  /** How many rows were faulty, where `--atomic` then rejects all. */
  readonly faulty: number
  readonly rejectFile: RejectFile | null
  readonly receipt: number | null
  readonly doubles: number
  /** How many records unknown references made, by noun. */
  readonly created: ReadonlyMap<string, number>
  /** What is to be known of single rows. */
  readonly notes: readonly Note[]
  /** What a dry run would do, record by record. */
  readonly differences: readonly Words[]
}

const figure = (count: number): string => count.toLocaleString('en')

const madeMark = ({ file }: Job, field: Field, language: Language): string => {
  const made = file.made.find(({ key }) => key === field.key)
  if (made === undefined) return ''
  const type = say(typeWords[made.type], language)
  return language === 'zh' ? `（新字段，${type}）` : ` (new, ${type})`
}

const memoryLine = ({ file, facts }: Job): readonly Words[] => {
  const { memory } = file
  if (memory === null || memory.map.size + memory.orders.size === 0) return []
  const day = dayOfInstant(memory.at, facts.zone)
  return [
    {
      en: `   as chosen for ${memory.file} on ${day} (crm list mappings; --forget leaves it aside)`,
      zh: `   按 ${day} 为 ${memory.file} 作的选择（crm list mappings；--forget 可不用）`,
    },
  ]
}

/** The file and how it was read: encoding, delimiter, number of rows, and which header became which field. */
export const fileLines = (job: Job, rows: number): readonly Words[] => {
  const { file, options } = job
  const mapped = (language: Language): string =>
    file.mapping.columns
      .map(
        ({ headers, field }) =>
          `${headers.map(shownHeader).join(' + ')} → ${field.key}${madeMark(job, field, language)}`,
      )
      .join('   ')
  const orders = [...file.orders].map(([key, order]) => `${key} ${order}`).join(', ')
  return [
    {
      en: `${options.file}: ${file.about.en}, ${counted(rows, 'row')}`,
      zh: `${options.file}：${file.about.zh}，${figure(rows)} 行`,
    },
    { en: `   ${mapped('en')}`, zh: `   ${mapped('zh')}` },
    ...memoryLine(job),
    ...(orders === '' ? [] : [{ en: `   order of day and month: ${orders}`, zh: `   日月顺序：${orders}` }]),
  ]
}

const countLine = ({ rows, added, updated, unchanged, rejected }: Counts, ending: Ending): Words => ({
  en: `${ending.dryRun ? 'would be ' : ''}${counted(rows, 'row')}: ${figure(added)} new · ${figure(updated)} changed · ${figure(unchanged)} the same · ${figure(rejected)} rejected`,
  zh: `${ending.dryRun ? '（试运行）' : ''}${figure(rows)} 行：新增 ${figure(added)} · 修改 ${figure(updated)} · 不变 ${figure(unchanged)} · 拒收 ${figure(rejected)}`,
})

const createdLines = ({ scene }: Job, { created }: Result): readonly Words[] => {
  const parts = [...created].map(([name, count]) => countedNoun(nounNamed(scene.nouns, name), count))
  if (parts.length === 0) return []
  return [
    {
      en: `   made by --create-missing: ${parts.map(({ en }) => en).join(', ')}`,
      zh: `   因 --create-missing 新建：${parts.map(({ zh }) => zh).join('、')}`,
    },
  ]
}

const rejectedLines = ({ rejected, faulty }: Result): readonly Words[] => [
  ...rejected.map(({ line, why }) => ({ en: `   line ${line}   ${why}`, zh: `   第 ${line} 行   ${why}` })),
  ...(faulty > rejected.length
    ? [
        {
          en: `   ... ${figure(faulty - rejected.length)} more`,
          zh: `   ……另有 ${figure(faulty - rejected.length)} 行`,
        },
      ]
    : []),
]

const doubtLine = (job: Job, { doubles }: Result): readonly Words[] => {
  const { rounded, dayNumber, droppedTime } = job.file.doubts
  const parts: Words[] = []
  if (rounded > 0)
    parts.push({ en: `${counted(rounded, 'amount')} rounded`, zh: `${figure(rounded)} 个金额被四舍五入` })
  if (dayNumber !== undefined)
    parts.push({
      en: `day numbers of a spreadsheet read as days (${dayNumber[0]} is ${dayNumber[1]})`,
      zh: `电子表格的日期序号已按日期读取（${dayNumber[0]} 即 ${dayNumber[1]}）`,
    })
  if (droppedTime !== undefined)
    parts.push({
      en: `times of day left out (${droppedTime[0]} is ${droppedTime[1]})`,
      zh: `时刻已略去，只取日期（${droppedTime[0]} 即 ${droppedTime[1]}）`,
    })
  if (doubles > 0)
    parts.push({
      en: `${counted(doubles, 'likely double')} (--match phone,email,name joins them)`,
      zh: `${figure(doubles)} 个疑似重复（--match phone,email,name 可合并）`,
    })
  if (parts.length === 0) return []
  return [{ en: `   ${parts.map(({ en }) => en).join(' · ')}`, zh: `   ${parts.map(({ zh }) => zh).join(' · ')}` }]
}

/** The flags by which the file of rejected rows is to be imported: those that memory does not tell. */
const flagsAgain = ({ options, file }: Job): readonly string[] => [
  ...(options.match === undefined
    ? []
    : ['--match', options.match.map((all) => all.map(({ key }) => key).join('+')).join(',') || 'none']),
  ...(options.onMatch === 'update' ? [] : ['--on-match', options.onMatch]),
  ...(options.replaceLists ? ['--replace-lists'] : []),
  ...(options.blankClears ? ['--blank-clears'] : []),
  ...(options.createMissing ? ['--create-missing'] : []),
  ...(options.allowErased ? ['--allow-erased'] : []),
  ...(options.raw ? ['--raw'] : []),
  // A file without a header gets one with its rejected rows, which means nothing to anybody.
  ...(options.header || file.choices.map.size === 0
    ? []
    : ['--map', [...file.choices.map].map(([header, key]) => `${shownHeader(header)}=${key}`).join(',')]),
]

/** One line for each column in which numbers are not written plainly, with an example. */
const readAsLines = ({ file }: Job): readonly Words[] =>
  [...file.doubts.readAs.values()].map(({ field, count, text, read }) => ({
    en: `   ${field.key}: ${counted(count, 'cell')} not written plainly, such as "${text}", read as ${read}`,
    zh: `   ${field.words.zh}：${figure(count)} 个单元格写法特殊，如“${text}”读作 ${read}`,
  }))

const nextLine = (job: Job, { rejectFile, receipt }: Result): readonly Words[] => {
  const parts: Words[] = []
  if (rejectFile !== null) {
    const line = shellLine(['import', job.noun.plural, rejectFile.name, ...flagsAgain(job)])
    parts.push({ en: `mend and import again: ${line}`, zh: `修改后再导入：${line}` })
  }
  if (receipt !== null)
    parts.push(
      { en: `see it again: crm show import F-${receipt}`, zh: `查看：crm show import F-${receipt}` },
      { en: 'take it back: crm undo', zh: '撤销：crm undo' },
    )
  return parts.map(({ en, zh }) => ({ en: ` ${en}`, zh: ` ${zh}` }))
}

const atomicLine = (job: Job, { counts, faulty }: Result): readonly Words[] =>
  job.options.atomic && faulty > 0
    ? [
        {
          en: `${figure(faulty)} of ${counted(counts.rows, 'row')} ${faulty === 1 ? 'is' : 'are'} faulty, so none was imported`,
          zh: `${figure(counts.rows)} 行中有 ${figure(faulty)} 行有误，因此全部未导入`,
        },
      ]
    : []

/** The outcome of an import. The file of rejected rows is put in its place once the store has committed. */
export const importOutcome = (job: Job, result: Result): Outcome => {
  const { counts, rejectFile } = result
  return {
    ...(counts.rejected > 0 ? { exit: 'partly' as const } : {}),
    ...(rejectFile === null ? {} : { abandon: rejectFile.rejects.discard }),
    print: async (page, ending) => {
      if (rejectFile !== null) await rejectFile.rejects.finish()
      await page.report(
        {
          ok: counts.rejected === 0,
          dry_run: ending.dryRun,
          file: job.options.file,
          encoding: job.file.encoding,
          rows: counts.rows,
          added: counts.added,
          updated: counts.updated,
          unchanged: counts.unchanged,
          rejected: counts.rejected,
          ignored_columns: [...job.file.mapping.ignored],
          read_as: [...job.file.doubts.readAs.values()].map(({ field, count, text, read }) => ({
            field: field.key,
            cells: count,
            text,
            read,
          })),
          notes: [...faultsJson(job.file.faults), ...notesJson(result.notes)],
          created: Object.fromEntries(result.created),
          new_fields: job.file.made.map(({ header, key, type }) => ({ header, key, type })),
          entry: ending.entry,
          rejected_file: rejectFile?.name ?? null,
        },
        [
          ...fileLines(job, counts.rows),
          countLine(counts, ending),
          ...createdLines(job, result),
          ...result.differences,
          ...atomicLine(job, result),
          ...rejectedLines(result),
          ...noteLines(result.notes),
          ...readAsLines(job),
          ...doubtLine(job, result),
          ...nextLine(job, ending.dryRun ? { ...result, receipt: null } : result),
        ],
      )
    },
  }
}
