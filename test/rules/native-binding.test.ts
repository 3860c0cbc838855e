// What is said when the SQLite driver's native file does not load.
import { describe, expect, it } from 'vitest'
import { nativeBinding, nativeFailure } from '../../src/database/native-binding.ts'

const coded = (code: string, message: string): Error => Object.assign(new Error(message), { code })

describe('nativeFailure', () => {
  it.each([
    [
      coded(
        'ERR_DLOPEN_FAILED',
        "The module 'x.node'\nwas compiled against a different Node.js version using\nNODE_MODULE_VERSION 127.",
      ),
      'It was built for another version of Node.js.',
    ],
    [coded('ERR_DLOPEN_FAILED', 'x.node: invalid ELF header'), 'Its native file is missing or not for this machine.'],
    [
      coded('MODULE_NOT_FOUND', "Cannot find module 'better-sqlite3/x.node'"),
      'Its native file is missing or not for this machine.',
    ],
    [new Error('Could not locate the bindings file. Tried: …'), 'Its native file is missing or not for this machine.'],
  ])('puts a driver that does not load into words (%#)', (error, why) => {
    const failure = nativeFailure(error)
    expect(failure).toMatchObject({ exit: 1, code: 'driver-not-loaded' })
    expect(failure?.detail.why?.en).toBe(why)
    expect(failure?.detail.hint).toEqual({ en: 'npm rebuild better-sqlite3', zh: 'npm rebuild better-sqlite3' })
    expect(failure?.detail.cause).toBe(error)
  })

  it.each([coded('SQLITE_BUSY', 'database is locked'), new Error('other'), 'text', undefined])(
    'leaves other faults alone (%#)',
    (error) => {
      expect(nativeFailure(error)).toBeUndefined()
    },
  )
})

describe('nativeBinding', () => {
  it('leaves it to the driver where nothing is bundled', () => {
    expect(nativeBinding()).toBeUndefined()
  })
})
