// How alike two short texts are by Jaro and Winkler. Compares UTF-16 units as they stand: folding is the caller's matter.

/** Longest common head that counts, and how much each place of it adds. */
const longestHead = 4
const headShare = 0.1

let [takenA, takenB] = [new Uint8Array(64), new Uint8Array(64)]

/**
 * Jaro's measure (1989): (c/|a| + c/|b| + (c − t)/c) / 3, c common units no further apart than half the longer text less
 * one, t half of those out of order. 1 for equal texts, 0 where nothing is common or one is empty.
 */
export const jaro = (a: string, b: string): number => {
  if (a === b) return a === '' ? 0 : 1
  const [m, n] = [a.length, b.length]
  if (takenA.length < m || takenB.length < n) {
    takenA = new Uint8Array(Math.max(m, takenA.length * 2))
    takenB = new Uint8Array(Math.max(n, takenB.length * 2))
  }
  takenA.fill(0, 0, m)
  takenB.fill(0, 0, n)
  const reach = Math.max(0, Math.floor(Math.max(m, n) / 2) - 1)
  let common = 0
  for (let i = 0; i < m; i++) {
    const unit = a.charCodeAt(i)
    const last = Math.min(n - 1, i + reach)
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      if (takenB[j] === 1 || b.charCodeAt(j) !== unit) continue
      takenA[i] = 1
      takenB[j] = 1
      common += 1
      break
    }
  }
  if (common === 0) return 0
  let moved = 0
  for (let i = 0, j = 0; i < m; i++) {
    if (takenA[i] === 0) continue
    while (takenB[j] === 0) j++
    if (a.charCodeAt(i) !== b.charCodeAt(j)) moved += 1
    j++
  }
  return (common / m + common / n + (common - moved / 2) / common) / 3
}

/** Jaro's measure with Winkler's (1990): each of the first four units that are equal takes a tenth of what lacks to 1. */
export const jaroWinkler = (a: string, b: string): number => {
  const base = jaro(a, b)
  const most = Math.min(longestHead, a.length, b.length)
  let head = 0
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head++
  return base + head * headShare * (1 - base)
}
