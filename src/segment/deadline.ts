// How soon a complaint is to be settled, as the policy of a tier says it: `24h`, `3d`, `2w`. Pure.
import type { CheckFacts, Row } from '../command/noun.ts'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'

const units: Readonly<Record<string, string>> = {
  h: 'h',
  hour: 'h',
  hours: 'h',
  小时: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
  天: 'd',
  日: 'd',
  w: 'w',
  week: 'w',
  weeks: 'w',
  周: 'w',
}

/** A deadline as it is kept, a number with h, d or w; null where a text is none. */
export const readDeadline = (text: string): string | null => {
  const [, count = '', unit = ''] = /^(\d{1,4}) ?个?(\p{L}+)$/u.exec(text.normalize('NFKC').trim().toLowerCase()) ?? []
  const code = Object.hasOwn(units, unit) ? units[unit] : undefined
  return code === undefined || Number(count) === 0 ? null : `${Number(count)}${code}`
}

/** Brings the deadline of a tier into its form. Throws `bad-value` (exit 2) for a new one that is none. */
export const completeTier = (row: Row, { before }: CheckFacts): Row => {
  const { deadline = null } = row
  if (typeof deadline !== 'string' || deadline === before?.deadline) return {}
  const read = readDeadline(deadline)
  if (read !== null) return { deadline: read }
  throw new Failure(
    'usage',
    'bad-value',
    { en: `deadline cannot be "${deadline}"`, zh: `投诉时限（deadline）不能是“${deadline}”` },
    {
      field: 'deadline',
      why: { en: 'it is a number of hours, days or weeks', zh: '应为若干小时、天或周' },
      hint: same('24h'),
    },
  )
}
