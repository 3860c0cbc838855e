// A short digest of a record as it stands, so that a value changed beside the program is noticed. It tells accidents and
// careless hands, not a forger, who could reckon it too.

/** Values of a record in the order of its columns. */
type Values = readonly (string | number | bigint | Uint8Array | null)[]

const prime = 0x01000193

/**
 * Digest of a record: 32 bits, never 0. FNV-1a over the values that are there, each behind the place of its column: columns
 * added at the end of a table leave it as it was. Each step can be turned round, so a single changed letter always shows.
 */
export const rowDigest = (values: Values): number => {
  let digest = 0x811c9dc5
  for (const [place, value] of values.entries()) {
    if (value === null) continue
    digest = Math.imul(digest ^ (place + 1), prime)
    const text = typeof value === 'string' ? value : value instanceof Uint8Array ? value.join() : String(value)
    digest = Math.imul(digest ^ (typeof value === 'string' ? 1 : 2), prime)
    for (let at = 0; at < text.length; at += 1) digest = Math.imul(digest ^ text.charCodeAt(at), prime)
  }
  return digest === 0 ? 1 : digest
}
