// Keeps the driver's objects until the process ends. From Node 24.19 on, line 12 of the driver ends the process when
// one of its objects is collected while no JavaScript runs (its destructor asks for an environment that is not there
// then). Line 13 does not, but needs Node 22. A command makes few of them; what they hold is freed by closing them.

const held: object[] = []

/** Keeps an object of the driver from ever being collected, and returns it. */
export const hold = <T extends object>(made: T): T => {
  held.push(made)
  return made
}

/** Does the same for what a connection makes to copy itself, which it never shows. */
export const holdCopies = (connection: object): void => {
  for (const symbol of Object.getOwnPropertySymbols(connection)) {
    const native: unknown = Reflect.get(connection, symbol)
    if (typeof native !== 'object' || native === null) continue
    const make: unknown = Reflect.get(native, 'backup')
    if (typeof make !== 'function') continue
    const backup = (...words: readonly unknown[]): object => hold(Object(Reflect.apply(make, native, words)))
    Reflect.defineProperty(native, 'backup', { value: backup })
  }
}
