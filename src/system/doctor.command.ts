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
import { unwrittenRecords } from '../database/written-records.ts'
import type { ExitName } from '../kernel/failure.ts'
import { sweepUnfinished } from '../kernel/unfinished.ts'
import { counted, say } from '../kernel/words.ts'
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

const repair = async (scene: FileScene, sources: readonly ReasonSource[]): Promise<void> => {
  const dryRun = scene.given.flag('dry-run')
  if (!dryRun) for (const folder of foldersAround(scene.path)) sweepUnfinished(folder)
  const opened = await scene.open(true)
  try {
    await opened.store.write({ ...entryAbout(scene, 'doctor', 'write'), dryRun }, async (writing) => {
      // Before all that follows from records.
      for (const { table, id, written } of [...unwrittenRecords(writing.lane)])
        if (Object.keys(written).length > 0) await writing.update(table, id, written)
      rebuildFinding(writing.lane, keepersFor(scene.nouns))
      for (const { customer, consent } of wrongConsents(writing.lane))
        await writing.update('customer', customer, { consent })
      await rebuildStanding(writing, opened.today, { sources })
    })
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

const run = async (scene: FileScene, sources: readonly ReasonSource[]): Promise<Outcome> => {
  const repairs = scene.given.flag('repair')
  if (repairs) await repair(scene, sources)
  const findings = await examine(scene, sources)
  const faults = findings.filter((one) => !one.ok && !isTask(one))
  const exit = exitOf(faults, findings)
  const repaired = { en: 'what can be made anew is made anew', zh: '可重建的内容已重建' }
  return {
    ...(repairs && !scene.given.flag('dry-run') ? { done: { words: repaired, look: 'crm doctor' } } : {}),
    ...(exit === null ? {} : { exit }),
    print: async (page) => {
      const told = findings.filter((one) => !one.ok || isTask(one))
      await page.rows(columns, page.human && scene.given.flag('quiet') ? told : findings)
      page.notice(
        faults.length === 0
          ? { en: `${scene.path} is whole`, zh: `${scene.path} 完好` }
          : { en: `${counted(faults.length, 'check')} found a fault`, zh: `${faults.length} 项检查发现异常` },
      )
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
      en: 'Pages, references, the chain of the journal, records against what was last written of them, file rights, place, free space, search index and kept figures. Exit 1 when something is wrong, 5 when an erasure is not finished, 9 when the store cannot be opened.',
      zh: '检查页、引用、历史链、各记录与最后写入是否一致、文件权限、位置、空间、搜索索引和保存的数字。有异常时退出码为 1，彻底删除尚未完成时为 5，数据文件打不开时为 9。',
    },
    options: {
      repair: {
        about: {
          en: 'make search index and kept figures anew, take away files that killed runs left',
          zh: '重建搜索索引与保存的数字，清除被中断的运行留下的文件',
        },
      },
    },
    examples: [{ about: { en: 'is everything well?', zh: '一切正常吗' }, line: 'crm doctor' }],
    run: (scene) => run(scene, sources),
  })
