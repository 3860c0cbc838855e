// The lines of a card file unfolded as its text comes in pieces. What is too long for any card is not kept: pictures, lines
// beyond a limit, and what stands outside cards. What a line says is not known here.

/** A whole line of a file whose bytes each stand for one character. */
export interface RawLine {
  /** Where it begins, from 1. */
  readonly line: number
  readonly text: string
  /** It is longer than any line of a card; `text` is how it begins, or nothing. */
  readonly cut: boolean
}

/** The failure for cards that are none from this line on. */
export type Refuse = (line: number) => Error

/** Is given text piece by piece, and hands on whole lines. */
export interface Unfolder {
  push(piece: string): void
  end(): void
}

/** No line of a card is longer, in bytes, however it is folded: a million characters may need as many. */
const longestLine = 16 * 1024 * 1024
/** Name and parameters of a property end before this. */
const longestHead = 2000
/** A line of more pieces is cut, whatever they hold. */
const mostPieces = 250_000
/** Where so many lines go on, nothing ends any more. */
export const endless = 1_000_000

const quotedPrintable = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE(?:;[^:]*)?:/i
const base64 = /^[^:]*;(?:ENCODING=)?(?:BASE64|B)(?:;[^:]*)?:/i
const picture = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/i

interface Open {
  readonly line: number
  readonly pieces: string[]
  head: string
  size: number
  count: number
  /** The next line belongs to it, whatever it begins with. */
  soft: boolean
  cut: boolean
}

const grow = (open: Open, text: string): void => {
  open.count += 1
  if (open.head.length < longestHead) open.head = `${open.head}${text}`.slice(0, longestHead)
  // What a picture holds is not kept.
  if (open.size > longestHead && picture.test(open.head)) return
  if (open.cut || open.size + text.length > longestLine || open.count > mostPieces) {
    open.cut = true
    open.pieces.length = 0
  } else {
    open.pieces.push(text)
    open.size += text.length
  }
}

const begin = (line: number, text: string): Open => {
  const open: Open = { line, pieces: [], head: '', size: 0, count: 0, soft: false, cut: false }
  grow(open, picture.test(text) ? text.slice(0, longestHead * 2) : text)
  return open
}

const isEdge = (text: string): boolean => text.length <= 100 && /^\s*(?:BEGIN|END):VCARD\s*$/i.test(text)

/** Joins physical lines: those that begin with white space go on, and so does quoted-printable that ends in `=`. */
const makeJoiner = (take: (line: RawLine) => void, refuse: Refuse) => {
  let open: Open | undefined
  let inBase64 = false
  let number = 0
  /** Takes the sign off that promised another line. */
  const harden = (soft: Open): void => {
    const last = soft.pieces.pop() ?? ''
    soft.pieces.push(last.slice(0, -1))
    soft.soft = false
  }
  const finish = (): void => {
    if (open?.soft) harden(open)
    if (open) take({ line: open.line, text: open.pieces.join(''), cut: open.cut })
    open = undefined
  }
  const add = (text: string): void => {
    number += 1
    if (open && open.count > endless) throw refuse(open.line)
    // Where a card begins or ends, nothing goes on, whatever the line before promised.
    if (open && isEdge(text)) finish()
    if (open?.soft) {
      harden(open)
      grow(open, text)
      open.soft = !open.cut && text.endsWith('=')
      return
    }
    if (open && /^[ \t]/.test(text)) grow(open, text.slice(1))
    else if (open && inBase64 && /^[A-Za-z0-9+/]+=*$/.test(text)) grow(open, text)
    else if (text.trim() !== '') {
      finish()
      open = begin(number, isEdge(text) ? text.trim() : text)
      // Without a colon there is no match, and the search for one would try every semicolon with every other.
      inBase64 = open.head.includes(':') && base64.test(open.head)
    } else inBase64 = false
    if (open) open.soft = !open.cut && text.endsWith('=') && open.head.includes(':') && quotedPrintable.test(open.head)
  }
  return { add, finish }
}

/** Unfolds text that comes in any pieces; lines end in CR LF, LF or CR. Fails with what `refuse` gives on an endless line. */
export const makeUnfolder = (take: (line: RawLine) => void, refuse: Refuse): Unfolder => {
  const joiner = makeJoiner(take, refuse)
  let rest: string[] = []
  let size = 0
  // A line feed at the beginning of the next piece belongs to the return that ended this one.
  let returned = false
  const keep = (text: string): void => {
    // One sign beyond the limit is enough to know that the line is too long.
    const kept = text.slice(0, Math.max(0, longestLine + 1 - size))
    if (kept !== '') rest.push(kept)
    size += kept.length
  }
  return {
    push: (piece) => {
      let from = returned && piece.startsWith('\n') ? 1 : 0
      const breaks = /\r\n|\r|\n/g
      breaks.lastIndex = from
      for (let found = breaks.exec(piece); found; found = breaks.exec(piece)) {
        keep(piece.slice(from, found.index))
        joiner.add(rest.join(''))
        rest = []
        size = 0
        from = breaks.lastIndex
      }
      if (piece !== '') returned = piece.endsWith('\r')
      keep(piece.slice(from))
    },
    end: () => {
      if (size > 0) joiner.add(rest.join(''))
      rest = []
      joiner.finish()
    },
  }
}
