// The parts of an XLSX beside its rows and texts: which sheets there are and where, how cells are formatted.
import { type CellFormat, formatsOf } from './cell-format.ts'
import type { DaySystem } from './cell-number.ts'
import { attribute, readXml, type XmlHandler } from './xml-events.ts'
import type { ZipArchive } from './zip-archive.ts'

/** A sheet of a workbook. */
export interface SheetEntry {
  readonly name: string
  /** The part with its rows. */
  readonly part: string
  readonly hidden: boolean
}

/** What is known of an XLSX before its rows are read. */
export interface XlsxParts {
  readonly sheets: readonly SheetEntry[]
  readonly system: DaySystem
  readonly strings: string | undefined
  readonly formats: (style: number) => CellFormat
}

const nothing = (): void => {}
const onOpen = (open: XmlHandler['open']): XmlHandler => ({ open, close: nothing, text: nothing })

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1)

/** A path out of a part's own folder, or from the root of the archive. */
const resolved = (folder: string, target: string): string => {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

interface Relation {
  readonly id: string
  /** The last word of its type: `worksheet`, `styles`. */
  readonly type: string
  readonly part: string
}

const relationsOf = async (zip: ZipArchive, part: string): Promise<readonly Relation[]> => {
  const folder = folderOf(part)
  const text = await zip.text(`${folder}_rels/${part.slice(folder.length)}.rels`)
  const relations: Relation[] = []
  const note: XmlHandler['open'] = (name, attributes) => {
    if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
    relations.push({
      id: attribute(attributes, 'Id') ?? '',
      type: (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
      part: resolved(folder, attribute(attributes, 'Target') ?? ''),
    })
  }
  if (text !== undefined) readXml(text, onOpen(note))
  return relations
}

const readFormats = (text: string): XlsxParts['formats'] => {
  const codes = new Map<number, string>()
  const styles: number[] = []
  let inCells = false
  readXml(text, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) styles.push(Number(attribute(attributes, 'numFmtId') ?? 0))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
    text: nothing,
  })
  return formatsOf(codes, styles)
}

/** Finds the workbook, its sheets and formats. Undefined where the archive holds none. */
export const readXlsxParts = async (zip: ZipArchive): Promise<XlsxParts | undefined> => {
  const root = (await relationsOf(zip, '')).find(({ type }) => type === 'officeDocument')
  const workbook = root?.part ?? 'xl/workbook.xml'
  const text = await zip.text(workbook)
  if (text === undefined) return undefined
  const relations = await relationsOf(zip, workbook)
  const sheets: SheetEntry[] = []
  let system: DaySystem = '1900'
  readXml(
    text,
    onOpen((name, attributes) => {
      if (name === 'workbookPr') {
        const flag = attribute(attributes, 'date1904')
        if (flag === '1' || flag === 'true') system = '1904'
      }
      if (name !== 'sheet') return
      const relation = relations.find(({ id }) => id === attribute(attributes, 'id'))
      // Charts and macros are sheets too, without rows.
      if (relation?.type !== 'worksheet') return
      const state = attribute(attributes, 'state')
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        part: relation.part,
        hidden: state === 'hidden' || state === 'veryHidden',
      })
    }),
  )
  const partOf = (type: string): string | undefined => {
    const part = relations.find((relation) => relation.type === type)?.part
    return part !== undefined && zip.has(part) ? part : undefined
  }
  const styles = partOf('styles')
  const formats = styles === undefined ? formatsOf(new Map(), []) : readFormats((await zip.text(styles)) ?? '')
  return { sheets, system, strings: partOf('sharedStrings'), formats }
}
