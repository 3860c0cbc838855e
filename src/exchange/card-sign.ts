// Whether a file holds vCards: told by its first line, in any encoding.

/** Whether the text begins with a card, whatever stands between its letters in UTF-16. */
export const looksLikeCards = (head: Uint8Array): boolean => {
  const start = Buffer.from(head.subarray(0, 200)).toString('latin1').replaceAll('\0', '')
  return /^(?:ï»¿|ÿþ|þÿ)?\s*BEGIN:VCARD\s*[\r\n]/i.test(start)
}
