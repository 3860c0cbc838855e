// Runs before each test file: on a Node where the driver's objects must not be collected (src/database/held-objects.ts
// says why) keeps also those that tests make by themselves.
import { hold } from '../../src/database/held-objects.ts'

const firstWithFault = 24

const holdEach = (made: object): void => {
  for (const symbol of Object.getOwnPropertySymbols(made)) {
    const native: unknown = Reflect.get(made, symbol)
    if (typeof native !== 'object' || native === null) continue
    const prepare: unknown = Reflect.get(native, 'prepare')
    if (typeof prepare !== 'function' || Object.hasOwn(native, 'prepare')) continue
    const holding = (...words: readonly unknown[]): object => hold(Object(Reflect.apply(prepare, native, words)))
    Reflect.defineProperty(native, 'prepare', { value: holding })
    hold(made)
  }
}

if (Number.parseInt(process.versions.node, 10) >= firstWithFault) {
  const { default: Sqlite } = await import('better-sqlite3')
  for (const name of ['prepare', 'exec', 'pragma', 'close']) {
    const method: unknown = Reflect.get(Sqlite.prototype, name)
    if (typeof method !== 'function') continue
    Reflect.defineProperty(Sqlite.prototype, name, {
      value(this: object, ...words: readonly unknown[]): unknown {
        holdEach(this)
        return Reflect.apply(method, this, words)
      },
      configurable: true,
    })
  }
}
