// Local numbers of other countries before the library for them is loaded.
import { expect, test, vi } from 'vitest'

test('local numbers abroad are refused before the library is there', async () => {
  // A module of its own: another file of this process may have loaded the library before.
  vi.resetModules()
  const fresh = await import('../../src/kernel/phone.ts')
  expect(fresh.phonesNeedLibrary('CN')).toBe(false)
  expect(fresh.phonesNeedLibrary('US')).toBe(true)
  expect(() => fresh.readPhone('2025550143', 'US')).toThrow('loadPhones')
  expect(fresh.readPhone('+1 202 555 0143', 'US').known).toBe(true)
})
