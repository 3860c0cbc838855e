// Takes away what the store keeps of erased records beside the records themselves: movements, fingerprints, receipts, marks.
// None of it is in the journal. Each answers with the number of rows it reached.
import type { Lane } from '../database/lane.ts'
import type { Writing } from '../database/store.ts'
import type { OwnerFinder } from './owner-finder.ts'

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

/** A fingerprint that was dropped: of which record, and what it was. */
export interface Dropped extends Gone {
  readonly hash: Uint8Array
}

/** By fingerprints a row of a file is known again: with them goes what could be guessed from them. */
export const dropFingerprints = (writing: Pick<Writing, 'lane'>, gone: readonly Gone[]): readonly Dropped[] => {
  const { lane } = writing
  lane.exec('drop table if exists temp.erased_row')
  lane.exec('create temp table erased_row (noun text not null, id integer not null, primary key (noun, id))')
  for (const { noun, id } of gone)
    run(writing, 'insert or ignore into temp.erased_row (noun, id) values (?, ?)', noun, id)
  const theirs = 'exists (select 1 from temp.erased_row as e where e.noun = f.noun and e.id = f.record)'
  const dropped = lane
    .prepare(`select f.noun, f.record, f.hash from fingerprint as f where f.record is not null and ${theirs}`)
    .values()
    .flatMap(([noun, id, hash]): Dropped[] =>
      hash instanceof Uint8Array ? [{ noun: String(noun), id: Number(id), hash }] : [],
    )
  for (const { noun, hash } of dropped)
    lane.prepare('delete from fingerprint where noun = ? and hash = ?').run(noun, hash)
  lane.exec('drop table temp.erased_row')
  return dropped
}

/** Places where a text may name people: by what it is looked up, and what becomes of a row that names one. */
interface Naming {
  readonly rows: string
  readonly change: string
}

/** Changes the rows that name somebody, and counts them for each person. `rows` gives a key of the row and its text. */
const changeNaming = (
  { lane }: Pick<Writing, 'lane'>,
  { rows, change }: Naming,
  find: OwnerFinder,
  counts: number[],
): void => {
  const changing = lane.prepare(change)
  for (const [text, ...key] of lane.prepare(rows).values()) {
    const owners = find(String(text ?? ''))
    if (owners.length === 0) continue
    changing.run(...key)
    for (const owner of owners) counts[owner] = (counts[owner] ?? 0) + 1
  }
}

const naming = {
  /** Receipts whose file or headers name the person keep their numbers alone. */
  receipts: {
    rows: `select file || coalesce(mapping, '') || coalesce(rejected_file, ''), id from import_receipt`,
    change: `update import_receipt set file = '-', mapping = null, rejected_file = null where id = ?`,
  },
  /** What was chosen for a file of whose headers or name one names the person. */
  mappings: { rows: 'select headers || map || file, id from mapping', change: 'delete from mapping where id = ?' },
  /** What a night says that names the person. */
  nights: {
    rows: `select coalesce(detail, ''), day, step from night`,
    change: 'update night set detail = null where day = ? and step = ?',
  },
  /** Marks that asked for the person by name are forgotten. */
  runs: {
    rows: `select name || asked || coalesce(names, ''), id from run_mark`,
    change: 'delete from run_mark where id = ?',
  },
} as const satisfies Record<string, Naming>

/** A place of traces that name people. */
export type NamingPlace = keyof typeof naming

/** Empties what names the people there; how many rows for each of so many people. */
export const clearNaming = (
  writing: Pick<Writing, 'lane'>,
  place: NamingPlace,
  find: OwnerFinder,
  people: number,
): number[] => {
  const counts = Array.from({ length: people }, () => 0)
  changeNaming(writing, naming[place], find, counts)
  return counts
}

/** A mark of `--since-last-run`. */
export interface RunIds {
  readonly id: number
  readonly command: string
  readonly ids: Uint8Array
}

/** Every mark that is left. */
export const readRuns = ({ db }: Pick<Writing, 'db'>): Promise<readonly RunIds[]> =>
  db.selectFrom('run_mark').select(['id', 'command', 'ids']).execute()

/** Gives a mark other ids, so many fewer than before. */
export const putRun = (lane: Lane, id: number, ids: Uint8Array, fewer: number): void => {
  lane.prepare('update run_mark set ids = ?, known = known - ? where id = ?').run(ids, fewer, id)
}
