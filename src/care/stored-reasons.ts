// Reasons as they are kept in a row of `standing`: a short JSON list of [code, due, visit, words], in order.
// The words of the firm's own reasons are made anew when they are shown; those of other slices are kept.
import type { Day } from '../kernel/day.ts'
import { daysBetween } from '../kernel/day.ts'
import type { Words } from '../kernel/words.ts'
import type { RawReason } from './reason.ts'
import type { Reason } from './revisit-facts.ts'

/** A reason with the words it brought itself, if any. */
export type WordedReason = RawReason & { readonly text?: Words }

// Codes and days need no escapes; the words of others may.
const storeReason = ({ code, due, visit, text }: WordedReason): string =>
  text !== undefined
    ? JSON.stringify([code, due, visit, text.en, text.zh])
    : visit === null
      ? `["${code}","${due}"]`
      : `["${code}","${due}",${visit}]`

/** Writes reasons down in the order given. */
export const storeReasons = (reasons: readonly WordedReason[]): string => `[${reasons.map(storeReason).join(',')}]`

/** The text by which a stored list shows that it holds a reason of that code. */
export const markOf = (code: string): string => `[${JSON.stringify(code)},`

const listIn = (stored: string): readonly unknown[] => {
  const list: unknown = JSON.parse(stored)
  return Array.isArray(list) ? list : []
}

/** Codes and due days of stored reasons, without more: `rhythm:2026-06-30;planned:2026-07-02`. */
export const storedCell = (stored: string): string => {
  let cell = ''
  for (const one of listIn(stored)) {
    if (!Array.isArray(one)) continue
    const [code, due]: readonly unknown[] = one
    if (typeof code === 'string' && typeof due === 'string') cell += `${cell === '' ? '' : ';'}${code}:${due}`
  }
  return cell
}

/** Reads reasons back. `wording` makes the words of those that brought none. What is no reason is left out. */
export const readReasons = (stored: string, day: Day, wording: (reason: RawReason) => Words): readonly Reason[] => {
  const reasons: Reason[] = []
  // Read in one pass without copies: a long list has a million of them.
  for (const one of listIn(stored)) {
    if (!Array.isArray(one)) continue
    const [code, due, number, en, zh]: readonly unknown[] = one
    if (typeof code !== 'string' || typeof due !== 'string') continue
    const visit = typeof number === 'number' ? number : null
    reasons.push({
      code,
      due,
      visit,
      days_late: daysBetween(due, day),
      // Most outputs never ask for the words: they are made when they are.
      get text() {
        return typeof en === 'string' && typeof zh === 'string' ? { en, zh } : wording({ code, due, visit })
      },
    })
  }
  return reasons
}
