// A store to type into, and what it holds read past the program: every table as text, and what the model knows of it.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { program } from '../../../src/commands.ts'
import { openStore } from '../../../src/database/store.ts'
import type { Row as Held } from '../../../src/kernel/row.ts'
import { crm, type Ran, steppingClock } from '../../harness/world.ts'
import { emptyFirm, type Kind, kinds, type Model, type Row } from './model.ts'

// What people wrote, and what follows from it for each customer. The journal is not of it: an undo goes on in it.
const tablesOfTheFirm: readonly string[] = [
  ...program.nouns.flatMap(({ table, lines }) => (lines ? [table, lines.table] : [table])),
  'setting',
  'standing',
  'term',
]

const tableOf: Readonly<Record<Kind, readonly [table: string, ...keys: string[]]>> = {
  customers: ['customer', 'key', 'name', 'city', 'note', 'tags', 'owner', 'snooze_until', 'removed', 'merged'],
  contacts: ['contact', 'customer', 'name', 'note', 'removed'],
  visits: ['visit', 'customer', 'status', 'due', 'at', 'note', 'next', 'removed'],
  orders: ['sales_order', 'customer', 'amount', 'removed'],
  complaints: ['complaint', 'customer', 'status', 'text', 'staff', 'removed'],
  members: ['segment_member', 'customer', 'removed'],
}

const textOf = (key: string, row: Held): string | undefined => {
  const value = row[key === 'merged' ? 'merged_into' : key] ?? null
  if (value === null) return undefined
  if (key === 'at') return 'then'
  if (key === 'removed') return 'yes'
  if (key !== 'tags') return String(value)
  const tags: readonly string[] = JSON.parse(String(value))
  return tags.join(' ')
}

/** What a store holds. */
export interface Look {
  /** Every table of the firm, byte for byte, but for who touched a row last. */
  readonly text: string
  readonly model: Model
  /** The last entry of the journal. */
  readonly entry: number
}

const modelOf = (tables: ReadonlyMap<string, readonly Held[]>): Model => {
  const rows = (kind: Kind): ReadonlyMap<number, Row> => {
    const [table, ...keys] = tableOf[kind]
    return new Map(
      (tables.get(table) ?? []).flatMap((row) => {
        const texts = keys.flatMap((key) => {
          const text = textOf(key, row)
          return text === undefined || text === '' ? [] : [[key, text] as const]
        })
        // Orders of people who were erased hang on a customer without a name.
        return Number(row.id) === 0 ? [] : [[Number(row.id), Object.fromEntries(texts)]]
      }),
    )
  }
  const lead = tables.get('setting')?.find(({ key }) => key === 'birthday_lead')?.value
  const found = Object.fromEntries(kinds.map((kind) => [kind, rows(kind)]))
  return { ...emptyFirm, ...found, lead: lead === undefined ? emptyFirm.lead : String(lead) }
}

const env = { CRM_TODAY: '2026-11-27' }

// What every sequence begins with, made by somebody else: nobody else can take it back.
const beginning: readonly (readonly string[])[] = [
  ['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'],
  ['add', 'staff', 'Wang'],
  ['add', 'staff', 'Li'],
  ['add', 'segment', 'invited', '--static'],
  ['add', 'customer', 'First', '--city=York', '--tags=vip', '--no-check'],
  ['add', 'customer', 'Second', '--city=北京', '--tags=vip;old', '--key=KA', '--no-check'],
  ['add', 'contact', 'C-1', '--name', 'Eve'],
  ['add', 'visit', 'C-1', '--due', '2026-12-05'],
  ['log', 'C-2', 'talked', '--closes', 'none', '--next', '2026-12-24'],
  ['add', 'order', 'C-1', '--amount', '10', '--at', '2026-10-01'],
  ['add', 'order', 'C-2', '--amount', '20.5', '--at', '2026-11-01'],
  ['add', 'complaint', 'C-2', '--text', 'late'],
  ['add', 'segment-member', 'invited', 'C-2'],
]

const made = new Map<'first', string>()
const firstStore = async (folders: string[]): Promise<string> => {
  const known = made.get('first')
  if (known !== undefined) return known
  const cwd = mkdtempSync(join(tmpdir(), 'crm-sequence-'))
  folders.push(cwd)
  const clock = steppingClock('2026-11-27T01:00:00.000Z')
  for (const words of beginning) expect((await crm(words, { cwd, clock, env, user: 'boss' })).code).toBe(0)
  made.set('first', join(cwd, 'crm.db'))
  return join(cwd, 'crm.db')
}

/** A store of its own; its folder is added to those to be removed. */
export const newFirm = async (folders: string[]) => {
  const first = await firstStore(folders)
  const cwd = mkdtempSync(join(tmpdir(), 'crm-sequence-'))
  folders.push(cwd)
  copyFileSync(first, join(cwd, 'crm.db'))
  const clock = steppingClock('2026-11-27T02:00:00.000Z')
  const type = (words: readonly string[]): Promise<Ran> => crm(words, { cwd, clock, env })
  // Held open over the whole sequence: opening is what costs.
  const held = await openStore(join(cwd, 'crm.db'), { write: false })
  const look = (): Promise<Look> =>
    held.read(async ({ lane }) => {
      const tables = new Map(
        tablesOfTheFirm.map((name) => [name, lane.prepare(`select * from "${name}" order by 1, 2, 3, 4`).all()]),
      )
      return {
        text: JSON.stringify([...tables], (key, value: unknown) => (key === 'entry' ? undefined : value)),
        model: modelOf(tables),
        entry: Number(lane.prepare('select max(id) as last from entry').get()?.last),
      }
    })
  const write = (text: string): void => writeFileSync(join(cwd, 'in.csv'), text)
  return {
    type,
    look,
    write,
    leave: () => {
      held.close()
      rmSync(cwd, { recursive: true, force: true })
    },
  }
}
