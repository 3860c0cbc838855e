// Reads a whole file into the stage: mapped, decoded, checked. Every question of a person is asked here; nothing is
// written to the store.
import { setImmediate } from 'node:timers/promises'
import type { Reading } from '../../database/store.ts'
import type { SheetRow } from '../../exchange/sheet.ts'
import type { DateOrder } from '../../kernel/date-language.ts'
import { loadPhones, phonesNeedLibrary } from '../../kernel/phone.ts'
import type { StoreScene } from '../command.ts'
import type { Noun } from '../noun.ts'
import type { SaveFacts } from '../save.ts'
import { type ColumnReader, columnReader, type Doubts } from './column-reader.ts'
import { openSettings } from './connection.queries.ts'
import { decideOrders } from './date-order.ts'
import { fingerprints } from './fingerprint.ts'
import type { ImportOptions } from './import-options.ts'
import { refuseInterrupted } from './interrupted.ts'
import { mappingOf } from './map-file.ts'
import type { Mapping } from './mapping.ts'
import { initialValues, newRecordCheck } from './new-record.ts'
import { layoutOf, type RowCounts, type RowReading, rowReader } from './row-reader.ts'
import type { Source } from './source.ts'
import { makeReferenceTexts, makeStage, type Stage, type StagedRow } from './stage.queries.ts'
import { startTelling } from './telling.ts'

/** A file that has been read. */
export interface FileRead {
  readonly encoding: string
  readonly delimiter: string
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

const waitsFor = 20_000

/** Reads a file. Fails where its headers cannot be mapped, its dates not be decided, or its text breaks off. */
export const readFile = async (work: ReadingOf, reading: Pick<Reading, 'lane' | 'open'>): Promise<FileRead> => {
  const { scene, noun, source, options, facts } = work
  const sheet = await source.open()
  try {
    const rows = sheet.rows()
    const opening = await rows.next()
    const mapping = await mappingOf(scene, noun, options, sheet, opening.done === true ? [] : opening.value)
    if (phonesNeedLibrary(facts.country) && mapping.columns.some(({ field }) => field.type.kind === 'phones'))
      await loadPhones()
    const doubts: Doubts = { rounded: 0, unreadPhones: 0 }
    const orders = new Map<string, DateOrder>()
    const readerOf = (at: number): ColumnReader | undefined => {
      const plan = mapping.columns[at]
      const order = plan && (orders.get(plan.field.key) ?? options.order)
      return plan && columnReader(plan, { ...facts, ...(order === undefined ? {} : { order }) }, options.raw, doubts)
    }
    const readers = mapping.columns.flatMap((_, at) => readerOf(at) ?? [])
    openSettings(reading.lane)
    const layout = layoutOf(readers, initialValues(noun, facts))
    const asNew = newRecordCheck(noun, facts, scene.language, layout.given)
    const stage = makeStage(reading.lane, layout, asNew.fills)
    const own: RowReading = {
      noun,
      language: scene.language,
      readers,
      id: mapping.id,
      texts: makeReferenceTexts(reading.lane),
      asNew: asNew.check,
      fingerprint: fingerprints(noun.name),
    }
    const reader = rowReader(own)
    const telling = startTelling(scene)
    const first: StagedRow[] = []
    let n = 0
    const take = async (row: SheetRow): Promise<void> => {
      const read = reader.read(n, row)
      if ('undecided' in read) {
        const found = await decideOrders(scene, source, readers, read.undecided, read.text)
        for (const [key, order] of found) orders.set(key, order)
        for (let at = 0; at < readers.length; at += 1) readers[at] = readerOf(at) ?? read.undecided
        return take(row)
      }
      stage.put(read)
      if (first.length < (options.preview ?? 0)) first.push(read)
    }
    let rested = 0
    for (let block = opening; block.done !== true; block = await rows.next()) {
      for (const row of block.value) {
        n += 1
        const read = reader.read(n, row)
        if ('undecided' in read) await take(row)
        else {
          stage.put(read)
          if (first.length < (options.preview ?? 0)) first.push(read)
        }
        if (options.preview !== undefined && n >= options.preview) break
      }
      telling.tell(n)
      if (n - rested >= waitsFor) {
        rested = n
        await setImmediate()
      }
      refuseInterrupted(scene)
      if (options.preview !== undefined && n >= options.preview) break
    }
    telling.end()
    const { encoding, delimiter, header } = sheet
    return {
      encoding,
      delimiter,
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
