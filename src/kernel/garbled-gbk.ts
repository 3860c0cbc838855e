// Chinese in UTF-8 that was read as GBK: 张三 became 寮犱笁. Told by its bytes: written back in GBK they are UTF-8 again, which
// chance makes of next to no real text. Pure.
import { late } from './pattern.ts'

const firstLead = 0x81
const lastLead = 0xfe
const firstTrail = 0x40
const lastTrail = 0xfe
const noTrail = 0x7f

const makeCodes = (): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  const decoder = new TextDecoder('gb18030')
  const trails = Array.from({ length: lastTrail - firstTrail + 1 }, (_, at) => firstTrail + at).filter(
    (trail) => trail !== noTrail,
  )
  for (let lead = firstLead; lead <= lastLead; lead += 1) {
    const signs = decoder.decode(Uint8Array.from(trails.flatMap((trail) => [lead, trail])))
    for (const [at, trail] of trails.entries()) found.set(signs.charAt(at), lead * 256 + trail)
  }
  // One byte in Windows, whatever two bytes GB18030 has for it.
  found.set('€', 0x80)
  return found
}

let made: ReadonlyMap<string, number> | undefined

/** The two bytes of every character that GBK has, as one number. Made at the first use, in some milliseconds. */
const codes = (): ReadonlyMap<string, number> => {
  made ??= makeCodes()
  return made
}

/** Signs by which such a text begins, as its first two bytes are those of a Chinese character or sign in UTF-8. */
const makeFirstSigns = (): ReadonlySet<string> => {
  const pairs: number[] = [0xe2, 0x80, 0xe3, 0x80, 0xef, 0xbc, 0xf0, 0x9f]
  for (let lead = 0xe4; lead <= 0xe9; lead += 1)
    for (let next = lead === 0xe4 ? 0xb8 : 0x80; next <= 0xbf; next += 1) pairs.push(lead, next)
  return new Set(new TextDecoder('gb18030').decode(Uint8Array.from(pairs)))
}

let madeFirst: ReadonlySet<string> | undefined

const firstSigns = (): ReadonlySet<string> => {
  madeFirst ??= makeFirstSigns()
  return madeFirst
}

const near = 6

/** Those signs as the inside of a class of characters, in ranges with a few others between them. */
export const beginnings = (): string => {
  const ranges: { readonly from: string; to: string }[] = []
  for (const sign of [...firstSigns()].sort()) {
    const last = ranges.at(-1)
    if (last !== undefined && sign.charCodeAt(0) - last.to.charCodeAt(0) <= near) last.to = sign
    else ranges.push({ from: sign, to: sign })
  }
  return ranges.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join('')
}

/** Whether GB2312 has the character too, as nearly all of real text. */
const isUsual = (code: number): boolean => code >= 0xb000 && (code & 0xff) >= 0xa1

/** The bytes of signs in GBK, where some sign is one that real text hardly has; null for any other. */
const bytesOf = (signs: string): Uint8Array | null => {
  const bytes: number[] = []
  let odd = false
  for (let at = 0; at < signs.length; at += 1) {
    const code = codes().get(signs.charAt(at))
    if (code === undefined) return null
    if (code > 0xff) bytes.push(code >> 8)
    bytes.push(code & 0xff)
    odd ||= !isUsual(code)
  }
  return odd ? Uint8Array.from(bytes) : null
}

const chinese = late(
  () => /^[\p{Script=Han}\u2010-\u203f\u3000-\u303f\uff00-\uffef\u00b7\u{1f300}-\u{1faff}\x20-\x7e]+$/u,
)
const han = late(() => /\p{Script=Han}/gu)
const leastHan = 2

/** What a run of signs was; null where its last bytes are lost; undefined where it is meant as it stands. */
const unread = (signs: string): string | null | undefined => {
  const bytes = firstSigns().has(signs.charAt(0)) ? bytesOf(signs) : null
  if (bytes === null) return undefined
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    // What the end lacks is waited for: the whole before it counts.
    const text = decoder.decode(bytes, { stream: true })
    if (!chinese().test(text)) return undefined
    const whole = Buffer.byteLength(text) === bytes.length
    if (whole) return text
    return (text.match(han()) ?? []).length >= leastHan ? null : undefined
  } catch {
    return undefined
  }
}

const beyondAscii = /[^\0-\x7f]{2,}/g

/** A text as it was before it was read as GBK; null where that is lost; undefined where nothing of it was. */
export const readFromGbk = (text: string): string | null | undefined => {
  let lost = false
  let changed = false
  const mended = text.replace(beyondAscii, (signs) => {
    const was = unread(signs)
    if (was === null) lost = true
    if (was === undefined || was === null) return signs
    changed = true
    return was
  })
  return lost ? null : changed ? mended : undefined
}
