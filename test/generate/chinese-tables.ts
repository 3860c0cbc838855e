// Makes the packed tables of src/kernel from opencc-js and pinyin-pro: `npx tsx test/generate/chinese-tables.ts`.
// test/rules/chinese-tables.test.ts holds the committed tables against what this file would write.
import { readFileSync, writeFileSync } from 'node:fs'
import * as OpenCC from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'

const from = 0x4e00
const to = 0x9fff
const noReading = '--'

/** Spare syllables that no table uses yet, so that a new reading does not move the stored codes of the others. */
const spare = ['lo', 'hm', 'hng', 'n', 'nun', 'rua', 'tei', 'cei', 'fiao', 'yai', 'pia', 'eng', 'wong']

const codePoints = (): number[] => {
  const all: number[] = []
  for (let code = 0x3400; code <= to; code++) all.push(code)
  for (let code = 0x20000; code <= 0x323af; code++) all.push(code)
  all.push(0x3007)
  return all
}

const readingOf = (char: string): { base: string; tone: number } | undefined => {
  const toned = pinyin(char, { toneType: 'num', v: true })
  const match = /^([a-zü]+)([0-4])$/.exec(toned)
  if (!match?.[1]) return undefined
  return { base: match[1].replaceAll('ü', 'v'), tone: Number(match[2]) }
}

/** Like the order of the Unicode pinyin collation: lu, lü, luan, lüe, lun, luo. */
const bySyllable = (a: string, b: string): number => {
  const [x, y] = [a.replaceAll('v', 'u'), b.replaceAll('v', 'u')]
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0
}

/** Two printable ASCII characters for a number below 26 x 86; their binary order is that of the numbers. */
export const packCode = (code: number): string => {
  const low = (code % 86) + 40
  return String.fromCharCode(65 + Math.floor(code / 86), low >= 92 ? low + 1 : low)
}

/** The text of src/kernel/pinyin.table.ts. */
export const pinyinTable = (): string => {
  const readings = new Map<number, { base: string; tone: number }>()
  const syllables = new Set(spare)
  for (const code of codePoints()) {
    const reading = readingOf(String.fromCodePoint(code))
    if (!reading) continue
    readings.set(code, reading)
    syllables.add(reading.base)
  }
  const list = [...syllables].sort(bySyllable)
  const place = new Map(list.map((base, index) => [base, index]))
  const pack = (code: number): string => {
    const reading = readings.get(code)
    const index = reading && place.get(reading.base)
    return reading && index !== undefined ? packCode(index * 5 + reading.tone) : noReading
  }
  let main = ''
  for (let code = from; code <= to; code++) main += pack(code)
  let rare = ''
  for (const code of codePoints())
    if ((code < from || code > to) && readings.has(code)) rare += String.fromCodePoint(code) + pack(code)
  return `// Made by test/generate/chinese-tables.ts from pinyin-pro: do not edit. The main reading of each character.
// A changed list of syllables changes stored sort keys and search words: a migration must make them anew then.

/** Every syllable without tone, in the order of sorting; ü is written v. */
export const syllableList =
  '${list.join(' ')}'

// biome-ignore format: generated
/** Two characters for each of U+4E00..U+9FFF: syllable x 5 + tone, as packed by the generator; ${noReading} is unknown. */
export const mainReadings = '${main}'

// biome-ignore format: generated
/** Characters outside that block, each followed by its two. */
export const rareReadings = '${rare}'
`
}

/** The characters of GB 2312, which a text in simplified characters uses as they are. */
const everydayCharacters = (): Set<string> => {
  const decoder = new TextDecoder('gb18030')
  const all = new Set<string>()
  for (let high = 0xb0; high <= 0xf7; high++)
    for (let low = 0xa1; low <= 0xfe; low++) all.add(decoder.decode(new Uint8Array([high, low])))
  return all
}

/** The text of src/kernel/chinese.table.ts. */
export const chineseTable = (): string => {
  const plain = OpenCC.Converter({ from: 't', to: 'cn' })
  const regional = (['tw', 'hk'] as const).map((place) => OpenCC.Converter({ from: place, to: 'cn' }))
  const everyday = everydayCharacters()
  const pairs = new Map<string, string>()
  for (const code of codePoints()) {
    const char = String.fromCodePoint(code)
    const simple = [plain, ...(everyday.has(char) ? [] : regional)]
      .map((convert) => convert(char))
      .find((result) => result !== char)
    if (simple === undefined || char === '乾') continue
    // The rarer side goes to the one that fonts and keyboards have.
    if (code <= to && simple.length > 1) {
      if (!pairs.has(simple)) pairs.set(simple, char)
    } else pairs.set(char, simple)
  }
  const end = (char: string, before: readonly string[] = []): string => {
    const next = pairs.get(char)
    return next === undefined || before.includes(next) ? char : end(next, [...before, char])
  }
  let common = ''
  let rare = ''
  for (const char of pairs.keys()) {
    const pair = char + end(char)
    if (end(char) === char) continue
    if (pair.length === 2) common += pair
    else rare += pair
  }
  return `// Made by test/generate/chinese-tables.ts from opencc-js: do not edit. Pairs of characters, each followed by what it folds to.

// biome-ignore format: generated
/** Traditional and simplified, both in the basic plane (U+3400..U+9FFF). */
export const commonPairs = '${common}'

// biome-ignore format: generated
/** Pairs with a side outside the basic plane; the rarer side is folded to the one that fonts and keyboards have. */
export const rarePairs = '${rare}'
`
}

/** Where the tables are kept and what makes them. */
export const tables = [
  { url: new URL('../../src/kernel/pinyin.table.ts', import.meta.url), make: pinyinTable },
  { url: new URL('../../src/kernel/chinese.table.ts', import.meta.url), make: chineseTable },
] as const

if (process.argv[1]?.endsWith('chinese-tables.ts')) {
  for (const table of tables) {
    const text = table.make()
    const old = (() => {
      try {
        return readFileSync(table.url, 'utf8')
      } catch {
        return ''
      }
    })()
    if (text !== old) writeFileSync(table.url, text)
    process.stdout.write(`${table.url.pathname.split('/').pop()} ${text === old ? 'unchanged' : 'written'}\n`)
  }
}
