// Reads a whole file into the stage: mapped, decoded, checked. Every question of a person is asked here; nothing is
// written to the store.
import { setImmediate } from 'node:timers/promises'
import type { Reading } from '../../database/store.ts'
import type { Sheet, SheetRow } from '../../exchange/sheet.ts'
import type { DateOrder } from '../../kernel/date-language.ts'
import { loadPhones, phonesNeedLibrary } from '../../kernel/phone.ts'
import type { Words } from '../../kernel/words.ts'
import type { StoreScene } from '../command.ts'
import type { Noun } from '../noun.ts'
import type { SaveFacts } from '../save.ts'
import { type ColumnReader, columnReader, type Doubts, doubtCounter } from './column-reader.ts'
import { openSettings } from './connection.queries.ts'
import { decideOrders } from './date-order.ts'
import { fingerprints } from './fingerprint.ts'
import { foundCells } from './found.queries.ts'
import type { ImportOptions } from './import-options.ts'
import { refuseInterrupted } from './interrupted.ts'
import { mappingOf } from './map-file.ts'
import type { ColumnPlan, Mapping } from './mapping.ts'
import { everHeld } from './new-ids.queries.ts'
import { initialValues, newRecordCheck } from './new-record.ts'
import { layoutOf, type RowCounts, rowReader } from './row-reader.ts'
import type { Source } from './source.ts'
import { makeReferenceTexts, makeStage, type Stage, type StagedRow } from './stage.queries.ts'
import { tellFaults } from './tell-faults.ts'
import { startTelling } from './telling.ts'

/** A file that has been read. */
export interface FileRead {
  readonly encoding: string
  readonly delimiter: string
  /** How it was read, for people. */
  readonly about: Words
  readonly header: readonly string[]
  readonly mapping: Mapping
  readonly stage: Stage
  readonly rows: number
  readonly counts: RowCounts
  readonly doubts: Readonly<Doubts>
  /** SHA-256 of the file. */
  readonly hash: string
  /** How days were read, where cells needed it. */
  readonly orders: ReadonlyMap<string, DateOrder>
  /** The first rows, where a preview wants them. */
  readonly first: readonly StagedRow[]
}

/** What a reading is of. */
export interface ReadingOf {
  readonly scene: StoreScene
  readonly noun: Noun
  readonly source: Source
  readonly options: ImportOptions
  readonly facts: SaveFacts
}

/** Rows between two looks at what else goes on. */
const restAfter = 20_000

/** Readers of a file's columns; they are made anew when an order of day and month is decided. */
interface Readers {
  readonly list: ColumnReader[]
  readonly orders: Map<string, DateOrder>
  readonly doubts: Doubts
  readonly decide: (doubted: ColumnReader, text: string) => Promise<void>
}

const makeReaders = (
  { scene, source, options, facts }: ReadingOf,
  columns: readonly ColumnPlan[],
  { daySystem }: Pick<Sheet, 'daySystem'>,
): Readers => {
  const doubts: Doubts = { rounded: 0, unreadPhones: 0, dayNumber: undefined }
  const orders = new Map<string, DateOrder>()
  const readerOf = (plan: ColumnPlan): ColumnReader => {
    const order = orders.get(plan.field.key) ?? options.order
    return columnReader(
      plan,
      { ...facts, ...(order === undefined ? {} : { order }) },
      { raw: options.raw, daySystem },
      doubts,
    )
  }
  const list = columns.map(readerOf)
  const decide = async (doubted: ColumnReader, text: string): Promise<void> => {
    for (const [key, order] of await decideOrders(scene, source, list, doubted, text)) orders.set(key, order)
    list.splice(0, list.length, ...columns.map(readerOf))
  }
  return { list, orders, doubts, decide }
}

/** Blocks of rows, with a rest now and then in which an interruption is heard. */
async function* withRests(
  scene: StoreScene,
  opening: IteratorResult<readonly SheetRow[], void>,
  rows: AsyncGenerator<readonly SheetRow[], void>,
): AsyncGenerator<readonly SheetRow[], void> {
  const telling = startTelling(scene)
  let count = 0
  let rested = 0
  for (let block = opening; block.done !== true; block = await rows.next()) {
    yield block.value
    count += block.value.length
    telling.tell(count)
    if (count - rested >= restAfter) {
      rested = count
      await setImmediate()
    }
    refuseInterrupted(scene)
  }
  telling.end()
}

/** Reads a file. Fails where its headers cannot be mapped, its dates not be decided, or its text breaks off. */
export const readFile = async (work: ReadingOf, reading: Pick<Reading, 'lane'>): Promise<FileRead> => {
  const { scene, noun, source, options, facts } = work
  const { lane } = reading
  const sheet = await source.open()
  for (const note of sheet.notes) scene.notice(note)
  try {
    const blocks = sheet.rows()
    const opening = await blocks.next()
    const mapping = await mappingOf(scene, noun, options, sheet, opening.done === true ? [] : opening.value)
    const hasPhones = mapping.columns.some(({ field }) => field.type.kind === 'phones')
    if (hasPhones && phonesNeedLibrary(facts.country)) await loadPhones()
    const readers = makeReaders(work, mapping.columns, sheet)
    openSettings(lane)
    const layout = layoutOf(readers.list, initialValues(noun, facts))
    // Amounts in the currency of their row are read where the row is, not the cell.
    const doubting = { ...facts, doubt: doubtCounter(readers.doubts) }
    const asNew = newRecordCheck(noun, doubting, scene.language, layout.given)
    const stage = makeStage(lane, layout, asNew.fills)
    const reader = rowReader({
      noun,
      language: scene.language,
      readers: readers.list,
      id: mapping.id,
      texts: makeReferenceTexts(lane),
      asNew: asNew.check,
      found: everHeld(lane, noun.table) ? null : foundCells(noun),
      fingerprint: fingerprints(noun.name),
    })
    const first: StagedRow[] = []
    const most = options.preview ?? Number.POSITIVE_INFINITY
    let n = 0
    for await (const block of withRests(scene, opening, blocks)) {
      for (const row of block) {
        if (n >= most) break
        n += 1
        let read = reader.read(n, row)
        while ('undecided' in read) {
          await readers.decide(read.undecided, read.text)
          read = reader.read(n, row)
        }
        stage.put(read)
        if (options.preview !== undefined) first.push(read)
      }
      if (n >= most) break
    }
    tellFaults(scene, sheet.faults())
    const { encoding, delimiter, about, header } = sheet
    const { doubts, orders } = readers
    return {
      encoding,
      delimiter,
      about,
      header,
      mapping,
      stage,
      rows: n,
      counts: reader,
      doubts,
      hash: sheet.hash(),
      orders,
      first,
    }
  } finally {
    await sheet.close()
  }
}
