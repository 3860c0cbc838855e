// Whether two texts differ by a slip of the finger.

/** Whether two texts differ by one unit changed, added or left out, or by two neighbours that changed places. */
export const oneSlip = (a: string, b: string): boolean => {
  if (a.length > b.length) return oneSlip(b, a)
  const more = b.length - a.length
  if (more > 1 || a === b) return false
  let head = 0
  while (head < a.length && a[head] === b[head]) head++
  if (more === 1) return a.slice(head) === b.slice(head + 1)
  if (a.slice(head + 1) === b.slice(head + 1)) return true
  return a[head] === b[head + 1] && a[head + 1] === b[head] && a.slice(head + 2) === b.slice(head + 2)
}
