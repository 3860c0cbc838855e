// Gathers the unfolded lines of cards, each with the lines that begin and end it, out of whatever stands between them. What
// goes on without end is refused. What a property says is not known here.
import { endless, type RawLine, type Refuse } from './card-unfold.ts'

/** No card has more lines, or stands deeper in others. */
const mostLines = 5000
const deepest = 100
/** So many cards in a row without an end are no address book: each of them would be kept, to be rejected. */
const mostUnended = 1000

const begins = /^BEGIN:VCARD\s*$/i
const ends = /^END:VCARD\s*$/i

/** Whether a line begins, or ends, a card. */
export const edgeOf = ({ text }: RawLine): 'begin' | 'end' | null => {
  if (text.length > 100) return null
  return begins.test(text) ? 'begin' : ends.test(text) ? 'end' : null
}

// The secretary's card, as the oldest version has it: the property alone, or with the beginning on its own line.
const agent = /^(?:[\w-]+\.)?AGENT(?:;[^:]*)?:\s*(BEGIN:VCARD\s*)?$/i
const property = /^[\w.-]+(?:;[^:]*)?:/

/**
 * Gathers the lines of cards with those that begin and end them. A card may hold another one, the secretary's, under its
 * property AGENT: of it nothing is kept. Any other card that begins in one ends that, which has no end of its own. Lines
 * of properties outside cards are gathered too, as a card without a beginning. Of a card with more lines than any has the
 * last one that is kept counts as cut. Where that goes on and on, cards stand in cards without end, or one after another
 * has no end, it fails with what `refuse` gives.
 */
export const makeGatherer = (
  refuse: Refuse,
): { readonly lines: readonly RawLine[]; readonly take: (line: RawLine) => void } => {
  const lines: RawLine[] = []
  // 0 outside cards; within a card without beginning it is 1.
  let depth = 0
  let count = 0
  let unended = 0
  let afterAgent = false
  const keep = (raw: RawLine): void => {
    count += 1
    if (count < mostLines) lines.push(raw)
    else if (count === mostLines) lines.push({ ...raw, cut: true })
    else if (count > endless) throw refuse(raw.line)
  }
  const take = (raw: RawLine): void => {
    const edge = edgeOf(raw)
    const [held, begun] = (depth > 0 && raw.text.length <= 100 && agent.exec(raw.text)) || []
    if (edge === 'end') {
      if (depth === 1) {
        lines.push(raw)
        unended = 0
      }
      depth = Math.max(0, depth - 1)
    } else if (edge === 'begin') {
      depth = afterAgent ? depth + 1 : 1
      if (depth === 1) unended += 1
      if (depth > deepest || unended > mostUnended) throw refuse(raw.line)
      if (depth === 1) {
        count = 0
        lines.push(raw)
      }
    } else if (begun !== undefined) {
      depth += 1
      if (depth > deepest) throw refuse(raw.line)
    } else if (depth === 1) keep(raw)
    else if (depth === 0 && property.test(raw.text)) {
      depth = 1
      count = 0
      keep(raw)
    }
    afterAgent = held !== undefined && begun === undefined
  }
  return { lines, take }
}
