// Puts linked things together: what is linked to one of a group is in the group. Knows nothing of why they are linked.

/** A link between two numbers. */
export type Link = readonly [a: number, b: number]

/**
 * Groups by links in the order given, each ascending, by their first; things without a link are in none. A link is passed
 * over where it would bring two together that `apart` keeps apart.
 */
export const groupsOf = (links: Iterable<Link>, apart: readonly Link[] = []): readonly (readonly number[])[] => {
  const groupOf = new Map<number, number[]>()
  const kept = new Map<number, Set<number>>()
  for (const [a, b] of apart) {
    kept.set(a, (kept.get(a) ?? new Set()).add(b))
    kept.set(b, (kept.get(b) ?? new Set()).add(a))
  }
  for (const [a, b] of links) {
    const [left, right] = [groupOf.get(a) ?? [a], groupOf.get(b) ?? [b]]
    if (left === right || left.some((one) => right.some((other) => kept.get(one)?.has(other)))) continue
    const both = [...left, ...right]
    for (const one of both) groupOf.set(one, both)
  }
  return [...new Set(groupOf.values())]
    .map((group) => group.toSorted((a, b) => a - b))
    .sort(([a = 0], [b = 0]) => a - b)
}
