// Text in HZ (RFC 1843): GB2312 carried in seven bits between `~{` and `~}`. Read only where a person names it,
// for to any other reader it is plain ASCII.

const tilde = 0x7e
const open = 0x7b
const close = 0x7d
const lineFeed = 0x0a
const lastControl = 0x1f

/** Decodes HZ. Fails with a TypeError on a pair that GB2312 does not have or an unknown `~` sequence. */
export const decodeHz = (bytes: Buffer): string => {
  const plain = Buffer.allocUnsafe(bytes.length)
  let size = 0
  let chinese = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === tilde) {
      const sign = bytes[at + 1]
      at += 1
      if (sign === open) chinese = true
      else if (sign === close) chinese = false
      else if (sign === tilde) plain[size++] = tilde
      else if (sign !== lineFeed) throw new TypeError('not HZ')
    } else {
      // A line never ends inside the Chinese part, so a missing `~}` spoils one line and no more.
      if (byte <= lastControl) chinese = false
      plain[size++] = chinese ? byte | 0x80 : byte
      // The second half of a pair may be a tilde, as in 服: there it begins nothing.
      const second = bytes[at + 1] ?? lineFeed
      if (chinese && second > lastControl) {
        plain[size++] = second | 0x80
        at += 1
      }
    }
  }
  return new TextDecoder('gb18030', { fatal: true }).decode(plain.subarray(0, size))
}
