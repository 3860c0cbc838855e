// A regular expression made at its first use. V8 reads every literal when it loads a file, and classes such as \p{L} cost
// 0.4 ms each there: patterns with them go through here in files that every command loads.

/** Gives the expression, made once, of a literal in a function: `late(() => /\p{L}/u)`. */
export const late = (make: () => RegExp): (() => RegExp) => {
  let made: RegExp | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Gives the expression, made once; the source is that of `new RegExp`. Fails at the first use if it is faulty. */
export const pattern = (source: string, flags: string): (() => RegExp) => late(() => new RegExp(source, flags))
