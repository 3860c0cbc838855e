// What is said beside the revisit list of a value that cannot be read: how it is mended, or where it is seen.
import { describe, expect, it } from 'vitest'
import { revisitNotes } from '../../src/care/revisit-notes.ts'

const noteOf = (record: string, field: string): string | undefined =>
  revisitNotes({ faults: [{ record, field, value: '??', customer: 12, name: '张三' }], otherCurrency: 0 })[0]?.en

describe('a value that cannot be read', () => {
  it.each([
    ['C-12', 'birthday', 'crm edit customer C-12 --birthday DATE'],
    ['C-12', 'consent', 'crm edit customer C-12 --consent CHANNEL=yes'],
    ['C-12', 'snooze_until', 'crm edit customer C-12 --snooze-until DATE'],
    ['V-7', 'due', 'crm edit visit V-7 --due DATE'],
    // What follows from other records is not the customer's to mend.
    ['C-12', 'last_order', 'crm show customer C-12'],
    ['C-12', 'reasons', 'crm show customer C-12'],
    ['C-12', 'constructor', 'crm show customer C-12'],
  ])('%s %s is mended by %s', (record, field, line) => {
    expect(noteOf(record, field)).toBe(`${record} 张三: ${field} "??" cannot be read; mend it: ${line}`)
  })

  it.each([
    [1, '1 order in another currency is left out of every sum'],
    [2, '2 orders in another currency are left out of every sum'],
  ])('%i orders are counted as English has it', (otherCurrency, words) => {
    expect(revisitNotes({ faults: [], otherCurrency }).map(({ en }) => en)).toEqual([words])
  })
})
