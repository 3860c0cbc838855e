// Takes away what the store keeps of erased records beside the records themselves: movements, fingerprints, receipts, marks.
// None of it is in the journal. Each answers with the number of rows it reached.
import type { Lane } from '../database/lane.ts'
import type { Writing } from '../database/store.ts'

/** A record of a noun by its number. */
export interface Gone {
  readonly noun: string
  readonly id: number
}

const run = ({ lane }: Pick<Writing, 'lane'>, sql: string, ...values: readonly (string | number)[]): number =>
  lane.prepare(sql).run(...values).changes

/** Moves between classes and tiers, and where the customer stood the night before. */
export const dropMovements = (writing: Pick<Writing, 'lane'>, customer: number): number =>
  run(writing, 'delete from movement where customer = ?', customer) +
  run(writing, 'delete from placed where customer = ?', customer)

/** By fingerprints a row of a file is known again: with them goes what could be guessed from them. */
export const dropFingerprints = (writing: Pick<Writing, 'lane'>, gone: readonly Gone[]): number => {
  const { lane } = writing
  lane.exec('drop table if exists temp.erased_row')
  lane.exec('create temp table erased_row (noun text not null, id integer not null, primary key (noun, id))')
  for (const { noun, id } of gone)
    run(writing, 'insert or ignore into temp.erased_row (noun, id) values (?, ?)', noun, id)
  const dropped = run(
    writing,
    `delete from fingerprint where exists (
      select 1 from temp.erased_row as e where e.noun = fingerprint.noun and e.id = fingerprint.record)`,
  )
  lane.exec('drop table temp.erased_row')
  return dropped
}

const anyOf = (column: string, texts: readonly string[]): string =>
  texts.map(() => `instr(coalesce(${column}, ''), ?) > 0`).join(' or ')

/** Receipts whose file or headers name the person keep their numbers alone. */
export const emptyReceipts = (writing: Pick<Writing, 'lane'>, texts: readonly string[]): number => {
  const whole = `file || coalesce(mapping, '') || coalesce(rejected_file, '')`
  return run(
    writing,
    `update import_receipt set file = '-', mapping = null, rejected_file = null where ${anyOf(`(${whole})`, texts)}`,
    ...texts,
  )
}

/** What was chosen for a file of whose headers or name one names the person. */
export const dropMappings = (writing: Pick<Writing, 'lane'>, texts: readonly string[]): number =>
  run(writing, `delete from mapping where ${anyOf(`(headers || map || file)`, texts)}`, ...texts)

/** What a night says that names the person. */
export const emptyNights = (writing: Pick<Writing, 'lane'>, texts: readonly string[]): number =>
  run(writing, `update night set detail = null where ${anyOf('detail', texts)}`, ...texts)

/** A mark of `--since-last-run`. */
export interface RunIds {
  readonly id: number
  readonly command: string
  readonly ids: Uint8Array
}

/** Marks that asked for the person by name are forgotten. */
export const dropRuns = (writing: Pick<Writing, 'lane'>, texts: readonly string[]): number =>
  run(writing, `delete from run_mark where ${anyOf(`(name || asked || coalesce(names, ''))`, texts)}`, ...texts)

/** Every mark that is left. */
export const readRuns = ({ db }: Pick<Writing, 'db'>): Promise<readonly RunIds[]> =>
  db.selectFrom('run_mark').select(['id', 'command', 'ids']).execute()

/** Gives a mark other ids, so many fewer than before. */
export const putRun = (lane: Lane, id: number, ids: Uint8Array, fewer: number): void => {
  lane.prepare('update run_mark set ids = ?, known = known - ? where id = ?').run(ids, fewer, id)
}
