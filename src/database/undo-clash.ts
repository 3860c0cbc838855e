// What stands in the way of an undo, and how it is told.
import { Failure } from '../kernel/failure.ts'
import { parseLettered } from '../kernel/reference.ts'
import { counted, same, type Words } from '../kernel/words.ts'

/** A record that an undo could not or not wholly take back, and why. */
export interface Kept {
  readonly table: string
  readonly id: number
  readonly why: Words
}

/** How an undo goes about it. */
export interface UndoOptions {
  /** An import too is taken back whole or not at all. */
  readonly strict?: boolean
  /** How people call a record, such as `C-12`. */
  readonly nameOf: (table: string, id: number) => string
  /** The table of a noun, by which custom fields in use are found. */
  readonly tableOf?: (noun: string) => string | undefined
}

/** What an undo came to. */
export interface Undone {
  /** The entry taken back. */
  readonly undoes: number
  /** Number of records taken back, in part or whole. */
  readonly restored: number
  /** Records of an import that stayed as they are, or some of whose fields did. */
  readonly kept: readonly Kept[]
}

/** Why a record stays: it was changed later. */
export const changedLater = (columns: readonly string[], entry: number | null): Words => {
  const fields = columns.join(', ')
  const by = entry === null ? { en: '', zh: '' } : { en: ` by entry ${entry}`, zh: `（条目 ${entry}）` }
  return columns.length === 0
    ? { en: `changed since${by.en}`, zh: `此后已被修改${by.zh}` }
    : { en: `${fields} changed since${by.en}`, zh: `${fields} 此后已被修改${by.zh}` }
}

/** Why a record stays: others refer to it. */
export const referredTo = (by: string, more: number): Words =>
  more === 0
    ? { en: `${by} refers to it`, zh: `${by} 引用了它` }
    : { en: `${by} and ${more} more refer to it`, zh: `${by} 等 ${more + 1} 条记录引用了它` }

/** Why a record stays: it is not there any more. */
export const goneSince: Words = { en: 'it is gone', zh: '它已不存在' }

/** Why a record stays: what it was has been erased. */
export const erasedSince: Words = { en: 'what it was has been erased', zh: '其原内容已被彻底删除' }

/** Why a record stays: another bears its key, or it would refer to nothing. */
export const noPlace: Words = {
  en: 'its key is taken, or a record it refers to is gone',
  zh: '其编号已被占用，或它引用的记录已不存在',
}

/** The failure that names what clashes; nothing has been undone then. */
export const clashFailure = (entry: number, kept: readonly Kept[], { nameOf }: UndoOptions): Failure => {
  // A record and its lines are one to people.
  const byName = new Map(kept.toReversed().map((one) => [nameOf(one.table, one.id), one] as const))
  const all = [...byName].reverse()
  const shown = all.slice(0, 5)
  const more = all.length - shown.length
  const [first] = shown.map(([name]) => name)
  return new Failure(
    'conflict',
    'clash',
    { en: `entry ${entry} cannot be undone`, zh: `无法撤销条目 ${entry}` },
    {
      why: {
        en: `undo later entries first; in its way: ${counted(all.length, 'record')}${more > 0 ? `, the first ${shown.length} of them` : ''}`,
        zh: `请先撤销之后的条目；有 ${all.length} 条记录与之冲突${more > 0 ? `，前 ${shown.length} 条为` : ''}`,
      },
      // There the later entries are that are to be undone first.
      hint: same(first === undefined || parseLettered(first) === null ? 'crm history' : `crm history ${first}`),
      candidates: shown.map(([id, { why }]) => ({ id, name: why.en, words: why })),
    },
  )
}
