// Text of a filter into a tree: `or` binds least, then `and` (said or not), then `not`. Pure; asks no noun.
import { cut, filterFailure } from './filter-failure.ts'
import { limits, type Parsed, type Syntax } from './syntax.ts'
import { type Token, type TokenOptions, tokensOf } from './tokens.ts'

interface Cursor {
  readonly source: string
  readonly tokens: readonly Token[]
  next: number
}

const refuse = (cursor: Cursor, at: number, en: string, zh: string) =>
  filterFailure('bad-filter', cursor.source, at, { en, zh })

const isJoint = (token: Token | undefined, joint: 'and' | 'or' | 'not'): boolean =>
  token?.kind === 'joint' && token.joint === joint

const typed = (token: Token): string => {
  if (token.kind === 'open') return '('
  if (token.kind === 'close') return ')'
  return token.kind === 'comparison' ? token.name : token.text
}

const combined = (kind: 'and' | 'or', parts: readonly Syntax[]): Syntax => {
  const [first] = parts
  return first !== undefined && parts.length === 1 ? first : { kind, parts }
}

const parseEither = (cursor: Cursor, depth: number): Syntax => {
  const parts = [parseAll(cursor, depth)]
  while (isJoint(cursor.tokens[cursor.next], 'or')) {
    cursor.next += 1
    parts.push(parseAll(cursor, depth))
  }
  return combined('or', parts)
}

const parseAll = (cursor: Cursor, depth: number): Syntax => {
  const parts = [parseOne(cursor, depth)]
  for (;;) {
    const token = cursor.tokens[cursor.next]
    if (token === undefined || token.kind === 'close' || isJoint(token, 'or')) return combined('and', parts)
    if (isJoint(token, 'and')) cursor.next += 1
    parts.push(parseOne(cursor, depth))
  }
}

const parseOne = (cursor: Cursor, depth: number): Syntax => {
  let negative = false
  while (isJoint(cursor.tokens[cursor.next], 'not')) {
    negative = !negative
    cursor.next += 1
  }
  const part = parsePart(cursor, depth)
  return negative ? { kind: 'not', part } : part
}

const parsePart = (cursor: Cursor, depth: number): Syntax => {
  const token = cursor.tokens[cursor.next]
  const before = cursor.tokens[cursor.next - 1]
  if (token?.kind === 'word' || token?.kind === 'comparison') {
    cursor.next += 1
    return token
  }
  if (token?.kind === 'open') return parseBracket(cursor, depth, token.at)
  const place = token?.at ?? cursor.source.length
  if (before === undefined)
    throw refuse(cursor, place, `a filter cannot begin with "${token ? typed(token) : ''}"`, '筛选条件不能这样开头')
  throw refuse(cursor, place, `something is missing after "${typed(before)}"`, `“${typed(before)}”后面缺少内容`)
}

const parseBracket = (cursor: Cursor, depth: number, at: number): Syntax => {
  if (depth >= limits.depth)
    throw refuse(cursor, at, `brackets are nested deeper than ${limits.depth}`, `括号嵌套超过 ${limits.depth} 层`)
  cursor.next += 1
  const inner = parseEither(cursor, depth + 1)
  if (cursor.tokens[cursor.next]?.kind !== 'close')
    throw refuse(cursor, at, 'a bracket is never closed', '括号没有闭合')
  cursor.next += 1
  return inner
}

const weight = (token: Token): number => (token.kind === 'comparison' ? token.values.length : 1)

const tooLong = (source: string, at: number, what: string, zh: string) =>
  filterFailure(
    'bad-filter',
    source,
    at,
    { en: `the filter is too long: it may have ${what}`, zh: `筛选条件太长：最多 ${zh}` },
    {
      why: {
        en: 'a long list of records is better kept as a tag or a segment',
        zh: '大量记录请改用标签或分群来保存',
      },
    },
  )

/**
 * Reads one text as a filter. Throws a `Failure` (`bad-filter`, exit 2) that says the column; also where the text is
 * blank, so that an empty shell variable never means every record.
 */
export const parseFilter = (source: string, options: TokenOptions = {}): Parsed => {
  if (source.length > limits.length)
    throw tooLong(source.slice(0, 1), 0, `${limits.length} characters`, `${limits.length} 个字符`)
  const tokens = tokensOf(source, options)
  if (tokens.reduce((sum, token) => sum + weight(token), 0) > limits.parts)
    throw tooLong(source, source.length, `${limits.parts} parts`, `${limits.parts} 个部分`)
  if (tokens.length === 0)
    throw filterFailure('bad-filter', source, 0, { en: 'the filter is empty', zh: '筛选条件是空的' })
  const cursor: Cursor = { source, tokens, next: 0 }
  const root = parseEither(cursor, 0)
  const rest = tokens[cursor.next]
  if (rest)
    throw refuse(cursor, rest.at, `"${cut(typed(rest))}" closes nothing`, `“${cut(typed(rest))}”没有对应的左括号`)
  return { source, root }
}
