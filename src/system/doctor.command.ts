// `doctor`: whether the store is whole, and `--repair` for what can be made again from the records.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type ReasonSource, rebuildStanding, recomputeStanding } from '../care/index.ts'
import { type Command, type FileScene, type Outcome, onFile } from '../command/command.ts'
import { filterFunctions } from '../command/filter/store-functions.ts'
import { found } from '../command/search/found-function.ts'
import { findableOf, keepersFor } from '../command/search/keepers.ts'
import { wrongConsents } from '../customer/index.ts'
import { examineStore, type Finding } from '../database/doctor.ts'
import { finding } from '../database/finding.ts'
import { rebuildFinding } from '../database/finding-tables.ts'
import { foldersAround } from '../database/folders-around.ts'
import type { ForeignTrigger } from '../database/foreign-triggers.ts'
import { acceptRecords, mendRecords } from '../database/mend-records.ts'
import type { WrongNumber } from '../database/next-numbers.ts'
import { readShape } from '../database/shape.ts'
import type { ExitName } from '../kernel/failure.ts'
import { sweepUnfinished } from '../kernel/unfinished.ts'
import { counted, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { entryAbout } from './entry-about.ts'

/** What is looked at. A check without a word here is shown by its name. */
const chineseNames: Readonly<Record<string, string>> = {
  store: '数据文件',
  place: '位置',
  rights: '权限',
  names: '名称',
  space: '空间',
  unfinished: '未完成的文件',
  integrity: '完整性',
  schema: '表结构',
  numbers: '编号',
  references: '引用',
  journal: '历史',
  records: '记录',
  erasures: '彻底删除',
  terms: '检索词',
  search: '搜索',
  consents: '联系许可',
  standing: '现状',
  path: '程序路径',
}

/** The store is whole; something is still to be done, or to be tidied. */
const isTask = ({ ok, hint, isTask }: Finding): boolean => isTask === true || (ok && hint !== undefined)

const columns: readonly Column<Finding>[] = [
  {
    key: 'ok',
    title: { en: 'ok', zh: '正常' },
    kind: 'flag',
    json: (row) => row.ok,
    // Programs read that it is not well; for people a fault is another thing.
    shown: (row, language) => (isTask(row) ? '!' : row.ok ? '✓' : say({ en: '✗ fault', zh: '✗ 异常' }, language)),
    tone: (row) => (row.ok && !isTask(row) ? undefined : 'warning'),
    weight: 90,
  },
  {
    key: 'name',
    title: { en: 'check', zh: '检查' },
    json: (row) => row.name,
    shown: ({ name }, language) => (language === 'zh' ? (chineseNames[name] ?? name) : name),
    weight: 80,
  },
  {
    key: 'message',
    title: { en: 'finding', zh: '结果' },
    json: (row) => row.words.en,
    shown: (row, language) => say(row.words, language),
    weight: 70,
  },
  {
    key: 'hint',
    title: { en: 'remedy', zh: '处理' },
    json: (row) => row.hint?.en ?? null,
    shown: (row, language) => (row.hint ? say(row.hint, language) : ''),
  },
]

/** Other programs called `crm` that a shell would find first. */
const namesakes = (scene: FileScene): Finding => {
  const found = (scene.world.env.PATH ?? '').split(delimiter).flatMap((folder) => {
    const path = join(folder, 'crm')
    try {
      accessSync(path, constants.X_OK)
      return folder === '' ? [] : [path]
    } catch {
      return []
    }
  })
  return found.length < 2
    ? finding('path', true, { en: 'no other crm on PATH', zh: 'PATH 中没有其他 crm' })
    : finding(
        'path',
        false,
        { en: `several crm on PATH: ${found.join(', ')}`, zh: `PATH 中有多个 crm：${found.join('、')}` },
        { en: 'take the others away, or name this one in full', zh: '移除其他，或写出完整路径' },
      )
}

const examine = async (scene: FileScene, sources: readonly ReasonSource[]): Promise<readonly Finding[]> => [
  ...(await examineStore(scene.path, {
    nouns: scene.nouns.map(findableOf),
    functions: { ...filterFunctions, crm_found: found },
    wrongConsents: async ({ lane }) => wrongConsents(lane).length,
    wrongStandings: async (reading) => (await recomputeStanding(reading, sources)).differences.length,
  })),
  namesakes(scene),
]

/** What a repair did beside what is made anew. */
interface Repaired {
  readonly triggers: readonly ForeignTrigger[]
  readonly numbers: readonly WrongNumber[]
  readonly mended: number
  readonly accepted: number
}

const untouched: Repaired = { triggers: [], numbers: [], mended: 0, accepted: 0 }

const repair = async (scene: FileScene, sources: readonly ReasonSource[]): Promise<Repaired> => {
  const dryRun = scene.given.flag('dry-run')
  if (!dryRun) for (const folder of foldersAround(scene.path)) sweepUnfinished(folder)
  const opened = await scene.open(true)
  try {
    const { store } = opened
    const about = { ...entryAbout(scene, 'doctor', 'write'), dryRun }
    // Nothing is written while one of them would be called.
    const { triggers, numbers } = dryRun ? { triggers: [], numbers: [] } : store.mendForeign()
    const { foreignTables, foreign } = await store.read(({ lane }) => readShape(lane))
    // A trial takes no trigger away, and nothing is tried while one would be called.
    if (dryRun && foreign.some((part) => part.startsWith('trigger '))) return untouched
    // Records before all that follows from them, which is made anew whatever they hold.
    const { result } = await store.write(about, async (writing) => {
      const mended = await mendRecords(writing, foreignTables)
      return { mended, accepted: scene.given.flag('accept') ? acceptRecords(writing, foreignTables) : 0 }
    })
    await store.write(about, async (writing) => {
      rebuildFinding(writing.lane, keepersFor(scene.nouns))
      for (const { customer, consent } of wrongConsents(writing.lane))
        await writing.update('customer', customer, { consent })
      await rebuildStanding(writing, opened.today, { sources })
    })
    return { triggers, numbers, ...result }
  } finally {
    opened.store.close()
  }
}

const exitOf = (faults: readonly Finding[], findings: readonly Finding[]): ExitName | null => {
  // What cannot be opened is missing, damaged or not ours: to a script it is what any other command would say.
  if (faults.some(({ name }) => name === 'store')) return 'store'
  if (faults.length > 0) return 'failed'
  // As the erasure itself ended, and ends each time it is typed until the file is clean.
  return findings.some((one) => one.isTask) ? 'partly' : null
}

const repairedWords = ({ triggers, numbers, mended, accepted }: Repaired): readonly Words[] => [
  ...triggers.map(({ name, table }) => ({
    en: `trigger ${name} on ${table} was not ours, and is taken away; what it did stays: look at the findings`,
    zh: `${table} 上的触发器 ${name} 不属于 crm，已移除；它此前所做的更改仍在：请看检查结果`,
  })),
  ...numbers.map(({ table, said, known }) => ({
    en: `the last number of ${table} is ${known}, not ${said}`,
    zh: `${table} 的最后编号为 ${known}，而非 ${said}`,
  })),
  ...(mended === 0
    ? []
    : [{ en: `${counted(mended, 'record')} put back as last written`, zh: `已按最后一次写入恢复 ${mended} 条记录` }]),
  ...(accepted === 0
    ? []
    : [
        {
          en: `${counted(accepted, 'record')} taken as ${accepted === 1 ? 'it stands' : 'they stand'}: crm history`,
          zh: `${accepted} 条记录以现状为准：crm history`,
        },
      ]),
]

const run = async (scene: FileScene, sources: readonly ReasonSource[]): Promise<Outcome> => {
  const repairs = scene.given.flag('repair') || scene.given.flag('accept')
  const repaired = repairs ? await repair(scene, sources) : null
  const findings = await examine(scene, sources)
  const faults = findings.filter((one) => !one.ok && !isTask(one))
  const exit = exitOf(faults, findings)
  const anew = { en: 'what can be made anew is made anew', zh: '可重建的内容已重建' }
  return {
    ...(repairs && !scene.given.flag('dry-run') ? { done: { words: anew, look: 'crm doctor' } } : {}),
    ...(exit === null ? {} : { exit }),
    print: async (page) => {
      const told = findings.filter((one) => !one.ok || isTask(one))
      await page.rows(columns, page.human && scene.given.flag('quiet') ? told : findings)
      if (repaired !== null) for (const words of repairedWords(repaired)) page.notice(words)
      if (faults.length > 0)
        page.notice({ en: `${counted(faults.length, 'check')} found a fault`, zh: `${faults.length} 项检查发现异常` })
      // Not said of a file that still holds bytes of the erased.
      else if (!findings.some((one) => one.isTask))
        page.notice({ en: `${scene.path} is whole`, zh: `${scene.path} 完好` })
      for (const { words, hint } of findings.filter(isTask))
        page.notice({ en: `${words.en}: ${hint?.en}`, zh: `${words.zh}：${hint?.zh}` })
    },
  }
}

/** `crm doctor [--repair]`. */
export const doctorCommand = (sources: readonly ReasonSource[]): Command =>
  onFile({
    path: ['doctor'],
    aliases: ['体检'],
    summary: { en: 'Check that the store is whole', zh: '检查数据文件是否完好' },
    details: {
      en: 'Pages, what is in the file and not ours, references, the chain of the journal, records against what was last written of them, file rights, place, free space, search index and kept figures. Exit 1 when something is wrong, 5 when an erasure is not finished, 9 when the store cannot be opened.',
      zh: '检查页、不属于 crm 的内容、引用、历史链、各记录与最后写入是否一致、文件权限、位置、空间、搜索索引和保存的数字。有异常时退出码为 1，彻底删除尚未完成时为 5，数据文件打不开时为 9。',
    },
    options: {
      repair: {
        about: {
          en: 'put back what the history knows, make search index and kept figures anew, take away triggers, and files that killed runs left',
          zh: '恢复历史中有记载的值，重建搜索索引与保存的数字，移除触发器及被中断的运行留下的文件',
        },
      },
      accept: {
        about: {
          en: 'the same, and take records as they stand where the history does not know what stood there',
          zh: '同上，并对历史中没有原值的记录以现状为准',
        },
      },
      reason: { about: { en: 'why, for the history', zh: '原因，记入历史' }, value: 'TEXT' },
    },
    examples: [{ about: { en: 'is everything well?', zh: '一切正常吗' }, line: 'crm doctor' }],
    run: (scene) => run(scene, sources),
  })
