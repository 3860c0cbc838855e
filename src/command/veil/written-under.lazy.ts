// The last look at what somebody under a role has written, before it is kept: whatever the command and its flags, nothing
// of it may say who sees what. What an undo put back is asked for hidden fields too.

import { changesOfEntry, type EntryChange } from '../../database/history.ts'
import type { Writing } from '../../database/store.ts'
import type { Failure } from '../../kernel/failure.ts'
import type { Row } from '../../kernel/row.ts'
import { storedObject } from '../../kernel/stored-object.ts'
import type { WriteScene } from '../command.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { askAnother, mayNotSee } from './may-not-see.ts'
import type { Veil } from './veil.ts'

/** Tables that say who sees what, or who is erased. */
const saying: ReadonlySet<string> = new Set(['role', 'field', 'setting', 'retention'])

const roleIn = (row: Row | null): unknown => row?.role ?? null

const saysWhoSees = ({ table, before, after }: EntryChange): boolean =>
  saying.has(table) || (table === 'staff' && roleIn(before) !== roleIn(after))

const refusal = (veil: Veil): Failure =>
  mayNotSee(
    veil,
    { en: 'everything', zh: '全部内容' },
    {
      en: 'roles, settings, custom fields and retention rules are changed by who may',
      zh: '角色、设置、自定义字段和保留规则只能由能看到全部内容的人修改',
    },
    askAnother,
  )

/** Throws `may-not-see` where what a transaction wrote so far says who may see what. */
export const refuseWhoSees = (veil: Veil, writing: Writing): void => {
  for (const change of changesOfEntry(writing, writing.entry)) if (saysWhoSees(change)) throw refusal(veil)
}

interface Hidden {
  readonly noun: Noun
  /** Columns of the table. */
  readonly columns: ReadonlySet<string>
  /** Keys of custom fields. */
  readonly custom: ReadonlySet<string>
}

const hiddenIn = (veil: Veil, nouns: readonly Noun[], table: string): Hidden | null => {
  const noun = nouns.find((one) => one.table === table || one.lines?.table === table)
  if (!noun) return null
  const keys = (fields: readonly Field[]): ReadonlySet<string> => new Set(fields.map(({ key }) => key))
  const hidden = veil.hiddenOf(noun.name)
  return {
    noun,
    columns: keys(hidden.filter(({ custom }) => !custom)),
    custom: keys(hidden.filter((one) => one.custom)),
  }
}

const customOf = (row: Row): Row => storedObject(row.custom)

/** The first hidden field that is not the same before and after. */
const changedIn = ({ columns, custom }: Hidden, before: Row, after: Row): string | undefined => {
  const [old, now] = [customOf(before), customOf(after)]
  return (
    Object.keys(before).find((key) => columns.has(key) && before[key] !== after[key]) ??
    [...custom].find((key) => old[key] !== now[key])
  )
}

const refuseHiddenUndone = (veil: Veil, writing: Writing, nouns: readonly Noun[]): void => {
  const known = new Map<string, Hidden | null>()
  for (const { table, before, after } of changesOfEntry(writing, writing.entry)) {
    if (before === null || after === null) continue
    const hidden = known.get(table) ?? hiddenIn(veil, nouns, table)
    known.set(table, hidden)
    const key = hidden === null ? undefined : changedIn(hidden, before, after)
    if (!hidden || key === undefined) continue
    const words = veil.hiddenOf(hidden.noun.name).find((field) => field.key === key)?.words
    throw mayNotSee(
      veil,
      { en: `${hidden.noun.name}.${key}`, zh: `${words?.zh ?? key}（${hidden.noun.name}.${key}）` },
      {
        en: 'it would change unseen, and the entry is not all their own',
        zh: '将改动看不到的内容，而该条目并非全由本人所做',
      },
      askAnother,
    )
  }
}

const entrySql = 'select command, staff, undoes from entry where id = ?'

/** An entry and, of an undo, what it took back, and so on. */
function* chainOf({ lane }: Pick<Writing, 'lane'>, entry: number): Generator<Row> {
  for (let id: unknown = entry; typeof id === 'number'; ) {
    const row = lane.prepare(entrySql).get(id)
    if (!row) return
    yield row
    id = row.undoes
  }
}

/**
 * Asks of an undo or redo what is asked of commands. Throws `may-not-see` where it takes back a command that the role may
 * not give, or changes hidden fields of records by an entry that somebody else made.
 */
export const refuseUndone = (veil: Veil, { nouns, writing, actor }: WriteScene, entry: number): void => {
  const chain = [...chainOf(writing, entry)]
  const refused = chain.map(({ command }) => String(command)).find(veil.refusesCommand)
  if (refused !== undefined)
    throw mayNotSee(
      veil,
      { en: `all, as crm ${refused} does`, zh: `全部内容，而 crm ${refused} 会用到全部内容` },
      { en: 'who may not give a command may not take it back', zh: '无权执行的命令也无权撤销' },
      askAnother,
    )
  if (chain.some(({ staff }) => (staff ?? null) !== actor.staff)) refuseHiddenUndone(veil, writing, nouns)
}
