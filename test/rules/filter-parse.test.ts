// The grammar of filters: text into a tree with offsets, and what is refused, at which column.
import { describe, expect, it } from 'vitest'
import { filterOfArguments } from '../../src/command/filter/arguments.ts'
import { parseFilter } from '../../src/command/filter/parse.ts'
import { limits, type Syntax, type Value } from '../../src/command/filter/syntax.ts'
import { Failure } from '../../src/kernel/failure.ts'

const valueText = (value: Value): string => {
  if (value.range) return `[${value.range.from?.text ?? ''} to ${value.range.to?.text ?? ''}]`
  return value.quoted ? `"${value.text}"` : value.text
}

/** The tree in Lisp's spelling, short enough to read. */
const spelled = (tree: Syntax): string => {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return `(${tree.kind} ${tree.parts.map(spelled).join(' ')})`
    case 'not':
      return `(not ${spelled(tree.part)})`
    case 'word':
      return tree.quoted ? `"${tree.text}"` : tree.text
    case 'comparison':
      return `<${[tree.name, ...tree.path].join('.')} ${tree.sign} ${tree.values.map(valueText).join(' | ')}>`
  }
}

const parsed = (text: string): string => spelled(parseFilter(text, { dash: true }).root)

const failureOf = (work: () => unknown): Failure => {
  try {
    work()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('nothing failed')
}

describe('filters are read', () => {
  it.each([
    ['tier:high', '<tier : high>'],
    ['张 明', '(and 张 明)'],
    ['"张 明"', '"张 明"'],
    ['“张 明” 「a b」', '(and "张 明" "a b")'],
    ['a or b c', '(or a (and b c))'],
    ['a AND b Or c', '(or (and a b) c)'],
    ['not a b', '(and (not a) b)'],
    ['not not a', 'a'],
    ['not (a or b)', '(not (or a b))'],
    ['not(a or b)', '(not (or a b))'],
    ['(a or b) (c or d)', '(and (or a b) (or c d))'],
    ['（a 或 b） 且 不 c', '(and (or a b) (not c))'],
    ['"or" "not"', '(and "or" "not")'],
    ['orchid nothing android', '(and orchid nothing android)'],
    ['#vip -old -(a b)', '(and <# : vip> (not old) (not (and a b)))'],
    ['-tier:high', '(not <tier : high>)'],
    ['-5 - --', '(and (not 5) - --)'],
    ['类别：现有，流失 标签:vip', '(and <类别 : 现有 | 流失> <标签 : vip>)'],
    ['name=a name!=b', '(and <name = a> <name != b>)'],
    ['a<1 b<=2 c>3 d>=4', '(and <a < 1> <b <= 2> <c > 3> <d >= 4>)'],
    [
      'a:>1 b:>=2 c==3 d≠4 e≤5 f≥6 g＞7 h！＝8',
      '(and <a > 1> <b >= 2> <c = 3> <d != 4> <e <= 5> <f >= 6> <g > 7> <h != 8>)',
    ],
    ['last_visit.before:30d-ago', '<last_visit.before : 30d-ago>'],
    ['last-visit.before:2026-01', '<last-visit.before : 2026-01>'],
    ['consent.sms:no', '<consent.sms : no>'],
    ['age:1..5', '<age : [1 to 5]>'],
    ['age:..5 age:1.. price:1.5..2.5', '(and <age : [ to 5]> <age : [1 to ]> <price : [1.5 to 2.5]>)'],
    ['due:2026-01..2026-03,none', '<due : [2026-01 to 2026-03] | none>'],
    ['note:"a, b..c",d', '<note : "a, b..c" | d>'],
    ['note:"say \\"hi\\" \\\\ C:\\new"', '<note : "say "hi" \\ C:\\new">'],
    ['note:wait... 1...5', '(and <note : wait...> 1...5)'],
    ['age:1...5 a,b c..d', '(and <age : 1...5> a,b c..d)'],
    ['（tier:high） b', '(and <tier : high> b)'],
    ['name:宏远(北京) 宏远（上海）x', '(and <name : 宏远(北京)> 宏远（上海）x)'],
    ['(name:a) b', '(and <name : a> b)'],
    ['12:30 5"', '(and 12:30 5")'],
    ["it's name:O'Brien", "(and it's <name : O'Brien>)"],
    ['url:https://a.b/c?d=e', '<url : https://a.b/c?d=e>'],
    ['a\u3000b\tc', '(and a b c)'],
  ])('%s', (text, tree) => {
    expect(parsed(text)).toBe(tree)
  })

  it('keeps where everything stands', () => {
    const { root } = parseFilter('张 tier:high,low')
    expect(root).toMatchObject({
      parts: [
        { at: 0, end: 1 },
        {
          at: 2,
          valuesAt: 7,
          values: [
            { at: 7, end: 11 },
            { at: 12, end: 15 },
          ],
        },
      ],
    })
  })

  it('keeps where the value of a tag stands', () => {
    expect(parseFilter('a #vip').root).toMatchObject({ parts: [{ at: 0 }, { name: '#', at: 2, valuesAt: 3 }] })
  })

  it('takes a dash as text where a shell may have taken it for a flag', () => {
    expect(spelled(parseFilter('-old').root)).toBe('-old')
  })
})

describe('filters are refused with the column', () => {
  it.each([
    ['', 1],
    ['  ', 1],
    ['a or', 5],
    ['or a', 1],
    ['not', 4],
    ['a and and b', 7],
    ['(a', 1],
    ['a (b (c)', 3],
    ['a )', 3],
    ['()', 2],
    ['tier:', 6],
    ['tier: high', 6],
    ['tier:high,', 11],
    ['tier:high,,low', 11],
    ['tag:(a or b)', 5],
    ['名字 "张', 4],
    ['𠮷𠮷 "x', 4],
    ['name:"a"b', 9],
    ['"a"b', 4],
  ])('%s', (text, column) => {
    const failure = failureOf(() => parseFilter(text, { dash: true }))
    expect(failure.exit).toBe(2)
    expect(failure.code).toBe('bad-filter')
    expect(failure.words.en).toContain(`(column ${column})`)
    expect(failure.words.zh).toContain(`第 ${column} 列`)
  })

  it.each([
    ['brackets', '('.repeat(100_000)],
    ['brackets within the length', '('.repeat(4000)],
    ['brackets that close', `${'('.repeat(limits.depth + 1)}a${')'.repeat(limits.depth + 1)}`],
    ['words', 'a '.repeat(20_000)],
    ['values', `id:${'1,'.repeat(20_000)}1`],
  ])('too many %s', (_, text) => {
    expect(failureOf(() => parseFilter(text)).code).toBe('bad-filter')
  })

  it('reads the deepest brackets it allows, and any number of nots', () => {
    expect(parsed(`${'('.repeat(limits.depth)}a${')'.repeat(limits.depth)}`)).toBe('a')
    expect(parsed(`${'not '.repeat(4001)}a`)).toBe('(not a)')
  })
})

describe('words of a command line', () => {
  it.each([
    [['张', '明'], '张 明'],
    [['Maria Lopez'], '"Maria Lopez"'],
    [['name:Maria Lopez', 'or', 'x'], 'name:"Maria Lopez" or x'],
    [['say "hi" \\ you'], '"say \\"hi\\" \\\\ you"'],
    [['(', 'a', 'or', 'b', ')'], '( a or b )'],
    [['re: the bill'], '"re: the bill"'],
    [['at 12:30 sharp'], '"at 12:30 sharp"'],
  ])('%j', (words, text) => {
    expect(filterOfArguments(words)).toBe(text)
    expect(() => parseFilter(text)).not.toThrow()
  })

  it.each([[['tier:high owner:王芳']], [['宏远 tier:high']]])('a whole filter in one word is refused: %j', (words) => {
    const failure = failureOf(() => filterOfArguments(words))
    expect(failure.code).toBe('bad-filter')
    expect(failure.detail.hint?.en).toBe(`--where '${words[0]}'`)
  })
})
