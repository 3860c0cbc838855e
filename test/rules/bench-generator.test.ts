// The firm of the benchmark is the same on every run and machine, so that figures of different days compare like with like;
// and what it says is what the program reads.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parseBirthday } from '../../src/kernel/birthday.ts'
import { isDay } from '../../src/kernel/day.ts'
import { readEmail } from '../../src/kernel/email.ts'
import { readPhone } from '../../src/kernel/phone.ts'
import { chanceOf } from '../bench/chance.ts'
import { benchDay, customerAt, famous, ordersOf, staffCount, visitsEach, visitsOf } from '../bench/generator.ts'
import { lineOf } from '../bench/import-file.ts'
import { median } from '../bench/measure.ts'

const numbers = Array.from({ length: 2000 }, (_, at) => at + 1)
const made = numbers.map(customerAt)

describe('the made-up firm', () => {
  it('is the same each time, to the byte', () => {
    const hash = createHash('sha256')
    for (const number of numbers) hash.update(JSON.stringify([customerAt(number), visitsOf(number), ordersOf(number)]))
    // A change of the generator changes every figure: the stores are then made anew, and this line with them.
    expect(hash.digest('hex').slice(0, 16)).toBe('7d8c70690c9bbc4f')
  })

  it('makes each record by itself, whatever was made before', () => {
    const later = customerAt(1999)
    customerAt(5)
    expect(customerAt(1999)).toEqual(later)
    expect(later).toEqual(made[1998])
  })

  it('is of people who differ', () => {
    expect(new Set(made.map(({ key }) => key)).size).toBe(made.length)
    expect(new Set(made.map(({ name }) => name)).size).toBeGreaterThan(1500)
    expect(new Set(made.map(({ phone }) => phone).filter(Boolean)).size).toBe(made.filter(({ phone }) => phone).length)
    expect(made.some(({ name }) => /^\p{Script=Han}/u.test(name))).toBe(true)
    expect(made.some(({ name }) => /^[A-Z]/.test(name))).toBe(true)
  })

  it('says nothing that the program does not read', () => {
    for (const { phone, email, birthday, added, owner } of made) {
      if (phone !== '') expect(readPhone(phone)).toMatchObject({ known: true })
      if (email !== '') expect(readEmail(email)).not.toBeNull()
      if (birthday !== '') expect(() => parseBirthday(birthday)).not.toThrow()
      expect(isDay(added)).toBe(true)
      expect(owner).toBeLessThanOrEqual(staffCount)
    }
  })

  it('has ten visits for each, and one customer with two hundred events', () => {
    expect(visitsOf(1)).toHaveLength(visitsEach)
    expect(visitsOf(famous).length + ordersOf(famous).length).toBeGreaterThanOrEqual(200)
    const visits = numbers.flatMap(visitsOf)
    expect(
      visits.every(({ status, due, at }) => (status === 'done' ? at !== null && at <= benchDay : due !== null)),
    ).toBe(true)
    expect(numbers.flatMap(ordersOf).length / numbers.length).toBeCloseTo(10, 0)
  })

  it('quotes cells that need it', () => {
    const [first] = made
    if (!first) throw new Error('nobody was made')
    expect(lineOf({ ...first, name: 'a "b", c' })).toContain(',"a ""b"", c",')
    expect(lineOf(first).match(/\n/g)).toHaveLength(1)
  })
})

describe('a stream of chance', () => {
  it('is spread evenly, and another for another kind of record', () => {
    const drawn = numbers.map((number) => chanceOf(0, number).number(10))
    for (let digit = 0; digit < 10; digit++) {
      const share = drawn.filter((one) => one === digit).length / drawn.length
      expect(share).toBeGreaterThan(0.07)
      expect(share).toBeLessThan(0.13)
    }
    expect(numbers.map((number) => chanceOf(1, number).number(10))).not.toEqual(drawn)
  })
})

describe('the median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle)
  })
})
