// Class and tier of a day by both ways, on random firms against the oracle: from the kept standings where these hold, and
// from orders and customers alone where they do not. The nights that are made up for go the second way.
import { describe, expect, it, onTestFinished } from 'vitest'
import { placesOn, rebuildStanding } from '../../src/care/index.ts'
import type { Placing } from '../../src/care/places.queries.ts'
import type { Store } from '../../src/database/store.ts'
import { addDays } from '../../src/kernel/day.ts'
import { aboutOn, fill, freshStore } from '../oracle/oracle-store.ts'
import { chanceOf, randomBase } from '../oracle/random-base.ts'
import { oracleStandings } from '../oracle/revisit.ts'

const placesIn = (store: Store, day: string): Promise<readonly Placing[]> =>
  store.read(async (reading) => [...(await placesOn(reading, day, []))].flat())

describe('class and tier of everybody', () => {
  it.each([
    ['2024-02-29', 1],
    ['2025-08-22', 2],
    ['2026-11-27', 3],
  ])('on %s are the same whether kept or reckoned', async (day, seed) => {
    const { store, end } = await freshStore(day)
    onTestFinished(end)
    const base = randomBase(chanceOf(seed), 150, day)
    await fill(store, base, day)
    for (const other of [day, addDays(day, -40), addDays(day, 400)]) {
      const away = addDays(other, 1)
      await store.write(aboutOn(away), (writing) => rebuildStanding(writing, away, { sources: [] }))
      const reckoned = await placesIn(store, other)
      await store.write(aboutOn(other), (writing) => rebuildStanding(writing, other, { sources: [] }))
      expect(await placesIn(store, other)).toEqual(reckoned)
      const expected = oracleStandings(base, other).map((one) => `${one.person.id} ${one.class} ${one.tier}`)
      expect(reckoned.map((one) => `${one.customer} ${one.class} ${one.tier}`)).toEqual(expected)
      expect(reckoned.length).toBeGreaterThan(100)
    }
  })
})
