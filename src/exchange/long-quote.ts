// A quoted cell that is longer than any: follows it to its end without keeping it, to tell whether it has one.

/** Why nothing can be read from a line on. */
export interface Stop {
  readonly line: number
  readonly code: 'unclosed-quote' | 'cell-too-long'
}

/** An open quote is followed no further, in characters. */
const mostFollowed = 64 * 1024 * 1024

/**
 * Whether a quote before `from` closes its cell: what follows ends it. Where an open quote meets the first quote of a later
 * cell, text follows.
 */
export const endsCell = (text: string, from: number, delimiter: string): boolean => {
  let at = from
  while (text[at] === ' ' || (text[at] === '\t' && delimiter !== '\t')) at += 1
  const sign = text[at]
  return sign === undefined || sign === delimiter || sign === '\n' || sign === '\r'
}

/** Makes what is given the text behind an open quote, piece by piece; it says why nothing more is read once that is known. */
export const followQuote = (line: number, delimiter: string): ((piece: string, last: boolean) => Stop | undefined) => {
  let held = ''
  let followed = 0
  return (piece, last) => {
    const text = held + piece
    held = ''
    followed += piece.length
    for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 2)) {
      if (at === text.length - 1 && !last) {
        held = '"'
        return undefined
      }
      if (text[at + 1] !== '"')
        return { line, code: endsCell(text, at + 1, delimiter) ? 'cell-too-long' : 'unclosed-quote' }
    }
    return last || followed > mostFollowed ? { line, code: 'unclosed-quote' } : undefined
  }
}
