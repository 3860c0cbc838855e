// Erases those who fall due under a rule: some hundreds in a transaction, each of which is whole, so that a run that ends
// in the middle leaves nobody half erased. The file is cleaned once, by the caller, after the last of them.
import type { StoreScene } from '../command/command.ts'
import type { EntryAbout } from '../database/store.ts'
import type { RetentionRow } from '../database/tables.ts'
import type { Day } from '../kernel/day.ts'
import { lettered } from '../kernel/reference.ts'
import type { Row } from '../kernel/row.ts'
import { spelledFinder } from '../kernel/spelled-texts.ts'
import { clearFiles } from './clear-files.act.ts'
import { dueAmong, ruleOf } from './due.act.ts'
import { erasePeople } from './erase.act.ts'
import { rejectNames } from './erasures.queries.ts'
import { copiesHolding } from './older-copies.act.ts'
import { identifiersOf } from './person-values.ts'
import { customerRows } from './retention.queries.ts'

// Few enough for others not to wait long, many enough for what is looked for in the whole store to be looked for seldom.
const atOnce = 250

/** What is to be done. */
export interface ManyTask {
  readonly path: string
  readonly rule: RetentionRow
  readonly customers: readonly number[]
  /** The day on which they fall due; looked at once more inside each transaction. */
  readonly day: Day
  readonly about: EntryAbout
  readonly who: string
  /** In the certificate; null for the rule itself. */
  readonly reason: string | null
}

/** What was done. */
export interface ManyDone {
  readonly customers: readonly number[]
  readonly certificates: readonly number[]
  /** Of each person every text, for a look at the bytes of the file. */
  readonly texts: readonly (readonly string[])[]
}

/** How a certificate names a rule: without its name where that says one of the people. */
const reasonOf = ({ id, name }: RetentionRow, rows: readonly Row[]): string => {
  const number = `rule ${lettered('RT', id)}`
  return spelledFinder(identifiersOf(rows))(name).length > 0 ? number : `${number} ${name}`
}

/** Erases them. Fails as `erasePeople` does; the transactions before the one that failed stay. */
export const eraseMany = async (scene: StoreScene, task: ManyTask): Promise<ManyDone> => {
  const marker = await import('node:crypto')
  const rejects = await scene.store.read((reading) => rejectNames(reading))
  const customers: number[] = []
  const certificates: number[] = []
  const texts: (readonly string[])[] = []
  for (let from = 0; from < task.customers.length; from += atOnce) {
    const asked = task.customers.slice(from, from + atOnce)
    const copies = await scene.store.read(async ({ lane }) => {
      const before = customerRows(lane, asked)
      return new Map(
        copiesHolding(lane, task.path, before).map((backups, at) => [Number(before[at]?.id ?? 0), backups]),
      )
    })
    const { result } = await scene.store.write(task.about, async (writing) => {
      // Asked once more, now that nobody else writes: somebody may have called meanwhile.
      const due = dueAmong(writing, ruleOf(task.rule), task.day, asked).filter(({ hold }) => hold === null)
      const rows = customerRows(
        writing.lane,
        due.map(({ customer }) => customer),
      )
      if (rows.length === 0) return []
      return erasePeople(writing, {
        nouns: scene.nouns,
        people: rows.map((customer) => ({ customer, backups: copies.get(Number(customer.id)) ?? [] })),
        who: task.who,
        reason: task.reason ?? reasonOf(task.rule, rows),
        marker,
        clearFiles: (people) => clearFiles({ path: task.path, cwd: scene.world.cwd, rejects, dryRun: false }, people),
      })
    })
    for (const one of result) {
      customers.push(Number(one.certificate.customer))
      certificates.push(Number(one.certificate.id))
      texts.push(one.texts)
    }
  }
  return { customers, certificates, texts }
}
