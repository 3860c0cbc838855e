// What an entry did to single records, as people and programs are told: which record, how, and every field from → to.
import type { StoreScene } from '../command/command.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import type { Noun, Row } from '../command/noun.ts'
import { idAlone } from '../command/reference-names.ts'
import { changeJson, changesOf, type FieldChange, titleOf } from '../command/written.ts'
import { type EntryChange, rowNow } from '../database/history.ts'
import type { Reading } from '../database/store.ts'
import type { Json } from '../kernel/json.ts'
import { lettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'

/** A change of one record, ready to be told. */
export interface ToldChange {
  /** `C-12`, or the table and number of what people do not name. */
  readonly id: string
  readonly how: 'added' | 'changed' | 'removed' | 'erased'
  /** One line of a record, not the record itself. */
  readonly isLine: boolean
  /** The line that names it. */
  readonly head: Words
  readonly fields: readonly FieldChange[]
}

const verbs: Readonly<Record<ToldChange['how'], Words>> = {
  added: { en: 'added', zh: '新增' },
  changed: { en: 'changed', zh: '修改' },
  removed: { en: 'taken away', zh: '移除' },
  erased: { en: 'erased', zh: '已彻底删除' },
}

const howOf = ({ before, after }: EntryChange): ToldChange['how'] =>
  before === null ? (after === null ? 'erased' : 'added') : after === null ? 'removed' : 'changed'

const settingHead: Words = { en: 'settings', zh: '设置' }

const settingChange = ({ before, after }: EntryChange, now: Row | null): readonly FieldChange[] => {
  const key = String(before?.key ?? after?.key ?? now?.key ?? '')
  const [from, to] = [before?.value ?? null, after?.value ?? null]
  const text = `   ${key}: ${from ?? '-'} → ${to ?? '-'}`
  return [{ field: key, from, to, text: same(text) }]
}

/** Whether a record was removed, or brought back: no field of it says so. */
const removalOf = ({ before, after }: EntryChange): readonly FieldChange[] => {
  if (before === null || !Object.hasOwn(before, 'removed')) return []
  const [from, to] = [(before.removed ?? null) !== null, (after?.removed ?? null) !== null]
  if (from === to) return []
  const text = to
    ? { en: '   removed: no → yes', zh: '   已删除：否 → 是' }
    : { en: '   removed: yes → no', zh: '   已删除：是 → 否' }
  return [{ field: 'removed', from, to, text }]
}

/** Tells changes of records of all nouns; custom fields are looked up once for each noun. */
export const changeTeller = (scene: StoreScene, reading: Pick<Reading, 'lane'>) => {
  const known = new Map<string, Noun>()
  const withOwn = async (noun: Noun): Promise<Noun> => {
    const found = known.get(noun.name) ?? (await withCustomFields(scene.store.open, noun, scene.customField))
    known.set(noun.name, found)
    return found
  }
  return async (change: EntryChange): Promise<ToldChange> => {
    const { table, id, before, after } = change
    const how = howOf(change)
    const now = rowNow(reading, table, id)
    // A line is told as its record, in whose fields it is typed.
    const lined = scene.nouns.find(({ lines }) => lines?.table === table)
    const declared = lined ?? scene.nouns.find((one) => one.table === table)
    if (declared === undefined) {
      const name = `${table} ${id}`
      const head = { en: `${name} ${verbs[how].en}`, zh: `${name} ${verbs[how].zh}` }
      if (table !== 'setting') return { id: name, how, isLine: false, head, fields: [] }
      // A setting that is taken away is its default again: to people always a change.
      return { id: name, how: 'changed', isLine: false, head: settingHead, fields: settingChange(change, now) }
    }
    const noun = await withOwn(declared)
    // The journal of an edit has its changed columns alone; what they mean may hang on others, such as the currency.
    const whole = (row: Row | null): Row | null => (row === null || how !== 'changed' ? row : { ...now, ...row })
    const row = whole(after) ?? whole(before) ?? { id }
    const parent = lined?.lines === undefined ? undefined : row[lined.lines.parent]
    const own = lettered(noun.letter, Number(parent ?? id))
    const name = lined !== undefined || noun.title === undefined ? own : `${own} ${titleOf(noun, row)}`.trim()
    const part = lined === undefined ? same('') : { en: ', a line', zh: '的一行明细' }
    const head = { en: `${name}${part.en} ${verbs[how].en}`, zh: `${name}${part.zh} ${verbs[how].zh}` }
    const of = lined === undefined ? null : rowNow(reading, lined.table, Number(parent))
    const laid = (one: Row | null): Row | null =>
      one === null || of === null ? one : { currency: of.currency ?? null, ...one }
    const touched = how === 'changed' ? Object.keys(before ?? {}) : []
    const fields =
      how === 'erased'
        ? []
        : changesOf(scene, noun, { before: laid(whole(before)), row: laid(whole(after)) ?? {} }, idAlone, touched)
    const moved = how === 'changed' ? removalOf(change) : []
    const shared = lined === undefined ? [] : ['currency', 'amount']
    return {
      id: own,
      how,
      isLine: lined !== undefined,
      head,
      fields: [...fields.filter(({ field }) => !shared.includes(field)), ...moved],
    }
  }
}

/** The lines for people. What is taken away is named alone. */
export const linesOfChange = ({ how, head, fields }: ToldChange): readonly Words[] =>
  how === 'removed' || how === 'erased' ? [head] : [head, ...fields.map(({ text }) => text)]

/** The same for programs. */
export const jsonOfChange = ({ id, fields }: ToldChange): { readonly [key: string]: Json } => ({
  id,
  changed: fields.map(changeJson),
})
