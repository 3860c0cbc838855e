// Cuts the text of a filter into brackets, words and comparisons. Knows neither fields nor what words mean,
// except the three that join. Runs once over the text, without recursion.

import { same } from '../../kernel/words.ts'
import { cut, filterFailure } from './filter-failure.ts'
import { closingQuote, pieceEnd, quotedText } from './piece.ts'
import type { Comparison, Offset, Sign, Value, Word } from './syntax.ts'

/** A joining word. */
export type Joint = 'and' | 'or' | 'not'

/** A piece of a filter. */
export type Token =
  | { readonly kind: 'open'; readonly at: Offset }
  | { readonly kind: 'close'; readonly at: Offset }
  | { readonly kind: 'joint'; readonly joint: Joint; readonly text: string; readonly at: Offset }
  | Word
  | Comparison

/** How a text is to be read. */
export interface TokenOptions {
  /** Whether `-word` means not: true inside a quoted `--where`, where no shell takes it for a flag. */
  readonly dash?: boolean
}

const joints: ReadonlyMap<string, Joint> = new Map<string, Joint>([
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
  ['且', 'and'],
  ['或', 'or'],
  ['不', 'not'],
])

const signs: ReadonlyMap<string, Sign> = new Map<string, Sign>([
  [':', ':'],
  ['=', '='],
  ['==', '='],
  ['!=', '!='],
  ['≠', '!='],
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['≤', '<='],
  ['>=', '>='],
  ['≥', '>='],
])

const head =
  /([\p{L}_][\p{L}\p{M}\p{N}_-]*)((?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*)([:：]?[!！][=＝]|[:：]?[<＜][=＝]|[:：]?[>＞][=＝]|[:：]?[<>＜＞≠≤≥]|==|[:：=＝])/uy
const space = /\s/u

/** The joining word that a text is, in either language and any case. */
export const jointOf = (text: string): Joint | undefined => joints.get(text.toLowerCase())

/** The field, words and sign that begin at an offset; null where none do. */
export const headAt = (
  source: string,
  at: Offset,
): (Pick<Comparison, 'name' | 'path' | 'sign'> & { readonly end: Offset }) | null => {
  head.lastIndex = at
  const match = head.exec(source)
  if (!match) return null
  const [all, name = '', path = '', typed = ''] = match
  const plain = typed.normalize('NFKC').replace(/^:(?=.)/, '')
  return { name, path: path.split('.').slice(1), sign: signs.get(plain) ?? ':', end: at + all.length }
}

const readText = (source: string, at: Offset, inList: boolean): { text: Value; end: Offset } => {
  const close = closingQuote(source[at])
  if (close !== null) {
    const { text, end } = quotedText(source, at, close)
    return { text: { text, quoted: true, at, end }, end }
  }
  const end = pieceEnd(source, at, inList)
  return { text: { text: source.slice(at, end), quoted: false, at, end }, end }
}

const dots = (source: string, at: Offset): boolean => source.startsWith('..', at) && source[at + 2] !== '.'

const readValue = (source: string, at: Offset): { value: Value; end: Offset } => {
  const first = readText(source, at, true)
  if (!dots(source, first.end)) return { value: first.text, end: first.end }
  const second = readText(source, first.end + 2, true)
  const from = first.end === at ? null : first.text
  const to = second.end === first.end + 2 ? null : second.text
  const text = source.slice(at, second.end)
  return { value: { text, quoted: false, at, end: second.end, range: { from, to } }, end: second.end }
}

const ends = (source: string, at: Offset): boolean => {
  const character = source[at]
  return character === undefined || space.test(character) || character === ')' || character === '）'
}

const readValues = (source: string, at: Offset, typed: string): { values: readonly Value[]; end: Offset } => {
  const values: Value[] = []
  let next = at
  for (;;) {
    const { value, end } = readValue(source, next)
    if (value.text === '' && !value.quoted) throw noValue(source, next, typed)
    values.push(value)
    next = end
    const character = source[next]
    if (character === ',' || character === '，') next += 1
    else if (ends(source, next)) return { values, end: next }
    else throw loose(source, next)
  }
}

const noValue = (source: string, at: Offset, typed: string) => {
  const bracket = source[at] === '(' || source[at] === '（'
  return filterFailure(
    'bad-filter',
    source,
    at,
    { en: `a value is missing after "${cut(typed)}"`, zh: `“${cut(typed)}”后面缺少值` },
    {
      why: bracket
        ? { en: 'several values are parted by commas, without brackets', zh: '多个值用逗号分开，不加括号' }
        : {
            en: 'the value follows without a space; records that have none are found with none',
            zh: '值要紧跟其后，不加空格；查找没有值的记录用 none',
          },
      hint: same(bracket ? `${cut(typed)}a,b` : `${cut(typed)}none`),
      ...(bracket ? {} : { mend: { is: 'stretch', source, from: at, to: at, right: 'none' } }),
    },
  )
}

const loose = (source: string, at: Offset) =>
  filterFailure(
    'bad-filter',
    source,
    at,
    { en: `"${cut(source.slice(at))}" follows without a space`, zh: `“${cut(source.slice(at))}”前面缺少空格` },
    {
      why: {
        en: 'after a quoted text or a value comes a space, a comma or a bracket; a text with brackets stands in quotes',
        zh: '引号或值之后应是空格、逗号或括号；含括号的文字要加引号',
      },
    },
  )

const readTag = (source: string, at: Offset): { token: Comparison; end: Offset } => {
  const { values, end } = readValues(source, at + 1, source.slice(at, at + 1))
  return { token: { kind: 'comparison', name: '#', path: [], sign: ':', values, at, valuesAt: at + 1 }, end }
}

const readWord = (source: string, at: Offset): { token: Token; end: Offset } => {
  const { text, end } = readText(source, at, false)
  if (!ends(source, end) && text.quoted) throw loose(source, end)
  const joint = text.quoted ? undefined : jointOf(text.text)
  if (joint) return { token: { kind: 'joint', joint, text: text.text, at }, end }
  return { token: { kind: 'word', ...text }, end }
}

const readToken = (source: string, at: Offset, options: TokenOptions): { token: Token; end: Offset } => {
  const character = source[at] ?? ''
  const following = source[at + 1]
  if (character === '(' || character === '（') return { token: { kind: 'open', at }, end: at + 1 }
  if (character === ')' || character === '）') return { token: { kind: 'close', at }, end: at + 1 }
  const more = following !== undefined && !space.test(following)
  if (character === '-' && options.dash && more && following !== '-')
    return { token: { kind: 'joint', joint: 'not', text: '-', at }, end: at + 1 }
  if ((character === '#' || character === '＃') && more) return readTag(source, at)
  const found = headAt(source, at)
  if (!found) return readWord(source, at)
  const { end: valuesAt, ...rest } = found
  const { values, end } = readValues(source, valuesAt, source.slice(at, valuesAt))
  return { token: { kind: 'comparison', ...rest, values, at, valuesAt }, end }
}

/** The pieces of a filter in their order. Throws a `Failure` (`bad-filter`) that says the column. */
export const tokensOf = (source: string, options: TokenOptions = {}): readonly Token[] => {
  const tokens: Token[] = []
  let at = 0
  while (at < source.length) {
    if (space.test(source[at] ?? '')) {
      at += 1
      continue
    }
    const { token, end } = readToken(source, at, options)
    tokens.push(token)
    at = end
  }
  return tokens
}
