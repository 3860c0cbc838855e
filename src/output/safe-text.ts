// The one gate before anything that people read: signs that steer a terminal or hide in a text become visible.
// Data for programs stay what they are: in JSON the same signs are escapes, CSV in a file stays as it is.
import { late } from '../kernel/pattern.ts'

/** Controls, marks of direction, invisible signs, fillers, tags and halves of pairs. */
const unsafe = late(() => /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u)
const unsafeAll = late(() => new RegExp(unsafe().source, 'gu'))

/** Invisible signs where they belong: within emoji, and with Chinese characters of several shapes. */
const inPlace = late(
  () =>
    /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,8}\u{e007f}|(?<=\p{Emoji})[\ufe0e\ufe0f]|(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})|(?<=\p{Ideographic})[\u{e0100}-\u{e01ef}]/gu,
)

const visible = (sign: string): string => {
  const point = sign.codePointAt(0) ?? 0
  if (point < 0x20) return String.fromCodePoint(0x2400 + point)
  if (point === 0x7f) return '␡'
  return `⟨U+${point.toString(16).toUpperCase().padStart(4, '0')}⟩`
}

type Shape = (sign: string) => string

const reveal = (text: string, kept: string, shape: Shape): string =>
  text.replace(unsafeAll(), (sign) => (kept.includes(sign) ? sign : shape(sign)))

/** Most text: answered by a short pattern before the long one is asked. */
const plain = /^[\x20-\x7e\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]*$/

const gate = (text: string, kept: string, shape: Shape = visible): string => {
  if (plain.test(text) || !unsafe().test(text)) return text
  let safe = ''
  let from = 0
  for (const match of text.matchAll(inPlace())) {
    safe += reveal(text.slice(from, match.index), kept, shape) + match[0]
    from = match.index + match[0].length
  }
  return safe + reveal(text.slice(from), kept, shape)
}

/** Safe text that may span lines: line breaks stay (`\r\n` becomes one), all else that is unseen is made visible. */
export const safeText = (text: string): string => gate(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text, '\n')

/** Safe text for a place of one line: a line break is shown as `↵`. */
export const safeLine = (text: string): string => safeText(text).replaceAll('\n', '↵')

/** Lines of CSV or TSV that go to a terminal: the signs that part cells and lines stay. */
export const safeFlat = (text: string): string =>
  text
    .split('\r\n')
    .map((part) => gate(part, '\n\t'))
    .join('\r\n')

const asEscape: Shape = (sign) =>
  Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')

/** JSON whose strings hold nothing unseen: such signs are escapes of JSON, so that it reads back as the same. */
export const safeJson = (json: string): string => gate(json, '\n', asEscape)

/** Colours as the painter sets them; no other order to the terminal is ours. */
const colours = /(\x1b\[(?:[12]|22|3[0-79])m)/

/**
 * The last gate, over everything that goes to a terminal: what an answer let through all the same. Colours pass where they
 * are `painted`.
 */
export const safeScreen = (text: string, options: { readonly painted: boolean; readonly json: boolean }): string => {
  const safe = options.json ? safeJson : safeFlat
  if (!options.painted) return safe(text)
  return text
    .split(colours)
    .map((part, at) => (at % 2 === 1 ? part : safe(part)))
    .join('')
}
