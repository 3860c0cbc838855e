// Opens a file of vCards (2.1, 3.0, 4.0) as a sheet: a row for each card, under headers that an import knows. Loaded for
// such files alone. The cards are held in memory without their pictures: an address book is no bulk of data.
import type { ByteSource } from './byte-source.ts'
import { type CardCells, cardHeaders, isGroup, readCard } from './card-cells.ts'
import { cardTexts } from './card-encoding.ts'
import { type CardProperty, type DecodeValue, readProperty } from './card-lines.ts'
import { edgeOf, makeGatherer, makeUnfolder, type RawLine } from './card-unfold.ts'
import { detectEncoding } from './encoding.ts'
import { emptyFile } from './read-failure.ts'
import type { Sheet, SheetOptions } from './sheet.ts'
import { type Fault, faultAt } from './sheet-fault.ts'
import type { TableRow, TableRows } from './table-row.ts'
import { tableSheet } from './table-sheet.ts'
import { oversized } from './workbook-failure.ts'

const mostBytes = 512 * 1024 * 1024

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
  }
  unfolder.push(read(Buffer.alloc(0), true))
  unfolder.end()
  return lines
}

interface Read {
  readonly cards: readonly (CardCells & { readonly faults: readonly Fault[] })[]
  readonly versions: ReadonlySet<string>
  readonly groups: number
}

/** Properties by which a card is known and found again. */
const telling: ReadonlySet<string> = new Set(['FN', 'N', 'UID', 'TEL', 'EMAIL'])

const readCards = (lines: readonly RawLine[], decode: DecodeValue): Read => {
  const cards: (CardCells & { faults: readonly Fault[] })[] = []
  const versions = new Set<string>()
  let groups = 0
  let open: { line: number; properties: CardProperty[]; faults: Fault[] } | undefined
  const endCard = (ended: boolean): void => {
    if (open === undefined) return
    if (!ended) open.faults.push(faultAt(open.line, 'open-card'))
    if (isGroup(open.properties)) groups += 1
    else cards.push({ ...readCard(open.line, open.properties), faults: open.faults })
    open = undefined
  }
  for (const raw of lines) {
    const edge = edgeOf(raw)
    if (edge === 'begin') {
      // Cards do not stand in cards: the one before has lost its end.
      endCard(false)
      open = { line: raw.line, properties: [], faults: [] }
      continue
    }
    if (edge === 'end') {
      endCard(true)
      continue
    }
    open ??= { line: raw.line, properties: [], faults: [faultAt(raw.line, 'headless-card')] }
    const property = readProperty(raw, decode)
    if ('code' in property) open.faults.push(property)
    else {
      open.properties.push(property)
      if (!property.sound)
        open.faults.push(faultAt(raw.line, telling.has(property.name) ? 'unsound-name' : 'unsound-text'))
      if (property.name === 'VERSION') versions.add(property.value.trim())
    }
  }
  endCard(false)
  return { cards, versions, groups }
}

const notesOf = ({ cards, groups }: Read) => {
  const counts = new Map<string, number>()
  for (const { leftOut } of cards) for (const name of leftOut) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts].map(([name, count]) => `${name} (${count})`)
  return [
    ...(names.length === 0
      ? []
      : [{ en: `left out of the cards: ${names.join(', ')}`, zh: `名片中未读取：${names.join('、')}` }]),
    ...(groups === 0 ? [] : [{ en: `lists of cards left out: ${groups}`, zh: `未读取的名片分组：${groups} 个` }]),
  ]
}

/** Opens a file of cards. Fails with exit 9 (`empty-file`, `oversized-workbook`) or exit 2 (`undecidable-encoding`). */
export const openCards = async (source: ByteSource, options: SheetOptions): Promise<Sheet> => {
  const { place } = source
  const lines = await readLines(source)
  const { encoding, decode } = cardTexts(place, lines, options.encoding)
  const read = readCards(lines, decode)
  const { cards, versions } = read
  if (cards.length === 0) throw emptyFile(place)
  const met = new Set(cards.flatMap(({ cells }) => [...cells.keys()]))
  const usual = cardHeaders.filter((header) => header === 'name' || met.has(header))
  const header = [...usual, ...[...met].filter((name) => !usual.includes(name))]
  async function* rows(): TableRows {
    yield [{ line: 1, cells: header, faults: [] }]
    const rowOf = ({ line, cells, faults, said }: Read['cards'][number]): TableRow => ({
      line,
      cells: header.map((name) => cells.get(name) ?? ''),
      faults,
      unread: header.flatMap((name, at) => (said.has(name) ? [] : [at])),
    })
    for (let at = 0; at < cards.length; at += 1000) yield cards.slice(at, at + 1000).map(rowOf)
  }
  const version = [...versions].sort().join(', ')
  return tableSheet(
    {
      place,
      kind: 'vCard',
      encoding,
      about: { en: `vCard ${version}, ${encoding}`, zh: `vCard ${version}，${encoding}` },
      notes: notesOf(read),
      daySystem: '1900',
      bare: true,
      hash: source.hash,
      close: source.close,
    },
    rows(),
    { headerLine: 1 },
  )
}
