// Files that are not text at all although they are named csv: told by their first bytes.

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['sqlite', [...Buffer.from('SQLite format 3\0')]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['bzip2', [0x42, 0x5a, 0x68, 0x39]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['UTF-32', [0xff, 0xfe, 0x00, 0x00]],
  ['UTF-32', [0x00, 0x00, 0xfe, 0xff]],
]

/** What kind of file the first bytes tell (`gzip`, `zip`, `xls` ...; an XLSX is a `zip`); undefined: maybe text. */
export const foreignKind = (head: Uint8Array): string | undefined =>
  signatures.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte))?.[0]

// Tab, line feed, vertical tab, form feed, return, Ctrl-Z and escape are met in text.
const met: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b])

/** Whether more than a tenth of the bytes are control characters, as in no text but UTF-16 and UTF-32. */
export const looksBinary = (head: Uint8Array): boolean => {
  let controls = 0
  for (const byte of head) if (byte < 0x20 && !met.has(byte)) controls += 1
  return controls > Math.max(4, head.length / 10)
}

/** Whether the text is a web page or XML: many programs call such a file .xls, and spreadsheets open it. */
export const looksLikeMarkup = (head: Uint8Array): boolean => {
  const start = Buffer.from(head.subarray(0, 400)).toString('latin1').replaceAll('\0', '')
  return /^(?:ï»¿|ÿþ|þÿ)?\s*<(?:!doctype|html|head|meta|table|\?xml|style|body)[\s>]/i.test(start)
}

/** Whether the text is JSON: a list of objects or of lists, or objects line by line. No header begins so. */
export const looksLikeJson = (head: Uint8Array): boolean => {
  const start = Buffer.from(head.subarray(0, 400)).toString('latin1').replaceAll('\0', '')
  return /^(?:ï»¿|ÿþ|þÿ)?\s*(?:\[\s*)?(?:\{\s*(?:"(?:[^"\\]|\\.){1,200}"\s*:|\}\s*[\],])|\[\s*(?:"|\[|\d)[^\]]*\]\s*[,\]])/.test(
    start,
  )
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')

/** Whether an old container, such as .xls is one, holds a workbook closed by a password. */
export const isLockedWorkbook = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(utf16('EncryptedPackage'))
