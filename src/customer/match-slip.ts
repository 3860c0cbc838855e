// Whether two texts differ by a slip of the finger. Asked very often: it makes no new texts.

/** Whether two texts are the same from a place in each, with as much behind it in both. */
const sameFrom = (a: string, i: number, b: string, j: number): boolean => {
  for (let at = i; at < a.length; at++) if (a.charCodeAt(at) !== b.charCodeAt(at - i + j)) return false
  return true
}

/** Whether two texts differ by one unit changed, added or left out, or by two neighbours that changed places. */
export const oneSlip = (a: string, b: string): boolean => {
  if (a.length > b.length) return oneSlip(b, a)
  const more = b.length - a.length
  if (more > 1 || a === b) return false
  let head = 0
  while (head < a.length && a.charCodeAt(head) === b.charCodeAt(head)) head++
  if (more === 1) return sameFrom(a, head, b, head + 1)
  if (sameFrom(a, head + 1, b, head + 1)) return true
  return (
    a.charCodeAt(head) === b.charCodeAt(head + 1) &&
    a.charCodeAt(head + 1) === b.charCodeAt(head) &&
    sameFrom(a, head + 2, b, head + 2)
  )
}
