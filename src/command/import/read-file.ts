// Reads a whole file into the stage: mapped, decoded, checked. Every question of a person is asked here; nothing is
// written to the store.
import { setImmediate } from 'node:timers/promises'
import type { Reading } from '../../database/store.ts'
import type { SheetRow } from '../../exchange/sheet.ts'
import type { Fault } from '../../exchange/sheet-fault.ts'
import type { DateOrder } from '../../kernel/date-language.ts'
import { loadPhones, phonesNeedLibrary } from '../../kernel/phone.ts'
import type { Words } from '../../kernel/words.ts'
import type { StoreScene } from '../command.ts'
import type { Noun } from '../noun.ts'
import type { SaveFacts } from '../save.ts'
import { findingPlanOf } from '../search/keepers.ts'
import { saysNothing } from './cell-value.ts'
import { datedKinds } from './column-reader.ts'
import { openSettings } from './connection.queries.ts'
import { type Doubts, doubtCounter } from './doubts.ts'
import { fingerprints } from './fingerprint.ts'
import { garbledNotice } from './garbled-rows.ts'
import type { ImportOptions } from './import-options.ts'
import { refuseInterrupted } from './interrupted.ts'
import { type Laying, startLaying } from './laying.ts'
import { mappingOf } from './map-file.ts'
import type { Mapping } from './mapping.ts'
import { recall } from './memory.queries.ts'
import { type Choices, type Memory, markOf } from './memory.ts'
import type { NewField } from './new-field.ts'
import { everHeld } from './new-ids.queries.ts'
import { initialValues, newRecordCheck } from './new-record.ts'
import { noAnswerRemark } from './no-answers.ts'
import { lossNotices, makeReaders } from './readers.ts'
import { layoutOf, type RowCounts, rowReader } from './row-reader.ts'
import type { Source } from './source.ts'
import { makeReferenceTexts, makeStage, type Stage, type StagedRow } from './stage.queries.ts'
import { byLine, tellFaults } from './tell-faults.ts'
import { startTelling } from './telling.ts'
import { makeUnread, minds } from './unread.queries.ts'

/** A file that has been read. */
export interface FileRead {
  readonly encoding: string
  readonly delimiter: string
  /** How it was read, for people. */
  readonly about: Words
  readonly header: readonly string[]
  readonly mapping: Mapping
  /** The noun, with the fields that are to be made. */
  readonly noun: Noun
  readonly made: readonly NewField[]
  /** What was remembered of such headers; null for nothing. */
  readonly memory: Memory | null
  /** What holds for them now. */
  readonly choices: Choices & { readonly choseNow: boolean }
  readonly stage: Stage
  /** What was wrong with the form of rows and cells, the first of it. */
  readonly faults: readonly Fault[]
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
  /** Keys that no new field may have. */
  readonly takenKeys: ReadonlySet<string>
}

/** Blocks of rows, with a rest after each in which an interruption is heard: rows may be long, blocks are not. */
async function* withRests(
  scene: StoreScene,
  opening: IteratorResult<readonly SheetRow[], void>,
  rows: AsyncGenerator<readonly SheetRow[], void>,
): AsyncGenerator<readonly SheetRow[], void> {
  const telling = startTelling(scene)
  let count = 0
  for (let block = opening; block.done !== true; block = await rows.next()) {
    yield block.value
    count += block.value.length
    telling.tell(count)
    await setImmediate()
    refuseInterrupted(scene)
  }
  telling.end()
}

/** The order that a flag says for every column with days. */
const ordersSaid = ({ order }: ImportOptions, { columns }: Mapping): readonly (readonly [string, DateOrder])[] =>
  order === undefined
    ? []
    : columns.flatMap(({ field }) => (datedKinds.has(field.type.kind) ? [[field.key, order] as const] : []))

/** Reads a file. Fails where its headers cannot be mapped, its dates not be decided, or its text breaks off. */
export const readFile = async (work: ReadingOf, reading: Pick<Reading, 'lane'>): Promise<FileRead> => {
  const { scene, source, options, facts } = work
  const { lane } = reading
  const sheet = await source.open()
  let laying: Laying | undefined
  for (const note of sheet.notes) scene.notice(note)
  try {
    const blocks = sheet.rows()
    const opening = await blocks.next()
    const garbled = garbledNotice(sheet.header, opening.done === true ? [] : opening.value)
    if (garbled !== null) scene.notice(garbled)
    const memory = options.header && !options.forget ? recall(lane, work.noun.name, markOf(sheet.header)) : null
    const found = await mappingOf(work, sheet, opening.done === true ? [] : opening.value, memory)
    const { mapping, noun } = found
    const hasPhones = mapping.columns.some(({ field }) => field.type.kind === 'phones')
    if (hasPhones && phonesNeedLibrary(facts.country)) await loadPhones()
    const readers = makeReaders(work, mapping.columns, sheet, memory?.orders ?? new Map())
    openSettings(lane)
    const layout = layoutOf(readers.list, initialValues(noun, facts))
    // Amounts in the currency of their row are read where the row is, not the cell.
    const doubting: SaveFacts = {
      ...facts,
      doubt: doubtCounter(readers.doubts),
      remark: (remark) => readers.doubts.remarks.add(remark, readers.doubts.line),
    }
    const asNew = newRecordCheck(noun, doubting, scene.language, layout.given)
    const stage = makeStage(lane, layout, asNew.fills)
    const reader = rowReader({
      noun,
      language: scene.language,
      readers: readers.list,
      id: mapping.id,
      texts: makeReferenceTexts(lane),
      asNew: asNew.check,
      fingerprint: fingerprints(noun.name, facts.veil ? scene.actor.staff : null),
      header: options.header ? sheet.header : [],
      unread: minds(options) ? makeUnread(lane).put : null,
      noAnswer: (cells, line) => {
        const said = cells.filter(({ field, text }) => saysNothing(field, text))
        if (said.length > 0) readers.doubts.remarks.add(noAnswerRemark(said), line)
      },
    })
    const first: StagedRow[] = []
    const most = options.preview ?? Number.POSITIVE_INFINITY
    let n = 0
    laying = startLaying(stage, everHeld(lane, noun.table) ? null : findingPlanOf(noun))
    for await (const block of withRests(scene, opening, blocks)) {
      const staged: StagedRow[] = []
      for (const row of block) {
        if (n >= most) break
        n += 1
        readers.doubts.line = row.line
        let read = reader.read(n, row)
        while ('undecided' in read) {
          await readers.decide(read.undecided, read.text)
          read = reader.read(n, row)
        }
        staged.push(read)
        if (options.preview !== undefined) first.push(read)
      }
      await laying.add(staged)
      if (n >= most) break
    }
    await laying.end()
    const faults = byLine(sheet.faults(), readers.doubts.errors)
    tellFaults(scene, faults)
    for (const notice of lossNotices(readers)) scene.notice(notice)
    const { encoding, delimiter, about, header } = sheet
    const { doubts, orders } = readers
    return {
      encoding,
      delimiter,
      about,
      header,
      mapping,
      noun,
      made: found.made,
      memory,
      choices: {
        map: found.chosen,
        orders: new Map([...(memory?.orders ?? []), ...ordersSaid(options, mapping), ...orders]),
        reading: source.chosen(sheet),
        choseNow: found.choseNow || readers.asked() || options.order !== undefined,
      },
      stage,
      faults,
      rows: n,
      counts: reader,
      doubts,
      hash: sheet.hash(),
      orders,
      first,
    }
  } finally {
    await laying?.close()
    await sheet.close()
  }
}
