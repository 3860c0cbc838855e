// The lists of a day as files: for each owner with somebody to contact one CSV for programs, the same as `list revisits`
// gives, and one page of Markdown for people. Written beside and renamed; the store is only read.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Counts,
  listedByOwner,
  listRevisits,
  type ReasonSource,
  type RevisitRow,
  revisitColumns,
  revisitNotes,
  screenColumns,
  standingAt,
} from '../care/index.ts'
import type { ValueFacts } from '../command/value.ts'
import type { Reading } from '../database/store.ts'
import { guardCell } from '../exchange/formula-guard.ts'
import { unwritableFile } from '../exchange/write-failure.ts'
import { writeBeside } from '../exchange/write-file.ts'
import type { Day } from '../kernel/day.ts'
import { describeDay } from '../kernel/day-words.ts'
import { isFailure } from '../kernel/failure.ts'
import { makeFolders } from '../kernel/make-folders.ts'
import { lettered } from '../kernel/reference.ts'
import { grouped, type Language, say, type Words } from '../kernel/words.ts'
import { markdownText } from '../output/markdown.ts'
import { writeRows } from '../output/write-rows.ts'
import { listNames } from './list-name.ts'
import { everyOwner } from './night.queries.ts'
import type { ListWritten } from './night-report.ts'

/** What lists are wanted, and how they are set. */
export interface ListsTask {
  readonly day: Day
  readonly sources: readonly ReasonSource[]
  readonly folder: string
  readonly language: Language
  readonly facts: ValueFacts
}

/** The lists, and what is to be said beside them. */
export interface ListsDone {
  readonly toContact: number
  readonly lists: readonly ListWritten[]
  readonly notes: readonly Words[]
}

/** What owners without a name are called. */
export const nobody: Words = { en: 'nobody', zh: '无人负责' }

const headOf = (day: Day, owner: string | null, count: number, language: Language): string => {
  const name = markdownText(owner ?? say(nobody, language))
  const rows = grouped(count)
  const line: Words = { en: `${name} · ${rows} to contact`, zh: `${name} · 待联系 ${rows} 位` }
  return `# ${describeDay(day, language)} · ${say(line, language)}\n\n`
}

const writeList = async (
  stem: string,
  owner: string | null,
  rows: readonly RevisitRow[],
  { day, folder, language, facts }: ListsTask,
): Promise<readonly string[]> => {
  const [table, page] = [join(folder, `${stem}.csv`), join(folder, `${stem}.md`)]
  await writeBeside(table, (write) =>
    writeRows({ write, isClosed: () => false }, revisitColumns(facts), rows, {
      format: 'csv',
      language,
      guard: guardCell,
    }),
  )
  const close = revisitColumns(facts).filter(({ key }) => key === 'close_with')
  await writeBeside(page, async (write) => {
    await write(headOf(day, owner, rows.length, language))
    await writeRows({ write, isClosed: () => false }, [...screenColumns(facts), ...close], rows, {
      format: 'md',
      language,
    })
  })
  return [table, page]
}

const makeFolder = (folder: string): void => {
  try {
    makeFolders(folder)
  } catch (error) {
    throw isFailure(error) ? error : unwritableFile(folder, error)
  }
}

/**
 * Writes the lists of a day. A list that stood there from an earlier run and has nobody left is written empty. Fails as
 * `writeBeside` does; what was written until then stays.
 */
export const writeLists = async (reading: Reading, task: ListsTask): Promise<ListsDone> => {
  const { day, sources, folder } = task
  const owners = await everyOwner(reading)
  const names = listNames(day, owners)
  const held: Counts = (await standingAt(reading, { day, sources })).counts
  const listed = listedByOwner(held)
  const { faults, otherCurrency } = await listRevisits(reading, { day, sources, limit: 1, held })
  makeFolder(folder)
  const lists: ListWritten[] = []
  for (const [id, stem] of names) {
    const count = listed.get(id) ?? 0
    if (count === 0 && !existsSync(join(folder, `${stem}.csv`))) continue
    const { rows } = await listRevisits(reading, { day, sources, owner: id, limit: null, held })
    const name = owners.find((owner) => owner.id === id)?.name ?? null
    lists.push({
      owner: id === null ? null : lettered('E', id),
      owner_name: name,
      rows: rows.length,
      files: await writeList(stem, name, rows, task),
    })
  }
  const toContact = [...listed.values()].reduce((sum, count) => sum + count, 0)
  return { toContact, lists, notes: revisitNotes({ faults, otherCurrency }) }
}
