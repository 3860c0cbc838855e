// What a role hides, and what of it may be asked, written or shown: the rules alone, without a store.
import { describe, expect, it } from 'vitest'
import type { StoreScene } from '../../src/command/command.ts'
import type { Field, FieldType } from '../../src/command/field.ts'
import { readFilter } from '../../src/command/filter/read-filter.ts'
import type { Noun, Row } from '../../src/command/noun.ts'
import { givenFrom } from '../../src/command/option.ts'
import {
  refuseCompared,
  refuseHiddenImport,
  refuseHiddenValues,
  refuseHiddenWrite,
  refuseToldApart,
  valuesUnder,
} from '../../src/command/veil/hidden-writes.lazy.ts'
import { openVeil, type VeilFacts } from '../../src/command/veil/open-veil.lazy.ts'
import { refuseHiddenFilter, refuseHiddenSegment, refuseHiddenSort } from '../../src/command/veil/refuse-hidden.lazy.ts'
import { isSeen, mayBeHidden, secrecyOf } from '../../src/command/veil/secrecy.ts'
import { shadowsOf } from '../../src/command/veil/shadows.ts'
import type { Secrecy, Veil } from '../../src/command/veil/veil.ts'
import { Failure } from '../../src/kernel/failure.ts'
import { facts } from '../queries/filter-house.ts'

const field = (key: string, type: FieldType, more: Partial<Field> = {}): Field => ({
  key,
  type,
  words: { en: key, zh: `字段${key}` },
  secrecy: 'secret',
  ...more,
})
const text: FieldType = { kind: 'text' }

const customer: Noun = {
  name: 'customer',
  plural: 'customers',
  chinese: ['客户'],
  letter: 'C',
  table: 'customer',
  about: { en: 'a customer', zh: '客户' },
  title: 'name',
  sort: 'name',
  fields: [
    field('name', text, { secrecy: 'public', searched: true }),
    field('city', text, { secrecy: 'internal' }),
    field('phones', { kind: 'phones' }),
    field('emails', { kind: 'emails' }),
    field('birthday', { kind: 'birthday' }),
    field('wechat', text, { mask: 'initial' }),
    field('address', text),
    field('note', { kind: 'long' }),
    field('age', { kind: 'integer' }),
    field('seen', { kind: 'moment' }),
    field('class', text, { derived: true }),
    field('bonus', { kind: 'money' }, { reckoned: true }),
    field('floor', { kind: 'integer' }, { custom: true }),
  ],
}
const order: Noun = {
  ...customer,
  name: 'order',
  plural: 'orders',
  letter: 'O',
  table: 'sales_order',
  lines: { table: 'order_line', parent: 'parent', fields: ['price'] },
  fields: [
    field('at', { kind: 'day' }, { secrecy: 'public' }),
    field('amount', { kind: 'money' }),
    field('price', { kind: 'money' }),
    field('note', { kind: 'long' }),
  ],
}
const open: Noun = { ...customer, name: 'tag', table: 'tag', fields: [field('name', text, { secrecy: 'public' })] }

const notices: string[] = []
const cast: unknown[] = []

/** A veil over the nouns above, in a store whose firm has set nothing but what is secret. */
const veilOf = (sees: Secrecy, mayReveal = false, secret: readonly string[] = []): Veil =>
  openVeil({
    store: { cast: async (...words: readonly unknown[]) => void cast.push(words) },
    reading: {
      settings: () => ({ public_fields: [], internal_fields: [], secret_fields: secret }),
      lane: { prepare: () => ({ all: () => [{ noun: 'customer' }] }) },
    },
    nouns: [customer, order, open],
    customField: () => ({ noun: 'customer', field: field('grade', text, { custom: true }) }),
    role: { id: 1, name: '前台', sees, mayReveal },
    seesOf: (path: string) => ({ dedupe: 'all', rfm: ['order.at', 'order.amount'], list: ['order.at'] })[path],
    typed: 'crm list customers',
    notice: ({ en, zh }: { en: string; zh: string }) => notices.push(en, zh),
  } as unknown as VeilFacts)

/** Another one each time: a veil remembers what it found out. */
const front = (): Veil => veilOf('internal')

const named = (noun: Noun, key: string): Field => {
  const found = noun.fields.find((one) => one.key === key)
  if (!found) throw new Error(`no field ${key}`)
  return found
}

const refusalOf = (work: () => unknown): Failure => {
  try {
    work()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('who may see a field', () => {
  const firm = {
    public_fields: ['customer.city', 'customer.age'],
    internal_fields: ['customer.age'],
    secret_fields: [],
  }

  it.each<[Secrecy, readonly Secrecy[]]>([
    ['public', ['public']],
    ['internal', ['public', 'internal']],
    ['secret', ['public', 'internal', 'secret']],
  ])('%s: %j', (sees, seen) => {
    expect((['public', 'internal', 'secret'] as const).filter((level) => isSeen(sees, level))).toEqual(seen)
  })

  it('is said by the firm, the strictest list first, else by declaration', () => {
    expect(secrecyOf(customer, named(customer, 'city'), firm)).toBe('public')
    expect(secrecyOf(customer, named(customer, 'age'), firm)).toBe('internal')
    expect(secrecyOf(customer, named(customer, 'age'), { ...firm, secret_fields: ['customer.age'] })).toBe('secret')
    expect(secrecyOf(order, named(customer, 'city'), firm)).toBe('internal')
    expect(secrecyOf(customer, { key: 'new' }, firm)).toBe('internal')
    expect([named(customer, 'name'), named(customer, 'city'), named(customer, 'age')].map(mayBeHidden)).toEqual([
      false,
      true,
      true,
    ])
  })

  it('is asked by key too; what nobody knows is hidden', () => {
    const keys = ['customer.city', 'customer.age', 'order.at', 'customer.none', 'castle.name', 'customer']
    expect(keys.map(front().hidesKey)).toEqual([false, true, false, true, true, true])
    expect(['dedupe', 'rfm', 'list', 'show'].map(front().refusesCommand)).toEqual([true, true, false, false])
  })

  it('is asked of the firm’s own fields as well', () => {
    const hidden = (veil: Veil, noun: string): readonly string[] => veil.hiddenOf(noun).map(({ key }) => key)
    expect(hidden(front(), 'order')).toEqual(['amount', 'price', 'note'])
    expect(hidden(front(), 'customer').slice(-2)).toEqual(['floor', 'grade'])
    expect(hidden(front(), 'customer')).not.toContain('city')
    expect(hidden(veilOf('public'), 'customer')).toContain('city')
    expect(hidden(veilOf('secret'), 'customer')).toEqual([])
    expect(hidden(front(), 'castle')).toEqual([])
    const own = veilOf('internal', false, ['customer.city', 'order.at'])
    expect([own.hidesKey('customer.city'), own.hidesKey('order.at'), own.hidesKey('customer.name')]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('what is left of a hidden value', () => {
  it.each<[string, string | number | null, string, unknown]>([
    ['phones', '["+8613800138000","x"]', '138****8000;****', ['138****8000', '****']],
    ['phones', null, '', []],
    ['emails', '["wang@x.com"]', 'w***@x.com', ['w***@x.com']],
    ['birthday', '1990-05-17', '****-05-17', '****-05-17'],
    ['birthday', null, '', null],
    ['wechat', 'wang', 'w***', 'w***'],
    ['wechat', null, '', null],
    ['address', 'Fir Lane 7', '***', null],
    ['address', null, '***', null],
    ['age', 36, '***', null],
  ])('%s %j: %s', (key, stored, shown, json) => {
    const one = named(customer, key)
    expect(front().text(one, stored)).toBe(shown)
    expect(front().json(one, stored)).toEqual(json)
    expect(front().leavesNothing('customer', one)).toBe(shown === '***')
    expect(veilOf('secret').leavesNothing('customer', one)).toBe(false)
  })

  it('stands in the column of the field, and is told once', () => {
    const column = {
      key: 'phones',
      title: { en: 'phones', zh: '电话' },
      kind: 'text',
      weight: 3,
      json: () => 'open',
      plain: () => 'open',
      shown: () => 'open',
    } as unknown as Parameters<Veil['column']>[2]
    const row: Row = { phones: '["+8613800138000","+8613900139000"]' }
    const veil = veilOf('internal', true)
    const masked = veil.column('customer', named(customer, 'phones'), column)
    expect(masked).toMatchObject({ key: 'phones', title: column.title, weight: 3, kind: 'phone', align: 'left' })
    expect(masked.json(row)).toEqual(['138****8000', '139****9000'])
    expect(masked.plain?.(row)).toBe('138****8000;139****9000')
    expect(masked.shown?.(row, 'en')).toBe('138****8000\n139****9000')
    expect(masked).not.toHaveProperty('names')
    expect(veil.column('customer', named(customer, 'address'), column)).toMatchObject({ kind: 'text' })
    expect(veil.column('customer', named(customer, 'city'), column)).toBe(column)
    notices.length = 0
    masked.veiled?.()
    masked.veiled?.()
    expect(notices).toEqual([
      'masked for the role 前台; to see all: crm list customers --reveal --reason "..."',
      '已按角色“前台”遮盖；查看全部：crm list customers --reveal --reason "..."',
    ])
    veilOf('internal').tell()
    expect(notices.slice(2)).toEqual(['masked for the role 前台', '已按角色“前台”遮盖'])
  })
})

describe('what stands in front of the tables', () => {
  const fieldsOf = new Map([
    ['customer', customer.fields],
    ['order', order.fields],
  ])
  const cover = () => shadowsOf([customer, order, open], fieldsOf, front().hides)
  const shadow = (table: string) => cover().shadows.find((one) => one.table === table)?.columns

  it('masks what is hidden and leaves what is seen, derived or reckoned from', () => {
    expect(shadow('customer')).toEqual({
      phones: `crm_mask('phones', "phones")`,
      emails: `crm_mask('emails', "emails")`,
      birthday: `crm_mask('birthday', "birthday")`,
      wechat: `crm_mask('initial', "wechat")`,
      address: 'null',
      note: 'null',
      age: 'null',
      seen: 'null',
      seen_day: 'null',
      custom: `crm_custom('customer', "custom")`,
    })
    // The amount of an order stands in its lines too.
    expect(shadow('sales_order')).toEqual({ amount: 'null', note: 'null' })
    expect(shadow('order_line')).toEqual({ amount: 'null', price: 'null' })
    expect(shadow('tag')).toBe(undefined)
    expect(shadow('change')).toEqual({
      before: 'crm_image(tbl, "before")',
      after: 'crm_image(tbl, "after")',
    })
    expect(shadow('entry')).toEqual({ typed: 'null', reason: "iif(reason is null, null, '***')" })
  })

  it('is nothing where nothing is hidden, but for the journal', () => {
    const all = shadowsOf([customer, order], new Map(), () => false)
    expect(all.shadows.map(({ table }) => table)).toEqual(['change', 'entry'])
  })

  it.each<[string, unknown, unknown]>([
    ['phones', '["+8613800138000"]', '["138****8000"]'],
    ['emails', '["wang@x.com"]', '["w***@x.com"]'],
    ['birthday', '1990-05-17', '--05-17'],
    ['birthday', '1990', null],
    ['initial', 'wang', 'w***'],
    ['initial', 7, null],
    ['initial', null, null],
    ['other', 'wang', null],
  ])('masks by %s: %j is %j', (mask, stored, left) => {
    expect(cover().functions.crm_mask?.(mask, stored)).toBe(left)
  })

  it('takes hidden values out of custom ones and out of the images of the journal', () => {
    expect(cover().functions.crm_custom?.('customer', '{"floor":3,"open":1}')).toBe('{"open":1}')
    expect(cover().functions.crm_custom?.('castle', '{"floor":3}')).toBe('{"floor":3}')
    // What is no object was written by another program: nobody knows what it holds.
    expect(cover().functions.crm_custom?.('customer', '3')).toBe('{}')
    expect(cover().functions.crm_custom?.('customer', 'null')).toBe('{}')
    expect(cover().functions.crm_custom?.('customer', null)).toBe(null)
    const image = {
      name: 'a',
      phones: '["+8613800138000"]',
      age: 36,
      seen_day: '2026-01-01',
      custom: '{"floor":3,"x":1}',
    }
    expect(JSON.parse(String(cover().functions.crm_image?.('customer', JSON.stringify(image))))).toEqual({
      name: 'a',
      phones: '["138****8000"]',
      age: null,
      seen_day: null,
      custom: '{"x":1}',
    })
    const line = { amount: 5, price: 5, quantity: '1', note: 'of the line', custom: null }
    expect(JSON.parse(String(cover().functions.crm_image?.('order_line', JSON.stringify(line))))).toEqual({
      amount: null,
      price: null,
      quantity: '1',
      note: 'of the line',
      custom: null,
    })
    // Of what belongs to no noun nothing is told.
    expect(cover().functions.crm_image?.('setting', '{"a":1}')).toBe('{}')
    expect(cover().functions.crm_image?.('customer', null)).toBe(null)
  })

  it('is put there once it is asked for', async () => {
    const veil = veilOf('internal')
    expect(veil.isCast()).toBe(false)
    cast.length = 0
    await veil.cast()
    expect([veil.isCast(), cast.length]).toEqual([true, 1])
  })
})

describe('what may be written unseen', () => {
  const blind = 'who may not see what stands there may not write it, except in a new record'

  it('is no hidden field of a record that is there', () => {
    const failure = refusalOf(() => refuseHiddenValues(front(), customer, { name: 'x', age: 3 }))
    expect(failure).toMatchObject({
      exit: 2,
      code: 'may-not-see',
      words: { en: 'the role 前台 may not see customer.age', zh: '角色“前台”无权查看字段age（customer.age）' },
      detail: {
        field: 'age',
        why: { en: blind },
        hint: { en: 'ask somebody who may see it', zh: '请有权查看的人处理' },
      },
    })
    expect(() => refuseHiddenValues(front(), customer, { name: 'x', city: 'y' })).not.toThrow()
    expect(() => refuseHiddenWrite(front(), customer, customer.fields)).toThrow(Failure)
  })

  it('is what a step of the record adds', () => {
    const before: Row = { note: 'old', address: null, wechat: 'w', age: null, emails: '["a@x.com"]' }
    const under = (values: Row, grown: readonly string[] | undefined): Row =>
      valuesUnder(front(), customer, before, values, grown)
    expect(under({ city: 'x' }, undefined)).toEqual({ city: 'x' })
    expect(() => under({ note: 'new' }, undefined)).toThrow(Failure)
    // Empty fields are filled, words stand behind words; what already holds the old words is taken as it is.
    expect(under({ note: 'new', address: 'Fir Lane', age: 3, city: 'x' }, [])).toEqual({
      note: 'old\nnew',
      address: 'Fir Lane',
      age: 3,
      city: 'x',
    })
    expect(under({ note: 'old, new' }, ['note'])).toEqual({ note: 'old, new' })
    expect(under({ wechat: 'x' }, [])).toEqual({ wechat: 'w\nx' })
    expect(refusalOf(() => under({ emails: '[]' }, [])).detail.field).toBe('emails')
    expect(refusalOf(() => under({ note: null }, [])).detail).toMatchObject({ field: 'note', why: { en: blind } })
  })

  it('is not held against a record that the line means', () => {
    const failure = refusalOf(() => refuseCompared(front(), customer, { id: 7 }, { name: 'x', age: 3 }))
    expect(failure.words).toEqual({
      en: 'the role 前台 may not see customer.age of C-7, which this line means',
      zh: '角色“前台”无权查看C-7 的字段age（customer.age），而本命令指的正是它',
    })
    expect(failure.detail.field).toBe('age')
    expect(() => refuseCompared(front(), customer, { id: 7 }, { name: 'x' })).not.toThrow()
  })

  it('tells no records apart, but for a whole phone or mail', () => {
    const [phones, address] = [named(customer, 'phones'), named(customer, 'address')]
    expect(refusalOf(() => refuseToldApart(front(), customer, [phones, address], 'match')).detail).toMatchObject({
      field: 'match',
      why: { en: 'which record is found would tell the value' },
    })
    expect(() => refuseToldApart(front(), customer, [phones, named(customer, 'emails')], 'match')).not.toThrow()
    expect(() => refuseToldApart(front(), customer, [named(customer, 'city')], 'match')).not.toThrow()
  })

  it.each<[string, readonly string[], readonly (readonly string[])[], boolean, string | undefined]>([
    ['new rows', ['name', 'age'], [], true, undefined],
    ['rows that only add', ['name', 'age'], [['name']], false, undefined],
    ['seen columns', ['name', 'city'], [['name']], true, undefined],
    ['hidden columns of rows that match', ['name', 'age'], [['name']], true, 'on-match'],
    ['a hidden criterion', ['name'], [['address']], false, 'match'],
    ['a phone', ['name', 'phones'], [['phones']], false, undefined],
    ['a phone as the second criterion', ['name'], [['name', 'phones']], false, 'match'],
    ['a hidden criterion among others', ['name'], [['name'], ['address']], false, 'match'],
  ])('by an import with %s', (_, given, criteria, changes, flag) => {
    const rows = {
      noun: customer,
      given: given.map((key) => ({ field: named(customer, key), headers: [`${key} of file`] })),
      criteria: criteria.map((keys) => keys.map((key) => named(customer, key))),
      changes,
    }
    const work = () => refuseHiddenImport(front(), rows)
    if (flag === undefined) expect(work).not.toThrow()
    else expect(refusalOf(work).detail.field).toBe(flag)
    if (flag !== 'on-match') return
    expect(refusalOf(work).detail).toMatchObject({
      why: {
        en: 'rows that match a record would be held against it; who may not see what stands there may not write it',
        zh: '匹配到已有记录的行会与之比较；看不到原有内容就不能写入',
      },
      hint: {
        en: "--on-match skip adds the new ones; --map 'age of file=-' leaves the column out",
        zh: "--on-match skip 只新增；--map 'age of file=-' 不导入该列",
      },
    })
  })
})

describe('what may be asked unseen', () => {
  const scene = (flags: readonly string[] = []): StoreScene =>
    ({
      typed: 'crm list customers',
      given: givenFrom(new Map(flags.map((flag) => [flag, []]))),
    }) as unknown as StoreScene
  const asked = (text: string) => {
    const condition = readFilter({ where: [text] }, customer, { ...facts, nouns: [customer] })
    if (!condition) throw new Error('nothing is asked')
    return condition
  }
  const castVeil = async (mayReveal = false): Promise<Veil> => {
    const veil = veilOf('internal', mayReveal)
    await veil.cast()
    return veil
  }

  it.each(['age>3', 'city:x age>3', 'city:x or (name:y not age:3)', 'not age:none', 'address:fir'])(
    'is no filter by a hidden field: %s',
    async (filter) => {
      const veil = await castVeil()
      const failure = refusalOf(() => refuseHiddenFilter(scene(), veil, customer, asked(filter)))
      expect(failure.code).toBe('may-not-see')
      expect(failure.words.en).toMatch(/customer\.(?:age|address)$/)
      expect(failure.detail.why?.en).toContain('finds its customer with crm search')
      expect(failure.detail.why?.zh).toContain('可用 crm search 查找客户')
      expect(failure.detail.hint?.en).toBe('ask somebody who may see it')
      expect(failure.detail.field).toMatch(/^(?:age|address)$/)
    },
  )

  it('is a filter by what is seen, and words where they are looked for in that', async () => {
    const veil = await castVeil(true)
    for (const filter of ['city:x', 'not (name:a or city:b)', 'words', 'not words'])
      expect(() => refuseHiddenFilter(scene(), veil, customer, asked(filter))).not.toThrow()
    const failure = refusalOf(() => refuseHiddenFilter(scene(), veil, customer, asked('age:3')))
    expect(failure.detail.hint?.en).toBe('crm list customers --reveal --reason "..."')
  })

  it('is a filter by segments, which are asked for themselves', async () => {
    const veil = veilOf('public')
    await veil.cast()
    for (const filter of ['segment:vip', 'name:x not segment:vip'])
      expect(() => refuseHiddenFilter(scene(), veil, customer, asked(filter))).not.toThrow()
    expect(() => refuseHiddenFilter(scene(), veil, customer, asked('segment:vip city:x'))).toThrow(Failure)
    const known = { id: 1, name: 'vip', condition: null, few: false }
    const member = { is: 'member', customers: customer, column: 'id', segments: [known] } as const
    const segment: Field = { key: 'segment', type: { kind: 'reference', to: 'segment' }, words: { en: 's', zh: 's' } }
    expect(() =>
      refuseHiddenFilter(scene(), veil, customer, { kind: 'test', field: segment, test: member }),
    ).not.toThrow()
  })

  it.each(['words', 'not words', 'city:x (name:y or words)'])('is no word of a command that writes: %s', (filter) => {
    const refused = (flags: readonly string[]) =>
      refusalOf(() => refuseHiddenFilter(scene(flags), front(), customer, asked(filter))).detail
    const sentence = refusalOf(() => refuseHiddenFilter(scene(), front(), customer, asked(filter))).words
    expect(sentence.en).toContain('all that free words are looked for in')
    expect(sentence.zh).toContain('自由词语所查找的全部字段')
    expect(refused(['where'])).toMatchObject({
      field: 'where',
      why: { en: 'a filter of a writing command needs field:value', zh: '写入命令的筛选须写作 字段:值' },
      hint: { en: 'use field:value, or name the records', zh: '请使用 字段:值，或逐条指定记录' },
    })
    expect(refused([])).not.toHaveProperty('field')
  })

  it('may be shown by nobody in a command that writes', () => {
    const failure = refusalOf(() => refuseHiddenFilter(scene(), veilOf('internal', true), customer, asked('age:3')))
    expect(failure.detail.hint?.en).toBe('ask somebody who may see it')
    expect(() => refuseHiddenFilter(scene(), front(), customer, asked('city:x'))).not.toThrow()
  })

  it.each([
    ['age:3', 'customer.age', 'age'],
    ['city:x words', 'all that free words are looked for in', undefined],
    ['not words', 'all that free words are looked for in', undefined],
  ])('is no segment by %s', async (filter, what, key) => {
    const veil = await castVeil()
    const read = { customers: customer, condition: asked(filter), segment: 'vip' }
    const failure = refusalOf(() => refuseHiddenSegment(scene(), veil, read))
    expect(failure.words.en).toBe(`the role 前台 may not see ${what}`)
    expect(failure.detail.why).toEqual({ en: 'the segment vip asks for it', zh: '分群“vip”按它筛选' })
    expect(failure.detail.field).toBe(key)
    const open = { ...read, condition: asked('city:x or not name:y') }
    expect(() => refuseHiddenSegment(scene(), veil, open)).not.toThrow()
  })

  it('is no order by a hidden field', async () => {
    const veil = await castVeil(true)
    const [city, age] = [named(customer, 'city'), named(customer, 'age')]
    const failure = refusalOf(() => refuseHiddenSort(scene(), veil, customer, [{ field: city }, { field: age }]))
    expect(failure.words.en).toBe('the role 前台 may not see customer.age')
    expect(failure.detail).toMatchObject({
      field: 'sort',
      why: { en: 'the order of a list would tell the value', zh: '排序会泄露其值' },
      hint: { en: 'crm list customers --reveal --reason "..."' },
    })
    expect(() => refuseHiddenSort(scene(), veil, customer, [{ field: city }])).not.toThrow()
  })
})
