// Keeps the firm's currency from one with other minor digits while amounts are stored: each of them would become another
// amount. Undo and redo come by here as `config set` does.
import { settings } from '../database/settings.ts'
import type { Keeper } from '../database/store.ts'
import { Failure } from '../kernel/failure.ts'
import { minorDigits } from '../kernel/money.ts'
import { lettered } from '../kernel/reference.ts'
import type { Row } from '../kernel/row.ts'
import { same } from '../kernel/words.ts'
import type { Noun } from './noun.ts'
import { anyAmount } from './stored-amounts.queries.ts'

const currencyIn = (row: Row | null): string => (typeof row?.value === 'string' ? row.value : settings.currency.initial)

/** Refuses (`currency-in-use`, exit 4) a change of the firm's currency that would move the decimal point of amounts. */
export const currencyKeeper = (nouns: readonly Noun[]): Keeper => ({
  table: 'setting',
  changed: (lane, before, after) => {
    if ((after ?? before)?.key !== 'currency') return
    const [from, to] = [currencyIn(before), currencyIn(after)]
    if (minorDigits(from) === minorDigits(to)) return
    const found = anyAmount(lane, nouns)
    if (found === null) return
    const id = lettered(found.noun.letter, found.id)
    throw new Failure(
      'conflict',
      'currency-in-use',
      { en: `the currency cannot be changed from ${from} to ${to}`, zh: `货币不能从 ${from} 改为 ${to}` },
      {
        why: {
          en: `amounts are stored (${found.key} of ${id}) with ${minorDigits(from)} decimal places, and ${to} has ${minorDigits(to)}`,
          zh: `已存有金额（${id} 的 ${found.key}），小数位数为 ${minorDigits(from)}，而 ${to} 为 ${minorDigits(to)}`,
        },
        field: 'currency',
        hint: same(`crm init --db new.db --currency ${to}`),
      },
    )
  },
})
