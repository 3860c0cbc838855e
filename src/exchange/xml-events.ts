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

/** A tag of more characters than this is no table's. */
const longestTag = 1024 * 1024

/** The longest entity that is known, as it is written. */
const longestEntity = 10

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

/** Where a tag ends that begins at `from`: at the first `>` outside quotes; -1 when that is not in the text. */
const tagEnd = (text: string, from: number): number => {
  const end = text.indexOf('>', from)
  if (end === -1) return -1
  // Nearly every tag ends right after a value, or has none. A quote behind `=` or a blank may open one instead, and one
  // among quotes of the other kind may stand within one.
  const last = end - (text.charCodeAt(end - 1) === 0x2f ? 2 : 1)
  const [sign, before] = [text.charCodeAt(last), text.charCodeAt(last - 1)]
  const isValue = isQuote(sign) && before !== 0x3d && before > 0x20
  if (isValue && !text.slice(from, last).includes(sign === 0x22 ? "'" : '"')) return end
  let quote = 0
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (quote === 0 && code === 0x3e) return at
    if (quote === 0 ? isQuote(code) : code === quote) quote = quote === 0 ? code : 0
  }
  return -1
}

/** A comment, a declaration, a run of plain text: how it begins and ends, and whether what it holds is told. */
interface Aside {
  readonly open: string
  readonly close: string
  readonly isText: boolean
}

const asides: readonly Aside[] = [
  { open: '<!--', close: '-->', isText: false },
  { open: '<![CDATA[', close: ']]>', isText: true },
  { open: '<?', close: '?>', isText: false },
]

const longestMark = 9

/** How far a text without a tag may be told: an entity at its end may be cut off. */
const wholeEntities = (text: string): number => {
  const open = text.lastIndexOf('&')
  return open === -1 || text.length - open > longestEntity || text.includes(';', open) ? text.length : open
}

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

  /** Set within such a thing; what it holds is passed on or over piece by piece, not kept until it ends. */
  let within: Aside | undefined

  /** Where what is open ends, or how far it was read; `within` is left where it ends. */
  const readAside = (text: string, from: number, { close, isText }: Aside): number => {
    const end = text.indexOf(close, from)
    // Its end may be cut off: as much is kept.
    const to = end === -1 ? Math.max(from, text.length - close.length + 1) : end
    if (isText && to > from) handler.text(text.slice(from, to).replaceAll('&', '&amp;'))
    if (end === -1) return to
    within = undefined
    return end + close.length
  }

  /** What opens at a `<!` or `<?`; undefined where too little of it is there. */
  const asideAt = (text: string, from: number): Aside | undefined => {
    const aside = asides.find(({ open }) => text.startsWith(open, from))
    if (aside || text.length - from < longestMark) return aside
    throw new SyntaxError('a document type is declared')
  }

  /** Tells text that no tag of the piece ends; how far. Outside of all elements there is none but blanks. */
  const openText = (text: string, from: number): number => {
    if (depth === 0) return from
    const told = text.slice(from)
    const length = wholeEntities(told)
    if (length > 0) handler.text(told.slice(0, length))
    return from + length
  }

  const push = (piece: string): void => {
    const text = rest === '' ? piece : rest + piece
    let at = 0
    for (;;) {
      if (within) {
        at = readAside(text, at, within)
        if (within) break
      }
      const open = text.indexOf('<', at)
      if (open === -1) {
        at = openText(text, at)
        break
      }
      if (open > at) handler.text(text.slice(at, open))
      at = open
      const sign = text.charCodeAt(open + 1)
      if (sign === 0x21 || sign === 0x3f) {
        within = asideAt(text, open)
        if (!within) break
        at += within.open.length
      } else {
        const end = tagEnd(text, open)
        if (end === -1) break
        tag(text, open, end)
        at = end + 1
      }
    }
    rest = text.slice(at)
    if (rest.length > longestTag) throw new SyntaxError('a tag has no end')
  }
  return {
    push,
    end: () => {
      if (depth > 0 || within || rest.trim() !== '') throw new SyntaxError('it ends in the middle')
    },
  }
}

/** Reads a whole text. */
export const readXml = (text: string, handler: XmlHandler): void => {
  const reader = makeXmlReader(handler)
  reader.push(text)
  reader.end()
}
