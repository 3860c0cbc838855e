// What happened to a row after an entry: from the images of later entries follows how the row stood right after it.
import type { Row, Stored } from '../kernel/row.ts'
import { readImage } from './image.ts'
import type { Lane } from './lane.ts'
import { numberIn, textIn } from './row-statements.ts'

const laterSql = `select c.entry, c.kind, c.before, e.kind = 'night' as nightly
  from change as c left join entry as e on e.id = c.entry
  where c.tbl = ? and c.row = ? and c.entry > ? order by c.id`

/** How columns of a row stood right after an entry, where later entries changed them. */
export interface Later {
  /** Columns that later entries changed, as they stood before the first of those. */
  readonly columns: Row
  /** The last later entry that changed a column, by column. */
  readonly by: ReadonlyMap<string, number>
  /** Columns that only the night changed later: nobody's work is lost with its mark. */
  readonly nightly: ReadonlySet<string>
  /** True where erasure has emptied one of the later changes, so that the rest cannot be known. */
  readonly erased: boolean
}

/** Reads the later changes of a row; whole images count for every column of `row`. */
export const laterChanges = (lane: Lane, table: string, id: number, entry: number, row: Row): Later => {
  const columns: Record<string, Stored> = {}
  const by = new Map<string, number>()
  const nightly = new Set<string>()
  let erased = false
  // Whoever changes a row writes its number there: most rows of a large import or edit nobody has touched since.
  if (row.entry === entry) return { columns, by, nightly, erased }
  for (const step of lane.prepare(laterSql).all(table, id, entry)) {
    if (step.before === null) {
      if (step.kind !== 'add') erased = true
      continue
    }
    const image = readImage(textIn(step.before))
    const names = step.kind === 'edit' ? Object.keys(image) : Object.keys(row)
    for (const column of names) {
      if (column === 'id' || column === 'entry') continue
      if (!Object.hasOwn(columns, column)) columns[column] = image[column] ?? null
      if (step.nightly !== 1) nightly.delete(column)
      else if (!by.has(column)) nightly.add(column)
      by.set(column, numberIn(step.entry))
    }
  }
  return { columns, by, nightly, erased }
}

/**
 * The columns of a row, as it is now, that somebody changed after an entry, so that they differ from how it stood right
 * after it; the night's marks are nobody's. Null where that is erased.
 */
export const changedSince = (lane: Lane, table: string, row: Row, entry: number): readonly string[] | null => {
  const { columns, nightly, erased } = laterChanges(lane, table, numberIn(row.id), entry, row)
  if (erased) return null
  return Object.keys(columns).filter((column) => columns[column] !== row[column] && !nightly.has(column))
}
