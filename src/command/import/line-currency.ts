// The amounts of rows that go to a stored record, in the currency of that record: a file need not say it again. Pure.
import { isFailure } from '../../kernel/failure.ts'
import { minorDigits } from '../../kernel/money.ts'
import { say, type Words } from '../../kernel/words.ts'
import { settled } from '../amounts.ts'
import { newAmounts } from '../line-amounts.ts'
import type { Row } from '../noun.ts'
import { faultOfRecord } from './faults.ts'
import type { Job } from './job.ts'

type Why = { readonly why: string }

const refusal = (job: Job, words: Words): Why => ({ why: say(words, job.language) })

const orFault = <T>(job: Job, work: () => T): T | Why => {
  try {
    return work()
  } catch (error) {
    if (!isFailure(error)) throw error
    return { why: faultOfRecord(error, job.language) }
  }
}

const withoutEmpty = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))

/** The rows with their amounts as numbers, and the currency that all of them are in; or why they cannot be read. */
export const rowsInCurrency = (
  job: Job,
  record: Row,
  staged: readonly Row[],
): { readonly rows: readonly Row[]; readonly currency: string } | Why => {
  const own = String(record.currency)
  const facts = { ...job.facts, currency: own, digits: minorDigits(own) }
  return orFault(job, () => {
    const rows = staged.map((row) => newAmounts(job.noun, row, facts))
    const [currency = own, ...others] = new Set(rows.map((row) => String(row.currency ?? own)))
    if (others.length === 0) return { rows, currency }
    return refusal(job, {
      en: `the rows of one ${job.noun.name} differ in currency`,
      zh: `同一${job.noun.chinese[0]}的各行币种不同`,
    })
  })
}

/**
 * What rows say of a record, with what stays of its amounts taken over into their currency; or why that cannot be:
 * a sign in a cell alone moves no amount that the file does not give anew.
 */
export const keptInCurrency = (
  job: Job,
  record: Row,
  given: Row,
  currency: string,
  how: { readonly replaces: boolean; readonly fills: boolean },
): { readonly values: Row } | Why => {
  const own = String(record.currency)
  const { currency: said = null, ...rest } = given
  if (currency === own) return { values: { ...rest, currency: said === null ? null : own } }
  const costStays = (record.cost ?? null) !== null && (given.cost ?? null) === null
  const moves = said !== null || (how.replaces && !costStays)
  // Its lines would stay in units of the other currency.
  const apart = !how.replaces && minorDigits(own) !== minorDigits(currency)
  if (how.fills || !moves || apart)
    return refusal(job, {
      en: `the amount is in ${currency}, the ${job.noun.name} in ${own}`,
      zh: `金额的币种是 ${currency}，${job.noun.chinese[0]}的币种是 ${own}`,
    })
  return orFault(job, () => ({ values: settled(job.noun, withoutEmpty({ ...rest, currency }), record, job.facts) }))
}
