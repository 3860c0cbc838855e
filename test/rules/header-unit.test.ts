// The unit of a header, and the cells below it.
import { expect, it } from 'vitest'
import { unitOfHeader, withUnit } from '../../src/command/import/header-unit.ts'

const units: readonly (readonly [string, string, string])[] = [
  ['金额', 'CNY', ''],
  ['金额(元)', 'CNY', ''],
  ['金额(元)', 'USD', '元'],
  ['金额（万元）', 'CNY', '万'],
  ['金额（单位：万元）', 'CNY', '万'],
  ['金额（万元）', 'USD', '万元'],
  ['Amount (USD)', 'CNY', 'USD'],
  ['Amount [in US$]', 'CNY', 'US$'],
  ['Amount ($)', 'HKD', ''],
  ['订单金额(美元)', 'CNY', '美元'],
  ['金额（含税）', 'CNY', ''],
  ['金额（2026）', 'CNY', ''],
  ['金额（含税）（千元）', 'CNY', '千'],
]
it.each(units)('of %j in a store of %s is %j', (header, currency, unit) => {
  expect(unitOfHeader(header, currency)).toBe(unit)
})

const cells: readonly (readonly [string, string, string])[] = [
  ['1.5', '万', '1.5万'],
  ['１，２００', '万元', '1,200万元'],
  ['-3', 'USD', '-3USD'],
  ['(3)', '万', '(3万)'],
  // With a unit of its own, or none at all.
  ['5万', '万', '5万'],
  ['$5', 'USD', '$5'],
  ['much', '万', 'much'],
  ['', '万', ''],
]
it.each(cells)('%j below %s is %j', (cell, unit, text) => {
  expect(withUnit(cell, unit)).toBe(text)
})
