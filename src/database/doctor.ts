// Whether a store is whole: everything that can be checked of the file, its journal and what is kept from its records.
// Finds and tells; mends nothing. A check that cannot be made is a finding, never an exception.
import { isFailure } from '../kernel/failure.ts'
import { counted, same, type Words } from '../kernel/words.ts'
import type { Hasher } from './digest.ts'
import { checkPlace, checkRights, checkSpace, checkUnfinished } from './doctor-file.ts'
import { checkRecords } from './doctor-records.ts'
import { type Finding, finding } from './finding.ts'
import { wrongTerms, wrongWords } from './finding-tables.ts'
import { checkJournal } from './journal-check.ts'
import type { Findable } from './keepers.ts'
import { mendLogRights } from './log-rights.ts'
import { checkNames } from './many-names.ts'
import { wrongNumbers } from './next-numbers.ts'
import { openStore } from './open-store.ts'
import { readShape, type Shape, strangeRemedy, strangeWords } from './shape.ts'
import type { OpenOptions, Reading, Store } from './store-types.ts'
import { isUnwiped } from './unwiped.ts'

export type { Finding } from './finding.ts'

/** What the doctor is told. */
export interface DoctorOptions extends Pick<OpenOptions, 'functions'> {
  readonly nouns: readonly Findable[]
  /** Recomputes every standing and counts those that are not as kept. */
  readonly wrongStandings?: (reading: Reading) => Promise<number>
  /** Counts the customers whose record says another consent than their statements. */
  readonly wrongConsents?: (reading: Reading) => Promise<number>
}

const restoreHint: Words = {
  en: 'crm backup --restore FILE',
  zh: 'crm backup --restore FILE',
}

const failed = (name: string, error: unknown): Finding => {
  if (isFailure(error)) return finding(name, false, error.words, error.detail.hint ?? restoreHint)
  const text = error instanceof Error ? error.message : String(error)
  return finding(name, false, same(text), restoreHint)
}

type Check = readonly [name: string, check: (reading: Reading) => Promise<Finding> | Finding]

const ok = (name: string, en: string, zh: string): Finding => finding(name, true, { en, zh })

const missingWords = (part: string): Words => ({
  en: `the description of its tables is damaged: there is no ${part}`,
  zh: `表结构的描述已损坏：缺少 ${part}`,
})

type ShapeOf = (reading: Reading) => Promise<Shape>

const readingOnce = (): ShapeOf => {
  let shape: Promise<Shape> | undefined
  return ({ lane }) => {
    shape ??= readShape(lane)
    return shape
  }
}

const integrity = (shapeOf: ShapeOf): Check => [
  'integrity',
  async (reading) => {
    const rows = reading.lane.prepare('pragma integrity_check(20)').values()
    const [first] = rows[0] ?? []
    const [missing] = first === 'ok' ? (await shapeOf(reading)).missing : []
    if (missing !== undefined) return finding('integrity', false, missingWords(missing), restoreHint)
    if (first === 'ok') return ok('integrity', 'every page and index is whole', '所有页与索引完好')
    return finding('integrity', false, same(rows.map(([text]) => String(text)).join('; ')), restoreHint)
  },
]

const schema = (shapeOf: ShapeOf, path: string): Check => [
  'schema',
  async (reading) => {
    const shape = await shapeOf(reading)
    const words = strangeWords(shape)
    return words === null
      ? ok('schema', 'nothing in it is another program’s', '没有其他程序添加的内容')
      : finding('schema', false, words, strangeRemedy(shape, path))
  },
]

const numbers: Check = [
  'numbers',
  ({ lane }) => {
    const [first] = wrongNumbers(lane)
    if (first === undefined) return ok('numbers', 'the next numbers of all tables are free', '各表的下一个编号均可用')
    const { table, said, known } = first
    const words = {
      en: `the last number of ${table} is said to be ${said}, the highest there is ${known}`,
      zh: `${table} 的最后编号记为 ${said}，实际最大为 ${known}`,
    }
    return finding('numbers', false, words, said === known ? restoreHint : same('crm doctor --repair'))
  },
]

const references: Check = [
  'references',
  ({ lane }) => {
    const broken = lane.prepare('pragma foreign_key_check').all()
    const [first] = broken
    if (!first) return ok('references', 'every reference leads to a record', '所有引用均有对应记录')
    const words = {
      en: `${counted(broken.length, 'reference')} ${broken.length === 1 ? 'leads' : 'lead'} to nothing, the first in ${first.table} ${first.rowid}`,
      zh: `${broken.length} 处引用指向不存在的记录，首处在 ${first.table} ${first.rowid}`,
    }
    return finding('references', false, words, restoreHint)
  },
]

const journal = (hasher: Hasher): Check => [
  'journal',
  ({ lane }) => {
    const { fault, words } = checkJournal(lane, hasher)
    if (fault === null) return finding('journal', true, words)
    return finding('journal', false, words, {
      en: 'compare with a backup: crm doctor journal',
      zh: '请与备份对照：crm doctor journal',
    })
  },
]

const records = (nouns: readonly Findable[], shapeOf: ShapeOf): Check => [
  'records',
  async (reading) => checkRecords(reading.lane, nouns, (await shapeOf(reading)).foreignTables),
]

const erasures: Check = [
  'erasures',
  (reading) => {
    if (!isUnwiped(reading))
      return ok('erasures', 'the file is clean of what was erased', '已彻底删除的内容未残留在文件中')
    const last = reading.lane.prepare('select customer from erasure order by id desc limit 1').get()?.customer
    const words = {
      en: 'the file is not cleaned after an erasure: bytes of it may still be there',
      zh: '彻底删除后数据文件尚未清理：可能仍有残留',
    }
    const line = `crm erase customer C-${last ?? 1}`
    // The store is whole all the same: a task, which a killed erasure leaves until it is typed again or the night comes.
    return {
      ...finding('erasures', false, words, {
        en: `${line}, with no other program on the file`,
        zh: `${line}（须无其他程序打开该文件）`,
      }),
      isTask: true,
    }
  },
]

const derived = (
  name: string,
  en: string,
  zh: string,
  count: (reading: Reading) => Promise<number> | number,
): Check => [
  name,
  async (reading) => {
    const wrong = await count(reading)
    if (wrong === 0) return ok(name, `${en}: as the records say`, `${zh}：与记录一致`)
    const words = { en: `${en}: ${wrong} not as the records say`, zh: `${zh}：${wrong} 处与记录不符` }
    return finding(name, false, words, same('crm doctor --repair'))
  },
]

const runChecks = async (store: Store, checks: readonly Check[]): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  for (const [name, check] of checks) {
    try {
      findings.push(await store.read(async (reading) => check(reading)))
    } catch (error) {
      findings.push(failed(name, error))
    }
  }
  return findings
}

/** Checks a store and everything around it. Never throws. The findings come in a fixed order. */
export const examineStore = async (path: string, options: DoctorOptions): Promise<readonly Finding[]> => {
  mendLogRights(path)
  const names = checkNames(path)
  const around = [
    checkPlace(path),
    checkRights(path),
    checkSpace(path),
    checkUnfinished(path),
    ...(names ? [names] : []),
  ]
  try {
    const { nouns, wrongStandings, wrongConsents, functions } = options
    const hasher = await import('node:crypto')
    const store = await openStore(path, {
      // Comparing the index needs a temporary table; nothing of the store is written.
      write: true,
      linkedToo: true,
      cache: 64_000,
      functions,
    })
    try {
      const shapeOf = readingOnce()
      const checks = [
        integrity(shapeOf),
        schema(shapeOf, path),
        numbers,
        references,
        journal(hasher),
        records(nouns, shapeOf),
        erasures,
        derived('terms', 'phones, mails and tags', '电话、邮箱与标签', ({ lane }) => wrongTerms(lane, nouns)),
        derived('search', 'words of the search index', '搜索索引', ({ lane }) => wrongWords(lane, nouns)),
        ...(wrongConsents ? [derived('consents', 'consent of customers', '客户的联系许可', wrongConsents)] : []),
        ...(wrongStandings ? [derived('standing', 'standings of customers', '客户状态', wrongStandings)] : []),
      ]
      return [ok('store', 'it opens', '可以打开'), ...around, ...(await runChecks(store, checks))]
    } finally {
      store.close()
    }
  } catch (error) {
    return [failed('store', error), ...around]
  }
}
