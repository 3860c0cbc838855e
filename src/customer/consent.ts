// Rules of a statement of consent, and what holds by all that was said. Pure.
import type { CheckFacts, Row } from '../command/noun.ts'
import {
  allCells,
  type ConsentCells,
  type ConsentChannel,
  type ConsentPurpose,
  type ConsentSaying,
  cellOf,
  cellsIn,
  cellsOf,
  everyOne,
  isDoNotContact,
  sayingsOf,
} from '../kernel/consent.ts'
import type { Day } from '../kernel/day.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'

/** What somebody said: yes, no, or that what is recorded is not so and nothing is known. */
export type Answer = 'yes' | 'no' | 'unknown'

/** A statement, as far as it counts. */
export interface Statement {
  readonly id: number
  readonly channel: string
  readonly purpose: string
  readonly allowed: Answer
  readonly at: Day
}

/** What stands for the source where nobody said where it was given: by what it was written down, a yes also by whom. */
export const writtenDownBy = (
  { command, who }: { readonly command: string; readonly who: string },
  allowed: Answer,
): string => (allowed === 'yes' ? `${command} (${who})` : command)

/** Whether a source says no more than that. */
const isBare = (source: unknown): boolean =>
  source === null || (typeof source === 'string' && /^(?:add|edit) customer(?: \(.*\))?$/.test(source))

// What makes a statement a proof: of whom, of what, which answer, when and where. Each with its Chinese.
const proof = {
  customer: '客户',
  channel: '渠道',
  purpose: '用途',
  allowed: '答复',
  at: '表态日',
  source: '来源',
}

/** The statement by its id; one that its file is only adding has none yet. */
const statementName = ({ id }: Row): Words =>
  typeof id === 'number'
    ? { en: lettered('CN', id), zh: `${lettered('CN', id)} ` }
    : { en: 'a statement of an earlier row', zh: '前面一行表态' }

/** Refuses to rewrite what was said. It may be taken back as not known, and a source found later be added. */
const refuseRewriting = (row: Row, before: Row): void => {
  const mends = (key: string): boolean =>
    key === 'allowed' ? row.allowed === 'unknown' : key === 'source' && isBare(before.source ?? null)
  const found = Object.entries(proof).find(([one]) => (row[one] ?? null) !== (before[one] ?? null) && !mends(one))
  if (found === undefined) return
  const [key, chinese] = found
  const name = statementName(before)
  throw new Failure(
    'conflict',
    'said-before',
    {
      en: `${key} of ${name.en} is not changed: it is what was said`,
      zh: `${name.zh}的${chinese}不能改动：它是当时的表态`,
    },
    {
      field: key,
      why: {
        en: 'what was said is kept as proof: a new answer is a statement of its own; one recorded wrongly becomes unknown',
        zh: '说过的话须留作证据：新的答复另记一条；记错的改为 unknown',
      },
      hint: same(
        `crm add consent ${lettered('C', Number(before.customer))} --channel ${before.channel} --purpose ${before.purpose} --allowed ${row.allowed}${row.allowed === 'yes' ? ' --source "..."' : ''}`,
      ),
    },
  )
}

/** Fails where a yes has no source, the day is still to come, or what was said before would be rewritten. */
export const completeConsent = (row: Row, facts: CheckFacts): Row => {
  if (facts.before !== null) refuseRewriting(row, facts.before)
  if (row.allowed === 'yes' && (row.source ?? null) === null)
    throw new Failure(
      'usage',
      'missing-field',
      { en: 'a yes needs its source', zh: '同意需要注明来源' },
      {
        field: 'source',
        why: { en: 'the firm must be able to show where it was given', zh: '公司须能说明在哪里取得同意' },
        hint: same('--source "paper form"'),
      },
    )
  if (typeof row.at === 'string' && row.at > facts.today && row.at !== facts.before?.at)
    throw new Failure(
      'usage',
      'bad-value',
      { en: `at cannot be "${row.at}"`, zh: `表态日不能是“${row.at}”` },
      {
        field: 'at',
        why: { en: 'nobody has said it yet: the day is still to come', zh: '该日未到，还没有人这样表示' },
        hint: same('--at today'),
      },
    )
  return {}
}

/** The statement that holds in each cell: of those that cover it the latest, by day and then by id. */
export const heldStatements = <S extends Statement>(statements: readonly S[]): ReadonlyMap<string, S> => {
  const held = new Map<string, S>()
  for (const one of statements.toSorted(isBefore))
    for (const cell of cellsOf(one.channel, one.purpose)) held.set(cell, one)
  return held
}

const isBefore = (one: Statement, other: Statement): number =>
  one.at === other.at ? one.id - other.id : one.at < other.at ? -1 : 1

/**
 * What holds by some statements of one customer: of those that cover a cell the latest, by day and then by id. A cell that
 * none covers is missing.
 */
export const heldAnswers = (statements: readonly Statement[]): ReadonlyMap<string, Answer> =>
  new Map(Array.from(heldStatements(statements), ([cell, { allowed }]) => [cell, allowed]))

/** The day of the last statement that covers one of some cells; null where none does. */
export const lastSaid = (statements: readonly Statement[], cells: ReadonlySet<string>): Day | null => {
  let last: Day | null = null
  for (const { channel, purpose, at } of statements)
    if ((last === null || at > last) && cellsOf(channel, purpose).some((cell) => cells.has(cell))) last = at
  return last
}

const answerOf = (cells: ConsentCells, cell: string): Answer => {
  const allowed = cells.get(cell)
  return allowed === undefined ? 'unknown' : allowed ? 'yes' : 'no'
}

/** Whether what a record says of a cell is what the statements say; one that no statement covers may say anything. */
export const agrees = (cells: ConsentCells, held: ReadonlyMap<string, Answer>, cell: string): boolean => {
  const said = held.get(cell)
  return said === undefined || said === answerOf(cells, cell)
}

/**
 * The statements that bring what is held to what a record says, for the cells that changed. Who refuses everything says so
 * in one.
 */
export const newSayings = (
  now: ConsentCells,
  held: ReadonlyMap<string, Answer>,
  changed: Iterable<string>,
): readonly ConsentSaying<Answer>[] => {
  const differing = [...changed].filter((cell) => (held.get(cell) ?? 'unknown') !== answerOf(now, cell))
  if (differing.length === 0) return []
  if (isDoNotContact(now)) return [{ channel: everyOne, purpose: everyOne, allowed: 'no' }]
  return sayingsOf(new Map(differing.map((cell) => [cell, answerOf(now, cell)])))
}

/** A record's answers with what is held in some cells; where nothing is held a cell is emptied, unless `keeps`. */
export const withHeld = (
  cells: ConsentCells,
  held: ReadonlyMap<string, Answer>,
  some: Iterable<string>,
  keeps: boolean,
): ConsentCells => {
  const all = new Map(cells)
  for (const cell of some) {
    const answer = held.get(cell)
    if (answer === 'yes' || answer === 'no') all.set(cell, answer === 'yes')
    else if (answer === 'unknown' || !keeps) all.delete(cell)
  }
  return all
}

/** The cells in which two records differ. */
export const differingCells = (before: ConsentCells, after: ConsentCells): readonly string[] =>
  allCells.filter((cell) => before.get(cell) !== after.get(cell))

/** What marketing needs, by the firm's setting `marketing_consent`. */
export type MarketingRule = 'yes' | 'not-refused'

/**
 * Whether a customer may be contacted by a channel for a purpose. For care nothing recorded is no refusal; marketing needs
 * a yes, unless the firm's rule says otherwise. A consent that cannot be read allows nothing.
 * @param consent as the customer's record keeps it
 */
export const mayContact = (
  consent: string | null,
  channel: ConsentChannel,
  purpose: ConsentPurpose,
  rule: MarketingRule,
): boolean => {
  const cells = cellsIn(consent)
  if (cells === null) return false
  const answer = cells.get(cellOf(channel, purpose))
  return purpose === 'marketing' && rule === 'yes' ? answer === true : answer !== false
}
