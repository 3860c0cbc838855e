// The rows of the revisit list joined to lines by SQL, for flat files and programs: several times quicker than row by row.
// What a cell holds is told by the rules of a row; a property test holds both ways equal.
import { type RawBuilder, sql } from 'kysely'
import type { Reading } from '../database/store.ts'
import { type Day, daysBetween } from '../kernel/day.ts'
import { type CellMark, type JoinedColumns, type Joining, marksOf } from '../kernel/joined-cells.ts'
import { rawBlocks, textAt } from '../kernel/raw-rows.ts'
import { channelOf, listIn, phoneOf, refusedIn } from './contact-channel.ts'
import { inOrder, type RowQuestion } from './revisit.queries.ts'
import { closeWith } from './revisit.ts'
import { markOf, readReasons, storedCell } from './stored-reasons.ts'

type Text = RawBuilder<string>

/** A cell of a line: its SQL by the place of its column, and how it is read where SQL cannot spell it. */
interface Cell {
  readonly text: (column: number) => Text
  readonly read?: (stored: string) => string
}

const marked =
  (mark: CellMark, text: Text) =>
  (column: number): Text => {
    const [begin, end] = marksOf(mark, column)
    return sql`${sql.lit(begin)} || ${text} || ${sql.lit(end)}`
  }

const asItIs = (text: Text): Cell => ({ text: () => text })
const looked = (text: Text): Cell => ({ text: marked('text', text) })
const stored = (text: Text, read: (stored: string) => string): Cell => ({ text: marked('stored', text), read })

/** One way where a condition holds, else the other; what is read is read the same way. */
const either = (condition: RawBuilder<unknown>, then: Cell, other: Cell): Cell => ({
  text: (column) => sql`iif(${condition}, ${then.text(column)}, ${other.text(column)})`,
  ...((other.read ?? then.read) && { read: other.read ?? then.read }),
})

const noRefusal = sql`(customer.consent is null or customer.consent in ('', '{}'))`
const noTalk = (reason: { readonly code: string }) => ({ en: reason.code, zh: reason.code })

const objectIn = (text: string): Readonly<Record<string, string | number | null>> => {
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

const textIn = (value: string | number | null | undefined): string | null => (typeof value === 'string' ? value : null)

const nobody: ReadonlySet<string> = new Set()

/** What the way to reach a customer follows from, where a consent was recorded or nobody talked yet. */
const reach: Text = sql`json_object('consent', customer.consent, 'phones', customer.phones, 'last', standing.last_channel,
  'mail', length(customer.emails) > 2, 'wechat', length(customer.wechat) > 0)`

const reachIn = (text: string) => {
  const { consent, phones, last, mail, wechat } = objectIn(text)
  return {
    refused: refusedIn(textIn(consent)) ?? nobody,
    phone: listIn(textIn(phones))?.[0] ?? null,
    lastChannel: textIn(last),
    mail: mail === 1,
    wechat: wechat === 1,
  }
}

const phoneIn = (text: string): string =>
  (text.startsWith('{') ? phoneOf(reachIn(text)) : (listIn(text)?.[0] ?? null)) ?? ''

/** The cells of a row by the keys of its columns. Ranks are counted: the lines are to be read once, in order. */
const cellsOn = (day: Day, spelled: Joining['cell']): Readonly<Record<string, Cell>> => {
  let rank = 0
  // The text that most rows share but for the id: spelled once, around the one nobody has.
  const [before = '', after = ''] = spelled(closeWith(0, [])).split('0')
  return {
    rank: stored(sql`''`, () => {
      rank += 1
      return String(rank)
    }),
    customer: asItIs(sql`'C-' || standing.customer`),
    key: looked(sql`customer.key`),
    name: looked(sql`customer.name`),
    phone: either(noRefusal, { text: marked('list', sql`customer.phones`), read: phoneIn }, stored(reach, phoneIn)),
    owner: asItIs(sql`'E-' || customer.owner`),
    owner_name: looked(sql`staff.name`),
    class: asItIs(sql`standing.class`),
    stage: looked(sql`customer.stage`),
    tier: asItIs(sql`standing.tier`),
    reasons: stored(sql`standing.reasons`, storedCell),
    due: asItIs(sql`standing.due`),
    days_late: stored(sql`standing.due`, (due) => String(daysBetween(due, day))),
    band: asItIs(sql`standing.band`),
    last_contact: asItIs(sql`standing.last_contact`),
    channel: either(
      sql`(${noRefusal} and standing.last_channel <> '')`,
      looked(sql`standing.last_channel`),
      stored(reach, (text) => channelOf(reachIn(text)) ?? ''),
    ),
    close_with: either(
      sql`instr(standing.reasons, ${sql.lit(markOf('planned'))}) > 0`,
      stored(sql`standing.reasons`, (text) => closeWith(0, readReasons(text, day, noTalk))),
      asItIs(sql`${sql.lit(before)} || standing.customer || ${sql.lit(after)}`),
    ),
  }
}

// Lines that are joined to one block.
const linesAtOnce = 500

/** The lines of a list, and how the marked cells in them are read. */
export interface JoinedRevisits {
  readonly columns: JoinedColumns
  /** Each block once, in order, inside the transaction. */
  readonly blocks: Iterable<Uint8Array>
}

/** Joins the cells of some keys of a row. Throws for a key that no row has. */
export const joinedRevisits = (
  reading: Reading,
  question: RowQuestion & { readonly day: Day },
  keys: readonly string[],
  { separator, cell: spelled }: Joining,
): JoinedRevisits => {
  const known = cellsOn(question.day, spelled)
  const cells = keys.map((key) => {
    const cell = known[key]
    if (!cell) throw new Error(`no row of the revisit list has ${key}`)
    return cell
  })
  const parts = cells.flatMap(({ text }, column) => [sql.lit(column === 0 ? '' : separator), text(column)])
  const query = inOrder(reading, question)
    .leftJoin('staff', 'staff.id', 'customer.owner')
    .select(sql<string>`concat(${sql.join(parts)}, ${sql.lit('\n')})`.as('line'))
  return {
    columns: cells.map(({ read }) => read),
    blocks: (function* () {
      for (const block of rawBlocks(reading.lane, query, linesAtOnce))
        yield Buffer.from(block.map((row) => textAt(row, 0) ?? '').join(''))
    })(),
  }
}
