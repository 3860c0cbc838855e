// What lists and exports had given when they were last asked for under a name, as the store keeps it. Not journalled: a
// mark is moved by reading, and undo takes back what people wrote.
import type { Reading, Writing } from '../../database/store.ts'
import type { RunMarkRow } from '../../database/tables.ts'

/** A mark without the ids it holds, which may be many. */
export type MarkHead = Omit<RunMarkRow, 'ids' | 'names'>

/** The mark of a name for one list; undefined where it was never asked for. */
export const readMark = ({ db }: Pick<Reading, 'db'>, name: string, command: string): Promise<RunMarkRow | undefined> =>
  db.selectFrom('run_mark').selectAll().where('name', '=', name).where('command', '=', command).executeTakeFirst()

/** All marks, or those of one name, by name and list. */
export const readMarks = ({ db }: Pick<Reading, 'db'>, name?: string): Promise<readonly MarkHead[]> =>
  db
    .selectFrom('run_mark')
    .select(['id', 'name', 'command', 'asked', 'at', 'who', 'entry', 'given', 'known'])
    .$if(name !== undefined, (query) => query.where('name', '=', name ?? ''))
    .orderBy('name')
    .orderBy('command')
    .execute()

/** Moves a mark, or makes it. */
export const writeMark = async ({ db }: Pick<Writing, 'db'>, mark: Omit<RunMarkRow, 'id'>): Promise<void> => {
  const { name: _, command: __, ...moved } = mark
  await db
    .insertInto('run_mark')
    .values(mark)
    .onConflict((conflict) => conflict.columns(['name', 'command']).doUpdateSet(moved))
    .execute()
}

/** Forgets the marks of a name; says how many there were. */
export const forgetMarks = async ({ db }: Pick<Writing, 'db'>, name: string): Promise<number> => {
  const { numDeletedRows } = await db.deleteFrom('run_mark').where('name', '=', name).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** The number of the last entry of the journal; 0 where there is none. */
export const lastEntry = async ({ db }: Pick<Reading, 'db'>): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('entry')
        .select((eb) => eb.fn.max('id').as('id'))
        .executeTakeFirst()
    )?.id ?? 0,
  )

const fresh = 'since_fresh'

/** Puts ids where `isFresh` finds them, gone with the connection. */
export const putFresh = (lane: Reading['lane'], ids: readonly number[]): void => {
  lane.exec(`drop table if exists temp.${fresh}; create temp table ${fresh} (id integer primary key)`)
  const insert = lane.prepare(`insert into temp.${fresh} select value from json_each(?)`)
  const block = 50_000
  for (let from = 0; from < ids.length; from += block) insert.run(JSON.stringify(ids.slice(from, from + block)))
}
