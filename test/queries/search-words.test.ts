// Search words and queries against a real FTS5 table: contentless, detail=none, split on spaces.
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readSearch } from '../../src/kernel/search-query.ts'
import { type SearchField, searchTokenizer, searchWords } from '../../src/kernel/search-words.ts'

const database = new Database(':memory:')
afterAll(() => database.close())

const makeIndex = (name: string) => {
  database.exec(
    `create virtual table ${name} using fts5(words, content='', columnsize=0, detail=none, tokenize="${searchTokenizer}")`,
  )
  database.exec(`insert into ${name}(${name}, rank) values('secure-delete', 1)`)
  return {
    add: database.prepare(`insert into ${name}(rowid, words) values(?, ?)`),
    remove: database.prepare(`insert into ${name}(${name}, rowid, words) values('delete', ?, ?)`),
    find: database.prepare<[string], number>(`select rowid from ${name} where ${name} match ? order by rowid`).pluck(),
  }
}

interface Person {
  readonly name: string
  readonly email?: string
  readonly company?: string
  readonly note?: string
  readonly phone?: string
}

const fieldsOf = (person: Person): readonly SearchField[] => [
  { key: 'name', kind: 'name', text: person.name },
  { key: 'emails', kind: 'text', text: person.email ?? '' },
  { key: 'company', kind: 'name', text: person.company ?? '' },
  { key: 'note', kind: 'text', text: person.note ?? '' },
  { key: 'phones', kind: 'phone', text: person.phone ?? '' },
]

const people: readonly Person[] = [
  { name: '张小明', email: 'zhang.xm@example.com', company: '宏远科技有限公司', phone: '+8613800138000' },
  { name: '張三豐', email: 'sanfeng@wudang.cn', note: '喜歡龍井茶' },
  { name: '吕布', email: 'lv_bu@qq.com', company: '长沙音乐器材行' },
  { name: 'José Álvarez', email: 'jose@correo.es', company: 'Bob’s T恤店' },
  { name: 'Maria Lopez', email: 'maria@abcqq.com', note: 'call before 9' },
  { name: '解缙', company: '西安银行' },
  { name: '𬭎𠮷商行', note: 'さくら' },
  { name: 'Wu', note: '乐' },
]
const index = makeIndex('people')
people.forEach((person, i) => {
  index.add.run(i + 1, searchWords(fieldsOf(person)))
})

const found = (query: string): readonly (readonly [string, readonly string[]])[] => {
  const search = readSearch(query)
  if (search.match === undefined) return []
  return index.find.all(search.match).flatMap((rowid) => {
    const person = people[rowid - 1]
    const keys = person ? search.test(fieldsOf(person)) : []
    return person && keys.length > 0 ? [[person.name, keys] as const] : []
  })
}

const cases: readonly (readonly [string, string])[] = [
  ['张', '张小明:name 張三豐:name'],
  ['小明', '张小明:name'],
  ['张三丰', '張三豐:name'],
  ['張小明', '张小明:name'],
  ['三豐', '張三豐:name'],
  ['龙井', '張三豐:note'],
  ['张 科技', '张小明:name+company'],
  ['zhang', '张小明:name+emails 張三豐:name 吕布:company'],
  ['ZhangXiao', '张小明:name'],
  ['xiaom', '张小明:name'],
  ['hang', '张小明:emails 吕布:company 解缙:company 𬭎𠮷商行:name'],
  ['zxm', '张小明:name'],
  ['xm', '张小明:name+emails'],
  ['zx', '张小明:name'],
  ['sf', '張三豐:name'],
  ['lvbu', '吕布:name'],
  ['lubu', '吕布:name'],
  ['lyubu', '吕布:name'],
  ['lv_b', '吕布:emails'],
  ['_b', '吕布:emails'],
  ['xiejin', '解缙:name'],
  ['jiejin', '解缙:name'],
  ["xi'an", '解缙:company'],
  ['xian', '张小明:company 解缙:company'],
  ['yinhang', '解缙:company'],
  ['cslyqch', ''],
  ['csyyqch', '吕布:company'],
  ['xample', '张小明:emails'],
  ['example.com', '张小明:emails'],
  ['zhang.xm@ex', '张小明:emails'],
  ['qq.com', '吕布:emails'],
  ['wudang.c', '張三豐:emails'],
  ['宏远', '张小明:company'],
  ['hongyuan', '张小明:company'],
  ['hykj', '张小明:company'],
  ['jose', 'José Álvarez:name+emails'],
  ['ÁLVA', 'José Álvarez:name'],
  ['t恤', 'José Álvarez:company'],
  ["bob's", 'José Álvarez:company'],
  ['ml', 'Maria Lopez:name'],
  ['lo ma', 'Maria Lopez:name+emails'],
  ['opez', 'Maria Lopez:name'],
  ['op', ''],
  ['ope', 'Maria Lopez:name'],
  ['9', 'Maria Lopez:note'],
  ['𠮷', '𬭎𠮷商行:name'],
  ['𬭎𠮷', '𬭎𠮷商行:name'],
  ['hongji', ''],
  ['くら', '𬭎𠮷商行:note'],
  ['w', '張三豐:emails Wu:name'],
  ['wu', '張三豐:emails Wu:name'],
  ['yue', '吕布:company'],
  ['le', '吕布:company'],
  ['乐', '吕布:company Wu:note'],
  ['', ''],
  ['***', ''],
  ['" OR "', ''],
  ['zhang wang', ''],
]

describe('search', () => {
  test.each(cases)('%j finds %j', (query, expected) => {
    expect(
      found(query)
        .map(([name, keys]) => `${name}:${keys.join('+')}`)
        .join(' '),
    ).toBe(expected)
  })

  test('digits of a phone are rechecked, not indexed', () => {
    const { test: matches } = readSearch('0013-8000')
    expect(matches([{ key: 'phones', kind: 'phone', text: '+8613800138000' }])).toEqual(['phones'])
    expect(matches([{ key: 'phones', kind: 'phone', text: '+8613800138001' }])).toEqual([])
    expect(searchWords([{ key: 'phones', kind: 'phone', text: '+8613800138000' }])).toBe('')
    const finds = (query: string) =>
      readSearch(query).test([{ key: 'phones', kind: 'phone', text: '+8613800138000' }]).length > 0
    expect(['138', '(138)0013', '+8613', '0013/8000'].filter((query) => !finds(query))).toEqual([])
    expect(['13', 'ab0013', '0013ab', '138 0014', '0013:8000'].filter(finds)).toEqual([])
  })

  test.each([
    ['7tjd', '7天酒店'],
    ['tjd', '7天酒店'],
    ['7t', '7天酒店'],
    ['kh12', '客户12号'],
    ['kh12h', '客户12号'],
    ['kh1h', '客户12号'],
    ['12h', '客户12号'],
    ['h12', '客户12号'],
    ['kh2', ''],
    ['12k', ''],
  ])('numbers among initials: %s finds %s', (query, expected) => {
    const other = makeIndex(`numbers_${query}`)
    const names = ['7天酒店', '客户12号']
    const fields = names.map((text) => [{ key: 'name', kind: 'name', text }] as const)
    for (const [at, one] of fields.entries()) other.add.run(at + 1, searchWords(one))
    const search = readSearch(query)
    const hits = other.find.all(search.match ?? '').filter((rowid) => search.test(fields[rowid - 1] ?? []).length > 0)
    expect(hits.map((rowid) => names[rowid - 1]).join(' ')).toBe(expected)
  })

  test('twelve terms of 64 characters count, and a short word behind a Chinese character begins there', () => {
    const finds = (query: string, text: string) => readSearch(query).test([{ key: 'note', kind: 'text', text }]).length
    expect([finds(`${'张 '.repeat(12)}z`, '张'), finds(`${'张 '.repeat(11)}z`, '张')]).toEqual([1, 0])
    expect([finds('a'.repeat(65), 'a'.repeat(64)), finds('a'.repeat(64), 'a'.repeat(63))]).toEqual([1, 0])
    expect([finds('ab', '张ab'), finds('ab', '1ab'), finds('ab', 'cab')]).toEqual([1, 0, 0])
  })

  test('words of a personal name are few', () => {
    expect(searchWords([{ key: 'name', kind: 'name', text: '张小明' }])).toBe(
      '张 张小 小 小明 明 ~zhang ^zx ~xiao ^xm ~ming',
    )
    expect(searchWords([{ key: 'name', kind: 'name', text: '乐嘉' }])).toBe('乐 乐嘉 嘉 ~le ~yue ^lj ^yj ~jia')
    expect(searchWords([{ key: 'mail', kind: 'text', text: 'Bob@qq.com' }])).toBe('bob qq com')
  })

  test('a row leaves the index by the words it came with', () => {
    const other = makeIndex('leaving')
    const words = searchWords(fieldsOf(people[0] ?? { name: '' }))
    other.add.run(1, words)
    const match = readSearch('小明').match ?? ''
    expect(other.find.all(match)).toEqual([1])
    other.remove.run(1, words)
    expect(other.find.all(match)).toEqual([])
    expect(database.prepare(`insert into leaving(leaving) values('integrity-check')`).run().changes).toBeDefined()
  })
})

// Nothing that the exact test accepts may be missed by the index.
const piece = fc.constantFrom(
  '张', '張', '小', '明', '乐', '重', '庆', '行', '单', '吕', '安', '西', '乾', '餅', '𬭎', '〇', 'a', 'b', 'Bo', 'zhang', 'xi', 'an', 'lv', 'é',
  '1', '38', '.', '@', "'", '-', '_', ' ', '·', 'さ', 'ж', '（', '・', '"',
) // biome-ignore format: a list
const anyText = fc.array(piece, { maxLength: 9 }).map((parts) => parts.join(''))

test('the index misses nothing that the exact test accepts', () => {
  const other = makeIndex('random')
  let rowid = 0
  fc.assert(
    fc.property(
      fc.array(fc.record({ name: anyText, note: anyText }), { minLength: 1, maxLength: 4 }),
      fc.oneof(
        anyText,
        fc.constantFrom('38z', '138z', '38zx', '1x', 'zhang', 'xian', 'zx', 'lubu', 'cq', 'chongq', 'x', 'yue', 'zxm'),
      ),
      fc.nat(),
      fc.nat({ max: 6 }),
      (rows, free, start, length) => {
        const source = (rows[0]?.name ?? '') + (rows[0]?.note ?? '')
        const chars = Array.from(source)
        const at = chars.length === 0 ? 0 : start % chars.length
        for (const query of [free, chars.slice(at, at + length).join('')]) {
          const search = readSearch(query)
          for (const row of rows) {
            const fields: readonly SearchField[] = [
              { key: 'name', kind: 'name', text: row.name },
              { key: 'note', kind: 'text', text: row.note },
            ]
            if (search.match === undefined || search.test(fields).length === 0) continue
            rowid++
            const words = searchWords(fields)
            other.add.run(rowid, words)
            const hits = other.find.all(search.match)
            other.remove.run(rowid, words)
            expect({ query, row, match: search.match, words, hits }).toEqual({
              query,
              row,
              match: search.match,
              words,
              hits: [rowid],
            })
          }
        }
      },
    ),
    { numRuns: 3000 },
  )
})

test('any text makes words and a query that SQLite takes', () => {
  const other = makeIndex('anything')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (text, query) => {
      other.add.run(1, searchWords([{ key: 'name', kind: 'name', text }]))
      other.remove.run(1, searchWords([{ key: 'name', kind: 'name', text }]))
      for (const one of [text, query]) {
        const { match } = readSearch(one)
        if (match !== undefined) other.find.all(match)
      }
    }),
  )
})
