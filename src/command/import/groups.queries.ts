// Rows that make one record together: the lines of an order, which need not stand beside each other. What they say of
// the order must agree; if one of them cannot be taken, none is.
import type { Lane } from '../../database/lane.ts'
import type { Row } from '../../kernel/row.ts'
import { say, type Words } from '../../kernel/words.ts'
import type { Stored } from '../noun.ts'
import { dayOfMoment } from '../show-value.ts'
import { fate, reject } from './fates.queries.ts'
import type { Job } from './job.ts'
import { type NewRecordCheck, newRecordCheck } from './new-record.ts'
import { putOver } from './over.queries.ts'
import { textColumn } from './stage.queries.ts'

const sql = (job: Job, en: string, zh: string): string => say({ en, zh }, job.language).replaceAll("'", "''")

/** Whether any rows of the file may make one record together. */
const hasGroups = (job: Job): boolean => job.noun.lines !== undefined && job.file.counts.together.twice()

/** Makes the rows of a group quick to find; once, before the others. */
export const indexGroups = (lane: Lane, job: Job): void => {
  if (hasGroups(job))
    lane.exec('create index if not exists temp.import_row_group on import_row (grp) where grp is not null')
}

/** Rejects the rows of every group of which one is rejected; says how many. */
export const spoilGroups = (lane: Lane, job: Job): number => {
  if (!hasGroups(job)) return 0
  return lane
    .prepare(
      `insert into temp.import_fate (n, fate, why)
      select s.n, ${fate.rejected}, '${sql(job, 'line ', '同一记录的第 ')}' || b.line || '${sql(job, ' of the same record is rejected', ' 行被拒收')}'
      from (
        select r.grp as grp, min(r.line) as line from temp.import_fate as f join temp.import_row as r on r.n = f.n
        where f.fate = ${fate.rejected} and r.grp is not null group by r.grp
      ) as b
      join temp.import_row as s on s.grp = b.grp
      left join temp.import_fate as x on x.n = s.n
      where x.n is null or x.fate not in (${fate.rejected}, ${fate.unchanged})
      on conflict (n) do update set fate = excluded.fate, why = excluded.why`,
    )
    .run().changes
}

/** Rejects the rows that go with a new record whose own row is rejected; says how many. */
export const rejectWithRoots = (lane: Lane, job: Job): number =>
  lane
    .prepare(
      `update temp.import_fate set fate = ${fate.rejected}, why = '${sql(job, 'it goes with line ', '所依的第 ')}' ||
        (select line from temp.import_row where n = root) || '${sql(job, ', which is rejected', ' 行被拒收')}'
      where fate in (${fate.joined}, ${fate.line})
        and root in (select n from temp.import_fate where fate = ${fate.rejected})`,
    )
    .run().changes

/** The rows of one group, in order, with the records their references were found to name. */
const rowsOf = (lane: Lane, job: Job, group: string): readonly Row[] => {
  const found = job.file.stage.layout.references.map(
    (key) => `(select coalesce(found, -id) from temp.import_ref where id = s.${textColumn(key)}) as "r_${key}"`,
  )
  return lane
    .prepare(
      `select s.*, ${[...found, 'f.fate as fate'].join(', ')} from temp.import_row as s left join temp.import_fate as f on f.n = s.n
      where s.grp = ? and (f.n is null or f.fate = ${fate.matched}) order by s.n`,
    )
    .all(group)
}

const different = (values: readonly (Stored | undefined)[]): readonly Stored[] => [
  ...new Set(values.filter((value): value is Stored => value !== null && value !== undefined)),
]

/** A value of a row as it is as a new record: amounts as numbers, the currency that an amount's sign tells. */
const newOf = (row: Row, key: string): Stored => row[`a_${key}`] ?? row[`g_${key}`] ?? null

const currencyOf = (row: Row): Stored => newOf(row, 'currency')

/** Why rows cannot be one record; null where they can. */
const conflict = (job: Job, rows: readonly Row[]): Words | null => {
  const { noun, facts } = job
  for (const field of noun.fields) {
    const { key, type } = field
    const values =
      key === noun.parent
        ? rows.map((row) => row[`r_${key}`])
        : type.kind === 'moment'
          ? rows.map((row) =>
              typeof row[`g_${key}`] === 'string' ? dayOfMoment(String(row[`g_${key}`]), facts.zone) : null,
            )
          : key === 'currency'
            ? rows.map(currencyOf)
            : []
    if (different(values).length < 2) continue
    return {
      en: `the rows of one ${noun.name} differ in ${key}`,
      zh: `同一${noun.chinese[0]}的各行${field.words.zh}不同`,
    }
  }
  return null
}

const sum = (values: readonly (Stored | undefined)[]): number | null => {
  const numbers = values.filter((value) => typeof value === 'number')
  return numbers.length === 0 ? null : numbers.reduce((all, one) => all + one, 0)
}

/**
 * What all rows of a group say of their record: of each field the first value, of amounts the sum.
 * @param saidOf a value of a row, amounts as numbers
 */
export const commonValues = (job: Job, rows: readonly Row[], saidOf: (row: Row, key: string) => Stored): Row => {
  const { noun, file } = job
  const own = file.stage.layout.given.filter((key) => noun.lines?.fields.includes(key) !== true)
  const money = new Set(noun.fields.filter(({ type }) => type.kind === 'money').map(({ key }) => key))
  return Object.fromEntries(
    own.map((key) => {
      const values = rows.map((row) => saidOf(row, key))
      if (key === 'amount') return [key, sum(rows.map((row) => row.line_amount))]
      return [key, money.has(key) ? sum(values) : (different(values)[0] ?? null)]
    }),
  )
}

const isWhole = (rows: readonly Row[]): boolean => rows.every((row) => typeof row.line_amount === 'number')

/** Why a row without an amount is no line. */
export const lineMissing: Words = {
  en: 'amount missing, and no quantity and price to make it of',
  zh: '缺少金额，也没有数量和单价',
}

/** Makes the first row of a new group the record, the others its further lines. Gives the reason where it cannot be. */
const makeFirst = (lane: Lane, job: Job, rows: readonly Row[], check: NewRecordCheck['check']): string | null => {
  const { stage } = job.file
  const [first] = rows
  if (first === undefined) return null
  if (!isWhole(rows)) return say(lineMissing, job.language)
  const common = {
    ...commonValues(job, rows, newOf),
    amount: sum(rows.map((row) => row.line_amount)),
    currency: currencyOf(first),
  }
  const given = Object.fromEntries(Object.entries(common).filter(([, value]) => value !== null))
  const references = Object.fromEntries(
    stage.layout.references.map((key) => [
      key,
      rows.map((row) => row[`t_${key}`] ?? null).find((one) => one !== null) ?? null,
    ]),
  )
  const { whole, why } = check(given, (key) => (references[key] ?? null) !== null)
  if (why !== null) return why
  const parents = Object.entries(references).filter(([key]) => job.noun.lines?.fields.includes(key) !== true)
  const own = Object.entries(whole).filter(
    ([key, value]) => value !== null && job.noun.lines?.fields.includes(key) !== true,
  )
  putOver(lane, Number(first.n), Object.fromEntries(own), Object.fromEntries(parents))
  const put = lane.prepare(`insert into temp.import_fate (n, fate, root) values (?, ${fate.line}, ?)`)
  for (const row of rows.slice(1)) put.run(Number(row.n), Number(first.n))
  return null
}

/** Puts the rows together that make one record, and rejects those that cannot. After matching, before rows are added. */
export const formGroups = async (lane: Lane, job: Job): Promise<void> => {
  if (!hasGroups(job)) return
  spoilGroups(lane, job)
  const { check } = newRecordCheck(job.noun, job.facts, job.language, [
    ...new Set([...job.file.stage.layout.given, 'amount', 'currency']),
  ])
  const groups = lane.prepare(
    `select s.grp as grp from temp.import_row as s left join temp.import_fate as f on f.n = s.n
    where s.grp > ? and (f.n is null or f.fate = ${fate.matched}) group by s.grp having count(*) > 1 order by s.grp limit 500`,
  )
  for (let after = ''; ; ) {
    const block = groups.all(after)
    for (const { grp } of block) {
      const rows = rowsOf(lane, job, String(grp))
      const clash = conflict(job, rows)
      const why =
        clash !== null ? say(clash, job.language) : rows[0]?.fate === null ? makeFirst(lane, job, rows, check) : null
      if (why !== null) for (const row of rows) reject(lane, Number(row.n), why)
    }
    const last = block.at(-1)
    if (!last) return
    after = String(last.grp)
    await job.rest()
  }
}
