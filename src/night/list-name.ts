// What the files of the night's lists are called: the day, then the owner's key, or the id where the key makes no safe name.
import type { Day } from '../kernel/day.ts'
import { lettered } from '../kernel/reference.ts'

/** An owner of lists. */
export interface Named {
  readonly id: number
  readonly key: string | null
}

// A key of other signs could lead out of the folder, or be cut by a file system.
const safe = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u
// These are what owners without a key, and nobody, are called.
const taken = /^(?:none|[a-z]-\d+)$/i

/** The name of each owner's files without their suffix, by id; null is nobody. No two are alike, in whatever case. */
export const listNames = (day: Day, owners: readonly Named[]): ReadonlyMap<number | null, string> => {
  const keys = new Map<string, number>()
  for (const { key } of owners) if (key !== null) keys.set(key.toLowerCase(), (keys.get(key.toLowerCase()) ?? 0) + 1)
  const nameOf = ({ id, key }: Named): string =>
    key !== null && safe.test(key) && !taken.test(key) && keys.get(key.toLowerCase()) === 1 ? key : lettered('E', id)
  return new Map<number | null, string>([
    ...owners.map((owner) => [owner.id, `${day}-${nameOf(owner)}`] as const),
    [null, `${day}-none`],
  ])
}
