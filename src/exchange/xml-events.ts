// Reads XML as the parts of a workbook are written, in pieces, as events: names without their prefix, attributes as they
// stand, text with its entities. It knows no document types: a part that declares one is refused, as it may hide a bomb.

/** Is told what is met, in order. An element without content is opened and closed. */
export interface XmlHandler {
  open(name: string, attributes: string): void
  close(name: string): void
  /** Some of the text between two tags. */
  text(text: string): void
}

/** Reads pieces one after another. Throws a `SyntaxError` on what is no XML. */
export interface XmlReader {
  push(piece: string): void
  /** No more pieces. Throws when something is left open. */
  end(): void
}

/** Text or a tag of more characters than this is no table's. */
const longestToken = 16 * 1024 * 1024

/** Elements within elements; those of a workbook stand ten deep. */
const deepest = 200

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const codePoint = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')

/** The text that an escaped one stands for; an unknown entity stays as it stands. */
export const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, (whole, hex, decimal, name) => {
        if (hex !== undefined) return codePoint(Number.parseInt(hex, 16))
        if (decimal !== undefined) return codePoint(Number(decimal))
        return entities[name] ?? whole
      })
    : text

/** The value of an attribute by its name without a prefix; undefined where it is not there. */
export const attribute = (attributes: string, name: string): string | undefined => {
  for (let at = attributes.indexOf(`${name}=`); at !== -1; at = attributes.indexOf(`${name}=`, at + 1)) {
    const before = at === 0 ? ' ' : attributes.charAt(at - 1)
    if (before !== ' ' && before !== ':' && before !== '\n' && before !== '\t' && before !== '\r') continue
    const start = at + name.length + 1
    const end = attributes.indexOf(attributes.charAt(start), start + 1)
    return end === -1 ? undefined : unescapeXml(attributes.slice(start + 1, end))
  }
  return undefined
}

const localName = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)

const isQuote = (code: number): boolean => code === 0x22 || code === 0x27

/** Whether a value stands open at the end of a tag's text: its `>` is then part of the value. */
const inValue = (text: string): boolean => {
  let quote = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (quote === 0 ? isQuote(code) : code === quote) quote = quote === 0 ? code : 0
  }
  return quote !== 0
}

/** Where a tag ends that begins at `from`: at the first `>` outside quotes; -1 when that is not in the text. */
const tagEnd = (text: string, from: number): number => {
  for (let end = text.indexOf('>', from); end !== -1; end = text.indexOf('>', end + 1)) {
    // Nearly every tag ends right after a value, or has none.
    const last = text.charCodeAt(end - (text.charCodeAt(end - 1) === 0x2f ? 2 : 1))
    if (isQuote(last) || !inValue(text.slice(from, end))) return end
  }
  return -1
}

const marks: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]

/** Makes a reader that tells the handler. */
export const makeXmlReader = (handler: XmlHandler): XmlReader => {
  let rest = ''
  let depth = 0

  const tag = (text: string, from: number, end: number): void => {
    if (text.charCodeAt(from + 1) === 0x2f) {
      depth -= 1
      if (depth < 0) throw new SyntaxError('an element is closed that was not opened')
      handler.close(localName(text.slice(from + 2, end).trimEnd()))
      return
    }
    const empty = text.charCodeAt(end - 1) === 0x2f
    const last = empty ? end - 1 : end
    let space = from + 1
    while (space < last && text.charCodeAt(space) > 0x20) space += 1
    const name = localName(text.slice(from + 1, space))
    handler.open(name, text.slice(space, last))
    if (empty) handler.close(name)
    else depth += 1
    if (depth > deepest) throw new SyntaxError('its elements are nested too deep')
  }

  /** Reads a comment, a declaration or a run of plain text that begins at `from`; -1: it does not end in this text. */
  const special = (text: string, from: number): number => {
    for (const [open, close] of marks) {
      if (!text.startsWith(open, from)) continue
      const end = text.indexOf(close, from + open.length)
      if (end === -1) return -1
      if (open === '<![CDATA[') handler.text(text.slice(from + open.length, end).replaceAll('&', '&amp;'))
      return end + close.length
    }
    // The beginning of one of the marks, cut off.
    if (text.length - from < 9) return -1
    throw new SyntaxError('a document type is declared')
  }

  const push = (piece: string): void => {
    const text = rest === '' ? piece : rest + piece
    let at = 0
    for (;;) {
      const open = text.indexOf('<', at)
      if (open === -1) break
      if (open > at) handler.text(text.slice(at, open))
      at = open
      const sign = text.charCodeAt(open + 1)
      if (sign === 0x21 || sign === 0x3f) {
        const next = special(text, open)
        if (next === -1) break
        at = next
      } else {
        const end = tagEnd(text, open)
        if (end === -1) break
        tag(text, open, end)
        at = end + 1
      }
    }
    rest = text.slice(at)
    if (rest.length > longestToken) throw new SyntaxError('a text has no end')
  }
  return {
    push,
    end: () => {
      if (depth > 0 || rest.trim() !== '') throw new SyntaxError('it ends in the middle')
    },
  }
}

/** Reads a whole text. */
export const readXml = (text: string, handler: XmlHandler): void => {
  const reader = makeXmlReader(handler)
  reader.push(text)
  reader.end()
}
