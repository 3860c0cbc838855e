// The least whole number that is enough, where more is never worse: by doubling, then by halving.

/**
 * The least whole number from 1 on that is enough; null where `most` is not.
 * @param isEnough once true, true for all that is more
 * @param most beyond it nothing is tried
 */
export const leastNumber = (isEnough: (number: number) => boolean, most = Number.MAX_SAFE_INTEGER): number | null => {
  let short = 0
  let enough = 1
  while (!isEnough(enough)) {
    if (enough >= most) return null
    short = enough
    enough = Math.min(most, enough * 2)
  }
  while (enough - short > 1) {
    const middle = short + Math.floor((enough - short) / 2)
    if (isEnough(middle)) enough = middle
    else short = middle
  }
  return enough
}
