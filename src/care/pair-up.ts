// Walks two lists in order of their customers side by side, and tells what moved between them. Pure.
import type { Standing } from './standing-row.ts'

/** Anything of one customer. */
interface Owned {
  readonly customer: number
}

/** Calls `each` once for each customer of either list; whoever is in one only is paired with null. */
export const pairUp = <A extends Owned, B extends Owned>(
  before: readonly A[],
  after: readonly B[],
  each: (before: A | null, after: B | null) => void,
): void => {
  let at = 0
  for (const row of after) {
    let old = before[at]
    while (old !== undefined && old.customer < row.customer) {
      each(old, null)
      at++
      old = before[at]
    }
    if (old?.customer === row.customer) {
      each(old, row)
      at++
    } else each(null, row)
  }
  for (const old of before.slice(at)) each(old, null)
}

/** What a customer was or is, as far as movements are recorded. */
export type Place = Pick<Standing, 'customer' | 'class' | 'tier'>

/** Told of every customer whose class or tier changed; null where it was or is not kept at all. */
export type OnMove = (before: Place | null, after: Place | null) => void

/** Tells `onMove` where class or tier differ. */
export const tellMove = (onMove: OnMove | undefined, before: Place | null, after: Place | null): void => {
  if (before?.class !== after?.class || before?.tier !== after?.tier) onMove?.(before, after)
}
