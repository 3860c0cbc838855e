// One writing transaction from beginning to commit: the work, the keepers, the settling of standings, the entry.
import type { Connection } from './driver.ts'
import { entryRows } from './entry-rows.ts'
import { refuseTriggers } from './foreign-triggers.ts'
import { forgetRecord } from './forget.ts'
import { type Keeping, startKeeping } from './keep.ts'
import { type Recorder, startRecorder } from './recorder.ts'
import { deleteRow, idOf, readRow, updateRow } from './row-statements.ts'
import type { EntryAbout, Keeper, OpenOptions, Reading, Writing, Written } from './store-types.ts'
import { beginWriting, rollBack, within } from './transaction.ts'

interface Session {
  readonly writing: Writing
  readonly touched: ReadonlySet<number>
  readonly keeping: Keeping
  isSettled(): boolean
  about(): EntryAbout
}

const sessionOf = (
  reading: Reading,
  recorder: Recorder,
  keepers: readonly Keeper[],
  first: EntryAbout,
  now: string,
): Session => {
  const touched = new Set<number>()
  const keeping = startKeeping(reading.lane, keepers, touched)
  let about = first
  let isSettled = false
  const writing: Writing = {
    ...reading,
    now,
    today: about.today ?? null,
    entry: recorder.entry,
    insert: async (table, row) => recorder.insert(table, row),
    update: async (table, id, changes, known) => recorder.update(table, id, changes, known),
    raise: async (table, id) => recorder.raise(table, id),
    remove: async (table, id) => recorder.remove(table, id),
    added: (table, from, to, options) =>
      recorder.added({ table, first: from, last: to, derived: options?.derived === true }),
    addedRow: (table, row) => recorder.addedRow(table, row),
    changedBefore: (table, before) => recorder.changedBefore(table, before),
    expect: keeping.expect,
    removedBefore: (table, before) => {
      recorder.removedBefore(table, before)
      keeping.row(table, before, null)
    },
    keep: keeping.row,
    erase: (table, before, changes) => {
      const id = idOf(before)
      recorder.erased(table, id, changes === null ? 'remove' : 'edit')
      if (changes === null) deleteRow(reading.lane, table, id)
      else updateRow(reading.lane, table, id, { ...changes, entry: recorder.entry })
      keeping.row(table, before, changes === null ? null : readRow(reading.lane, table, id))
    },
    lost: (table, id) => recorder.erased(table, id, 'remove'),
    forget: (table, id) => forgetRecord(reading.lane, { table, id }, recorder.entry),
    touch: (customer) => {
      touched.add(customer)
    },
    settled: () => {
      isSettled = true
    },
    amend: (more) => {
      about = { ...about, ...more }
    },
  }
  return { writing, touched, keeping, isSettled: () => isSettled, about: () => about }
}

// Deeds that are entered even though no record changed.
const remembered: ReadonlySet<EntryAbout['kind']> = new Set(['init', 'migrate', 'restore', 'reveal'])

/** Runs work as a writer; see `Store.write`. */
export const runWriting = async <T>(
  connection: Connection,
  options: OpenOptions & { readonly wait: number },
  about: EntryAbout,
  reading: () => Reading,
  work: (writing: Writing) => Promise<T>,
): Promise<Written<T>> => {
  const { lane } = connection
  // Loaded here, because a command that only reads should not pay for it.
  const hasher = await import('node:crypto')
  const { wait, onNotice = () => {}, onBusy } = options
  await beginWriting(connection, { wait, onNotice, ...(onBusy ? { onBusy } : {}) })
  let entry: number | null = null
  const result = await within(
    connection,
    async () => {
      refuseTriggers(lane, connection.path)
      const now = about.clock.now()
      const recorder = startRecorder(lane, now, hasher)
      const session = sessionOf(reading(), recorder, options.keepers ?? [], about, now)
      const made = await work(session.writing)
      if (recorder.steps() > 0)
        await options.follow?.(session.writing, session.about(), (table, column) =>
          entryRows(lane, recorder.entry, table, column),
        )
      session.keeping.rest(recorder)
      // Called even when no customer was touched: a changed setting moves them all. It reads the settings afresh.
      if (recorder.steps() > 0 && !session.isSettled())
        await options.settle?.({ ...session.writing, ...reading() }, session.touched)
      const last = session.about()
      if (recorder.steps() > 0 || last.undoes !== undefined || remembered.has(last.kind)) {
        if (about.dryRun !== true) recorder.seal()
        recorder.end(last)
        entry = about.dryRun === true ? null : recorder.entry
      }
      return made
    },
    () => (about.dryRun === true ? rollBack(connection) : lane.exec('commit')),
  )
  return { result, entry }
}
