// Work that is done once for each owner, however often it is asked for. What it came to lives as long as the owner.

/** Makes of some work on an owner and a number one that is done once for both; the owner must not change meanwhile. */
export const once = <O extends object, T>(work: (owner: O, number: number) => T): ((owner: O, number: number) => T) => {
  const kept = new WeakMap<O, Map<number, T>>()
  return (owner, number) => {
    const known = kept.get(owner) ?? new Map<number, T>()
    kept.set(owner, known)
    const found = known.get(number)
    if (found !== undefined) return found
    const made = work(owner, number)
    known.set(number, made)
    return made
  }
}
