// Opens a file of vCards (2.1, 3.0, 4.0) as a sheet: a row for each card, under headers that an import knows. Loaded for
// such files alone. The lines are held in memory without their pictures, and read twice: first for the headers that there
// are, then for the rows.
import type { ByteSource } from './byte-source.ts'
import { cardHeaders, isGroup, readCard } from './card-cells.ts'
import { cardTexts } from './card-encoding.ts'
import { edgeOf, makeGatherer } from './card-gather.ts'
import { type CardProperty, type DecodeValue, readProperty } from './card-lines.ts'
import { makeUnfolder, type RawLine } from './card-unfold.ts'
import { detectEncoding } from './encoding.ts'
import { emptyFile } from './read-failure.ts'
import type { Sheet, SheetOptions } from './sheet.ts'
import { type Fault, faultAt } from './sheet-fault.ts'
import type { TableRow, TableRows } from './table-row.ts'
import { tableSheet } from './table-sheet.ts'
import { oversized } from './workbook-failure.ts'

const mostBytes = 512 * 1024 * 1024
/** They are held in memory, at about a hundred bytes each beside their text. */
const mostLines = 8_000_000

/** Turns pieces of the file into text in which every character is one byte; UTF-16 is written anew in UTF-8 before. */
const byteReader = ({ head, whole }: ByteSource): ((piece: Buffer, last: boolean) => string) => {
  const { encoding } = detectEncoding(head.subarray(0, 65_536), whole && head.length <= 65_536)
  if (!encoding.startsWith('UTF-16')) return (piece) => piece.toString('latin1')
  const decoder = new TextDecoder(encoding.toLowerCase(), { fatal: true })
  return (piece, last) => Buffer.from(decoder.decode(piece, { stream: !last })).toString('latin1')
}

const readLines = async (source: ByteSource): Promise<readonly RawLine[]> => {
  const read = byteReader(source)
  const refuse = (line: number) =>
    oversized(source.place, { en: `line ${line} belongs to a card without end`, zh: `第 ${line} 行所在的名片没有尽头` })
  const { lines, take } = makeGatherer(refuse)
  const unfolder = makeUnfolder(take, refuse)
  let size = 0
  for await (const piece of source.bytes()) {
    const text = read(piece, false)
    unfolder.push(size === 0 ? text.replace(/^ï»¿/, '') : text)
    size += piece.length
    if (size > mostBytes) throw oversized(source.place, { en: 'it has more than 512 MB', zh: '超过 512 MB' })
    if (lines.length > mostLines)
      throw oversized(source.place, { en: 'its cards have more than 8 million lines', zh: '名片超过 800 万行' })
  }
  unfolder.push(read(Buffer.alloc(0), true))
  unfolder.end()
  return lines
}

/** A card as it stands in the file: whole, or with what is wrong with it. */
interface Card {
  readonly line: number
  readonly properties: CardProperty[]
  readonly faults: Fault[]
}

/** Properties by which a card is known and found again. */
const telling: ReadonlySet<string> = new Set(['FN', 'N', 'UID', 'TEL', 'EMAIL'])

function* readCards(lines: readonly RawLine[], decode: DecodeValue): Generator<Card> {
  let open: Card | undefined
  for (const raw of lines) {
    const edge = edgeOf(raw)
    if (edge === 'begin') {
      // Cards do not stand in cards: the one before has lost its end.
      if (open) yield { ...open, faults: [...open.faults, faultAt(open.line, 'open-card')] }
      open = { line: raw.line, properties: [], faults: [] }
      continue
    }
    if (edge === 'end') {
      if (open) yield open
      open = undefined
      continue
    }
    open ??= { line: raw.line, properties: [], faults: [faultAt(raw.line, 'headless-card')] }
    const property = readProperty(raw, decode)
    if ('code' in property) open.faults.push(property)
    else {
      open.properties.push(property)
      if (!property.sound)
        open.faults.push(faultAt(raw.line, telling.has(property.name) ? 'unsound-name' : 'unsound-text'))
    }
  }
  if (open) yield { ...open, faults: [...open.faults, faultAt(open.line, 'open-card')] }
}

/** What is known of all cards before the first row: the cards themselves are read anew for their rows. */
interface Survey {
  count: number
  groups: number
  readonly versions: Set<string>
  readonly headers: Set<string>
  readonly leftOut: Map<string, number>
}

const survey = (cards: Iterable<Card>): Survey => {
  const found: Survey = { count: 0, groups: 0, versions: new Set(), headers: new Set(), leftOut: new Map() }
  for (const { line, properties } of cards) {
    for (const { name, value } of properties) if (name === 'VERSION') found.versions.add(value.trim().slice(0, 10))
    if (isGroup(properties)) {
      found.groups += 1
      continue
    }
    found.count += 1
    const { cells, leftOut } = readCard(line, properties)
    for (const name of cells.keys()) found.headers.add(name)
    for (const name of leftOut) found.leftOut.set(name, (found.leftOut.get(name) ?? 0) + 1)
  }
  return found
}

/** A file may have any number of made-up properties, with names of any length. */
const mostShown = 40

const notesOf = ({ leftOut, groups }: Survey) => {
  const all = [...leftOut].map(([name, count]) => `${name.slice(0, mostShown)} (${count})`)
  const names = all.length > mostShown ? [...all.slice(0, mostShown), '…'] : all
  return [
    ...(names.length === 0
      ? []
      : [{ en: `left out of the cards: ${names.join(', ')}`, zh: `名片中未读取：${names.join('、')}` }]),
    ...(groups === 0 ? [] : [{ en: `lists of cards left out: ${groups}`, zh: `未读取的名片分组：${groups} 个` }]),
  ]
}

async function* rowsOf(cards: Iterable<Card>, header: readonly string[]): TableRows {
  yield [{ line: 1, cells: header, faults: [] }]
  let block: TableRow[] = []
  for (const { line, properties, faults } of cards) {
    if (isGroup(properties)) continue
    const { cells, said } = readCard(line, properties)
    block.push({
      line,
      cells: header.map((name) => cells.get(name) ?? ''),
      faults,
      unread: header.flatMap((name, at) => (said.has(name) ? [] : [at])),
    })
    if (block.length < 1000) continue
    yield block
    block = []
  }
  yield block
}

/** Opens a file of cards. Fails with exit 9 (`empty-file`, `oversized-workbook`) or exit 2 (`undecidable-encoding`). */
export const openCards = async (source: ByteSource, options: SheetOptions): Promise<Sheet> => {
  const { place } = source
  const lines = await readLines(source)
  const { encoding, decode } = cardTexts(place, lines, options.encoding)
  const found = survey(readCards(lines, decode))
  if (found.count === 0) throw emptyFile(place)
  const usual = cardHeaders.filter((header) => header === 'name' || found.headers.has(header))
  const header = [...usual, ...[...found.headers].filter((name) => !usual.includes(name))]
  const version = [...found.versions].sort().slice(0, 5).join(', ')
  return tableSheet(
    {
      place,
      kind: 'vCard',
      encoding,
      about: { en: `vCard ${version}, ${encoding}`, zh: `vCard ${version}，${encoding}` },
      notes: notesOf(found),
      daySystem: '1900',
      bare: true,
      hash: source.hash,
      close: source.close,
    },
    rowsOf(readCards(lines, decode), header),
    { headerLine: 1 },
  )
}
