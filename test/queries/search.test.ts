// Search over some hundred names through the whole store: what is found by every way of typing, held against lists that
// were written by hand and know nothing of the index.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namedColumns } from '../../src/command/named-columns.ts'
import { type FoundRecord, findRecords } from '../../src/command/search/find.queries.ts'
import { program } from '../../src/commands.ts'
import { contactNoun, customerNoun } from '../../src/customer/index.ts'
import { openStore, type Reading, type Store } from '../../src/database/store.ts'
import { crm } from '../harness/world.ts'
import { aboutOf } from './temporary-store.ts'

/** Surname in simplified characters, in traditional ones where they differ, and every reading people type. */
const surnames: readonly (readonly [string, string, readonly string[]])[] = [
  ['张', '張', ['zhang']],
  ['陈', '陳', ['chen']],
  ['刘', '劉', ['liu']],
  ['赵', '趙', ['zhao']],
  ['吴', '吳', ['wu']],
  ['单', '單', ['shan', 'dan']],
  ['仇', '仇', ['qiu', 'chou']],
  ['曾', '曾', ['zeng', 'ceng']],
  ['解', '解', ['xie', 'jie']],
  ['查', '查', ['zha', 'cha']],
  ['翟', '翟', ['zhai', 'di']],
  ['朴', '朴', ['piao', 'pu']],
  ['区', '區', ['ou', 'qu']],
  ['吕', '呂', ['lv', 'lyu', 'lü', 'lu']],
  ['欧阳', '歐陽', ['ouyang']],
  ['诸葛', '諸葛', ['zhuge']],
  ['萧', '蕭', ['xiao']],
  ['叶', '葉', ['ye', 'xie']],
]

/** Given names: simplified, traditional, pinyin, initials. */
const given: readonly (readonly [string, string, string, string])[] = [
  ['小明', '小明', 'xiaoming', 'xm'],
  ['国强', '國強', 'guoqiang', 'gq'],
  ['丽', '麗', 'li', 'l'],
  ['建华', '建華', 'jianhua', 'jh'],
  ['龙', '龍', 'long', 'l'],
  ['美玲', '美玲', 'meiling', 'ml'],
  ['志远', '志遠', 'zhiyuan', 'zy'],
  ['晓东', '曉東', 'xiaodong', 'xd'],
]

const foreign = [
  ['José García López', 'jose.garcia@example.com'],
  ['Zoë Müller', 'zoe@mueller.example'],
  ['Łukasz Dvořák', 'lukasz_d@example.pl'],
  ["Siobhán O'Brien", 'sob@example.ie'],
  ['Ann Lee', 'ann.lee+shop@example.org'],
  ['Maria Zhang', 'maria@zhang.example'],
  ['Иван Петров', 'ivan@example.ru'],
  ['山田太郎', 'taro@example.jp'],
] as const

interface Person {
  readonly id: number
  readonly surname: number
  readonly given: number
}

const people: Person[] = []
let folder = ''
let store: Store
const idOf = new Map<string, number>()

const phoneOf = (id: number): string => `+8613${String(900_000_000 + id * 7919).slice(-9)}`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crm-search-'))
  expect((await crm(['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'], { cwd: folder })).code).toBe(0)
  store = await openStore(join(folder, 'crm.db'), {
    write: true,
    keepers: program.keepers(),
    functions: program.functions,
  })
  await store.write(aboutOf(), async (writing) => {
    const add = (name: string, more = {}): Promise<number> =>
      writing.insert('customer', { name, ...namedColumns(name), added: '2026-01-05', ...more })
    for (const [surname, [simple, old]] of surnames.entries()) {
      for (const [place, [first, oldFirst]] of given.entries()) {
        // Every second name is written in traditional characters.
        const name = (surname + place) % 2 === 0 ? `${simple}${first}` : `${old}${oldFirst}`
        const id = await add(name, { phones: JSON.stringify([phoneOf(people.length + 1)]) })
        people.push({ id, surname, given: place })
      }
    }
    for (const [name, email] of foreign) idOf.set(name, await add(name, { emails: JSON.stringify([email]) }))
    idOf.set('firm', await add('宏远科技有限公司', { company: '宏远集团', wechat: 'hy_tech-2020', key: 'HY-1' }))
    idOf.set('gone', await add('张已删', { removed: writing.now }))
    const contact = (name: string, customer: string, more = {}): Promise<number> =>
      writing.insert('contact', { name, ...namedColumns(name), customer: idOf.get(customer) ?? 0, ...more })
    await contact('覃经理', 'firm', { phones: '["+8613900139000"]', emails: '["qin@hongyuan.cn"]' })
    await contact('旧人', 'firm', { phones: '["+8613911112222"]', removed: writing.now })
    await contact('司马光', 'gone', { phones: '["+8613933334444"]' })
  })
}, 60_000)

afterAll(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

const find = (text: string, more = {}): Promise<readonly FoundRecord[]> =>
  store.read(async (reading) => [
    ...findRecords(reading, {
      noun: customerNoun,
      nouns: [customerNoun, contactNoun],
      text,
      country: 'CN',
      removed: false,
      ...more,
    }),
  ])

const idsFor = async (text: string): Promise<readonly number[]> =>
  (await find(text)).map(({ id }) => id).sort((a, b) => a - b)

const idsWhere = (test: (person: Person) => boolean): readonly number[] => people.filter(test).map(({ id }) => id)

describe('a part of a Chinese name', () => {
  it.each(surnames.map(([simple, old], place) => [simple, old, place] as const))(
    '%s and %s find everybody called so, in either script, and nobody else',
    async (simple, old, place) => {
      const expected = idsWhere(({ surname }) => surname === place)
      expect(await idsFor(simple)).toEqual(expected)
      expect(await idsFor(old)).toEqual(expected)
    },
  )

  it.each(given.map(([simple, old], place) => [simple, old, place] as const))(
    '%s and %s too',
    async (simple, old, place) => {
      const expected = idsWhere((person) => person.given === place)
      expect(await idsFor(simple)).toEqual(expected)
      expect(await idsFor(old)).toEqual(expected)
    },
  )

  it('may run over surname and given name', async () => {
    expect(await idsFor('阳小')).toEqual(idsWhere((one) => surnames[one.surname]?.[0] === '欧阳' && one.given === 0))
  })
})

describe('pinyin', () => {
  /** Surnames that may be read so, by their places. */
  const sounding = (sound: string): ReadonlySet<number> =>
    new Set(surnames.flatMap(([, , sounds], place) => (sounds.includes(sound) ? [place] : [])))

  const readings = surnames.flatMap(([simple, , sounds], place) =>
    sounds.map((sound) => [sound, simple, place] as const),
  )

  it.each(readings)('%s finds everybody called %s', async (sound, _, place) => {
    const found = new Set(await idsFor(sound))
    expect(idsWhere(({ surname }) => surname === place).filter((id) => !found.has(id))).toEqual([])
  })

  it.each(readings)('%s with a given name finds exactly those (%s)', async (sound) => {
    const [, , pinyin] = given[1] ?? ['', '', '']
    expect(await idsFor(`${sound}${pinyin}`)).toEqual(
      idsWhere((one) => sounding(sound).has(one.surname) && one.given === 1),
    )
  })

  it.each(readings)('initials of %s with those of a given name find the one (%s)', async (sound, simple, place) => {
    const first = simple === '欧阳' ? 'oy' : simple === '诸葛' ? 'zg' : sound.replace('ü', 'u').charAt(0)
    const found = new Set(await idsFor(`${first}gq`))
    expect(idsWhere((one) => one.surname === place && one.given === 1).filter((id) => !found.has(id))).toEqual([])
    // Nobody whose given name has other initials.
    expect([...found].filter((id) => people.some((one) => one.id === id && one.given !== 1))).toEqual([])
  })

  it('does not begin inside a syllable', async () => {
    expect(await idsFor('hangxiaoming')).toEqual([])
  })
})

describe('a phone', () => {
  it('is found in every spelling, by its last digits, and by a piece of it', async () => {
    const [person] = people
    const phone = phoneOf(1)
    const local = phone.slice(3)
    for (const spelt of [
      local,
      phone,
      `0086${local}`,
      `${local.slice(0, 3)} ${local.slice(3, 7)} ${local.slice(7)}`,
      `(${local.slice(0, 3)})${local.slice(3, 7)}-${local.slice(7)}`,
      [...local].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
      local.slice(2, 9),
    ])
      expect([spelt, await idsFor(spelt)]).toEqual([spelt, [person?.id]])
  })

  it('by its last four digits finds all that end so', async () => {
    for (const number of [3, 50, 120]) {
      const end = phoneOf(number).slice(-4)
      const expected = people.filter((_, place) => phoneOf(place + 1).endsWith(end)).map(({ id }) => id)
      expect(await idsFor(end)).toEqual(expected)
    }
  })

  it('beside a name must be the phone of that name', async () => {
    const end = phoneOf(1).slice(3)
    expect(await idsFor(`张 ${end}`)).toEqual([people[0]?.id])
    expect(await idsFor(`陈 ${end}`)).toEqual([])
  })

  it('of a contact finds its customer, that of a removed contact nobody', async () => {
    expect(await find('9000')).toMatchObject([{ id: idOf.get('firm'), matches: [{ field: 'contact.phones' }] }])
    expect(await idsFor('139 1111 2222')).toEqual([])
    expect(await idsFor('13933334444')).toEqual([])
  })
})

describe('other words', () => {
  it.each([
    ['jose', 'José García López', ['name', 'emails']],
    ['GARCÍA', 'José García López', ['name', 'emails']],
    ['garcia@exam', 'José García López', ['emails']],
    ['muller', 'Zoë Müller', ['name']],
    ['mueller', 'Zoë Müller', ['emails']],
    ['dvorak', 'Łukasz Dvořák', ['name']],
    ['lukasz_d', 'Łukasz Dvořák', ['emails']],
    ["o'brien", "Siobhán O'Brien", ['name']],
    ['O’Brien', "Siobhán O'Brien", ['name']],
    ['ann lee', 'Ann Lee', ['name', 'emails']],
    ['+shop', 'Ann Lee', ['emails']],
    ['ПЕТРОВ', 'Иван Петров', ['name']],
    ['田太', '山田太郎', ['name']],
    ['hongyuankeji', 'firm', ['name']],
    ['hykj', 'firm', ['name']],
    ['遠集', 'firm', ['company']],
    ['hy_tech', 'firm', ['wechat']],
    ['hongyuan.cn', 'firm', ['contact.emails']],
    ['覃', 'firm', ['contact.name']],
    ['tan', 'firm', ['contact.name']],
    ['HY-1', 'firm', ['key']],
  ])('%s finds %s in %j', async (text, name, fields) => {
    const found = await find(text)
    expect(found.map(({ id }) => id)).toEqual([idOf.get(name)])
    expect([...new Set(found[0]?.matches.map(({ field }) => field))]).toEqual(fields)
  })

  it('find nothing where only a part of them is there, or only signs are', async () => {
    for (const text of ['张 garcia', '查无此人', '%', '"', "'; drop table customer", '*', 'NEAR(a b)', '😀'])
      expect([text, await idsFor(text)]).toEqual([text, []])
  })

  it('leave removed customers out, and find them where they are asked for', async () => {
    expect(await idsFor('已删')).toEqual([])
    expect((await find('已删', { removed: true })).map(({ id }) => id)).toEqual([idOf.get('gone')])
  })
})

describe('the walk', () => {
  const counted = (reading: Reading): { readonly reading: Reading; readonly rows: () => number } => {
    let rows = 0
    const { lane } = reading
    const watched: Reading['lane'] = {
      ...lane,
      prepare: (source) => {
        const statement = lane.prepare(source)
        return {
          ...statement,
          iterate: function* (...values) {
            for (const row of statement.iterate(...values)) {
              rows += 1
              yield row
            }
          },
        }
      },
    }
    return { reading: { ...reading, lane: watched }, rows: () => rows }
  }

  it('goes no further than it is listened to', async () => {
    await store.read(async (reading) => {
      const watched = counted(reading)
      const asked = { noun: customerNoun, nouns: [customerNoun], text: '小', country: 'CN', removed: false }
      const taken: number[] = []
      for (const { id } of findRecords(watched.reading, asked)) if (taken.push(id) === 3) break
      expect(taken).toHaveLength(3)
      expect(watched.rows()).toBeLessThanOrEqual(4)
    })
  })

  it('is in the order of the index, with nothing sorted or kept on the way', async () => {
    await store.read(async ({ lane }) => {
      const plan = lane
        .prepare('explain query plan select rowid from search where search match ? and rowid % 64 = ? order by rowid')
        .all('"张"', 3)
        .map(({ detail }) => String(detail))
      expect(plan).toEqual([expect.stringMatching(/^SCAN search VIRTUAL TABLE INDEX/)])
      const phones = lane
        .prepare(
          `explain query plan select id, noun from term where kind = 'phone' and value >= ? and value < ? order by value, noun, id`,
        )
        .all('0008', '0008:')
        .map(({ detail }) => String(detail))
      expect(phones).toEqual([expect.stringMatching(/^SEARCH term USING PRIMARY KEY/)])
    })
  })
})
