// Traditional to simplified characters, one character at a time, from a generated table: for comparing, never for showing.
// It is no translator: words of Taiwan or Hong Kong (計程車) stay what they are.
import { commonPairs, rarePairs } from './chinese.table.ts'

const first = 0x3400
const last = 0x9fff
const qian = 0x4e7e

let table: Uint16Array | undefined
let rare: Map<string, string> | undefined

const unpack = (): Uint16Array => {
  const map = new Uint16Array(last - first + 1)
  for (let i = 0; i < commonPairs.length; i += 2) map[commonPairs.charCodeAt(i) - first] = commonPairs.charCodeAt(i + 1)
  map[qian - first] = qian
  return map
}

const rareMap = (): Map<string, string> => {
  const chars = Array.from(rarePairs)
  const map = new Map<string, string>()
  for (let i = 0; i + 1 < chars.length; i += 2) map.set(chars[i] ?? '', chars[i + 1] ?? '')
  return map
}

// 乾 is 干 (dry) in traditional text and itself in names (乾隆, 张乾): it is read as dry only beside these.
const dryAfter = '餅饼葡萄烘晒曬吹擦風风肉豆筍笋牛魚鱼'
const dryBefore = '洗燥淨净果貨货衣杯糧粮脆冰旱涸癟瘪材柴草酪貝贝眼爹娘媽妈'

const isDry = (text: string, at: number): boolean =>
  (at > 0 && dryAfter.includes(text.charAt(at - 1))) ||
  (at + 1 < text.length && dryBefore.includes(text.charAt(at + 1)))

/** 0 where the UTF-16 unit is already what it folds to; else the unit it folds to, or itself where that hangs on its neighbours. */
export const simplifiedUnit = (unit: number): number => {
  if (unit < first || unit > last) return 0
  if (table === undefined) {
    asked += 1
    if (asked < worthUnpacking) return sought(unit)
    table = unpack()
  }
  return table[unit - first] ?? 0
}

// A small command asks for a few names, and unpacking takes as long as a thousand searches of the sorted pairs.
const worthUnpacking = 500
let asked = 0

const sought = (unit: number): number => {
  if (unit === qian) return qian
  let from = 0
  let to = commonPairs.length / 2
  while (from < to) {
    const middle = (from + to) >> 1
    const found = commonPairs.charCodeAt(middle * 2)
    if (found === unit) return commonPairs.charCodeAt(middle * 2 + 1)
    if (found < unit) from = middle + 1
    else to = middle
  }
  return 0
}

const hasRare = /[\u{20000}-\u{323af}]/u

/**
 * The text with traditional characters replaced by simplified ones, for comparison. One character becomes one character,
 * so where the choice hangs on the word the common one is taken (髮 and 發 both 发, 后 and 後 both 后); 乾 becomes 干 only
 * beside a word for something dry. Everything else stays. Idempotent.
 */
export const simplify = (text: string): string => {
  let done = ''
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const simple = simplifiedUnit(unit)
    if (simple === 0) continue
    if (unit === qian) {
      if (!isDry(text, i)) continue
      done += `${text.slice(from, i)}干`
    } else done += text.slice(from, i) + String.fromCharCode(simple)
    from = i + 1
  }
  const result = from === 0 ? text : done + text.slice(from)
  if (!hasRare.test(result)) return result
  rare ??= rareMap()
  const map = rare
  return Array.from(result, (char) => map.get(char) ?? char).join('')
}
