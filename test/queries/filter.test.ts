// Filters against real SQLite: which records they find, the SQL they become, and that no text escapes its parameter.
import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { refuseUnknownReferences } from '../../src/command/filter/known-references.queries.ts'
import { readFilter } from '../../src/command/filter/read-filter.ts'
import { Failure } from '../../src/kernel/failure.ts'
import { customer, facts, type House, openHouse, order, staff } from './filter-house.ts'

let house: House

beforeAll(() => {
  house = openHouse()
  const { insert } = house
  insert('staff', { id: 1, key: 'wang', name: '王芳', skills: '["Java","茶艺"]', active: 1 })
  insert('staff', { id: 2, key: '12', name: 'Li Qiang', active: 0 })
  insert('product', { id: 1, key: 'T1', name: '龙井茶' })
  insert('product', { id: 2, key: 'T2', name: '咖啡' })
  insert('customer', {
    id: 1,
    key: 'a1',
    name: '宏远科技',
    kind: 'company',
    phones: '["+861065529988"]',
    emails: '["Office@Hongyuan.cn"]',
    city: '北京',
    owner: 1,
    consent: '{"sms":false,"mail":true}',
    tags: '["VIP","老客户"]',
    note: 'likes 龍井',
    added: '2026-01-10',
    custom: '{"size":"l","floor":12,"langs":"[\\"English\\",\\"中文\\"]"}',
  })
  insert('customer', {
    id: 2,
    key: 'A1',
    name: 'Maria Lopez',
    kind: 'person',
    phones: '["+8613800138000","+8613900001111"]',
    birthday: '1990-12-01',
    age: 36,
    owner: 2,
    introducer: 1,
    tags: '["vip2"]',
    added: '2026-11-20',
    custom: '{"floor":3}',
  })
  insert('customer', {
    id: 3,
    name: '张小明',
    kind: 'person',
    birthday: 'lunar:--08-15',
    phones: '[]',
    added: '2025-06-01',
  })
  insert('customer', { id: 4, key: '12', name: '张三丰', birthday: '1947', note: 'none of it; drop table' })
  insert('customer', { id: 12, name: 'Zhang Wei', birthday: '--11-29', age: 0 })
  const standing = (
    id: number,
    tier: string,
    contact: string | null,
    due: string | null,
    orders: number,
    spend: number,
  ) =>
    insert('standing', {
      customer: id,
      class: orders > 0 ? 'existing' : 'potential',
      tier,
      last_contact: contact,
      next_due: due,
      orders,
      spend,
    })
  standing(1, 'high', '2026-10-21', '2026-11-20', 3, 1_234_500)
  standing(2, 'middle', '2026-11-25', '2026-12-04', 1, 500_000)
  standing(3, 'low', null, '2026-11-30', 0, 0)
  standing(4, 'low', '2020-05-05', null, 0, -100)
  insert('sales_order', { id: 1, customer: 1, at: '2026-11-01T17:30:00.000Z', at_day: '2026-11-02', amount: 500_000 })
  insert('sales_order', { id: 2, customer: 1, at: '2026-10-31', at_day: '2026-10-31', amount: -100, note: 'refund' })
  insert('sales_order', { id: 3, customer: 2, at: '2026-11-27', at_day: '2026-11-27', amount: 500_001 })
  insert('order_line', { id: 1, parent: 1, position: 1, product: 1, quantity: '2.5' })
  insert('order_line', { id: 2, parent: 1, position: 2, product: 2, quantity: '10' })
  insert('order_line', { id: 3, parent: 3, position: 1, quantity: '1' })
})

describe('customers are found', () => {
  it.each([
    // text
    ['name:张', [3, 4]],
    ['姓名:張', [3, 4]],
    ['name=张', []],
    ['name="maria  lopez"', [2]],
    ['name!=张三丰', [1, 2, 3, 12]],
    ['city:北京', [1]],
    ['city!=北京', [2, 3, 4, 12]],
    ['not city:北京', [2, 3, 4, 12]],
    ['city:none', [2, 3, 4, 12]],
    ['city:any', [1]],
    ['city:none,北京 name:宏远', [1]],
    ['note:龙井,drop', [1, 4]],
    ['note:"none"', [4]],
    ['note:none', [2, 3, 12]],
    ['key=a1', [1]],
    ['key:a1', [1, 2]],
    // choices
    ['kind:公司', [1]],
    ['kind:person,company', [1, 2, 3]],
    ['kind!=person', [1, 4, 12]],
    ['kind:none', [4, 12]],
    ['tier:high,中', [1, 2]],
    ['类别：现有', [1, 2]],
    ['tier!=low', [1, 2, 12]],
    // numbers
    ['age:36', [2]],
    ['age<36', [12]],
    ['age:..36', [2, 12]],
    ['age:none', [1, 3, 4]],
    ['age!=36', [1, 3, 4, 12]],
    ['orders.over:1', [1]],
    ['orders.min:1', [1, 2]],
    ['spend>5000', [1]],
    ['spend>=5000', [1, 2]],
    ['spend.under:0', [4]],
    ['spend:0..5000', [2, 3]],
    ['id:C-1,12', [1, 12]],
    ['id>4', [12]],
    // days
    ['last_contact.before:30d-ago', [1, 4]],
    ['last-visit.before:2026-10', [4]],
    ['last_contact:2026-10', [1]],
    ['last_contact>2026-10', [2]],
    ['last_contact>=2026-10', [1, 2]],
    ['last_contact<=2026-10', [1, 4]],
    ['last_contact!=2026-10', [2, 3, 4, 12]],
    ['last_contact:none', [3, 12]],
    ['last_contact.within:30d', [2]],
    ['next_due.within:7d', [1, 2, 3]],
    ['next_due.within:+7d', [2, 3]],
    ['next_due.within:7d-ago', [1]],
    ['next_due.within:1周', [1, 2, 3]],
    ['added.on:2026-11-20', [2]],
    ['created.after:2026-01-10', [2]],
    ['added:2025-06..2026-01', [1, 3]],
    // birthdays
    ['birthday.within:7d', [2, 12]],
    ['birthday.within:2d', [12]],
    ['birthday:2026-12', [2]],
    ['birthday:1990', [2]],
    ['birthday<1980', [4]],
    ['birthday:1947-03', []],
    ['birthday:1947', [4]],
    ['birthday:2027-09', [3]],
    ['birthday:none', [1]],
    // references
    ['owner:E-1', [1]],
    ['owner:王', [1]],
    ['owner=王', []],
    ['负责人:王芳', [1]],
    ['owner:wang', [1]],
    ['owner:12', [2]],
    ['owner:1', [1]],
    ['owner:key:12', [2]],
    ['owner:@me', [1]],
    ['owner!=@me', [2, 3, 4, 12]],
    ['owner:none', [3, 4, 12]],
    ['owner:王芳,none', [1, 3, 4, 12]],
    ['introducer:宏远', [2]],
    ['owner:nobody', []],
    // phones, mails, tags, consent
    ['phone:8000', [2]],
    ['phone:"138 0013 8000"', [2]],
    ['phone:0086-138-0013-8000', [2]],
    ['phone:010-65529988', [1]],
    ['手机=13800138000', [2]],
    ['phone=8000', []],
    ['phone:none', [3, 4, 12]],
    ['phone!=13800138000', [1, 3, 4, 12]],
    ['email:hongyuan', [1]],
    ['email=office@hongyuan.cn', [1]],
    ['email=hongyuan', []],
    ['tag:vip', [1]],
    ['#VIP', [1]],
    ['标签:老客户', [1]],
    ['not tag:vip', [2, 3, 4, 12]],
    ['tag:vip,vip2', [1, 2]],
    ['tag:any', [1, 2]],
    ['consent.sms:no', [1]],
    ['consent.sms!=no', [2, 3, 4, 12]],
    ['consent.mail:yes', [1]],
    ['consent.phone:none', [1, 2, 3, 4, 12]],
    ['授权.短信:拒绝', [1]],
    ['consent:sms=no', [1]],
    ['consent:none', [2, 3, 4, 12]],
    // custom fields
    ['size:大', [1]],
    ['size!=l', [2, 3, 4, 12]],
    ['size:none', [2, 3, 4, 12]],
    ['floor:3..12', [1, 2]],
    ['floor<12', [2]],
    ['langs:engl', [1]],
    ['langs=中文', [1]],
    ['langs:none', [2, 3, 4, 12]],
    // words and joints
    ['张', [3, 4]],
    ['zhang', [12]],
    ['"maria lopez"', [2]],
    ['maria 138001', [2]],
    ['office', [1]],
    ['张 or maria', [2, 3, 4]],
    ['-张 -maria', [1, 12]],
    ['tier:low (name:张 or name:zhang) not birthday:1947', [3]],
    ['not (tier:high or tag:vip2)', [3, 4, 12]],
    ['tier:high not tag:blacklist', [1]],
    ['不 标签:vip 等级:高', []],
  ] as const)('%s', async (text, ids) => {
    expect(await house.find(customer, text)).toEqual(ids)
  })

  it('a test and its opposite part all records between them', async () => {
    const texts = ['city:北京', 'age>3', 'tag:vip', 'phone:8000', 'consent.sms:no', 'owner:王', 'birthday.within:7d']
    for (const text of [...texts, 'floor:3', 'langs:engl', 'next_due.within:7d', 'tier:high', 'spend>1', 'office'])
      expect([...(await house.find(customer, text)), ...(await house.find(customer, `not ${text}`))].sort()).toEqual([
        1, 12, 2, 3, 4,
      ])
  })
})

describe('orders and staff are found', () => {
  it.each([
    ['amount.over:5000', [3]],
    ['amount.min:5000', [1, 3]],
    ['金额<0', [2]],
    ['at:2026-11', [1, 3]],
    ['at:2026-11-02', [1]],
    ['at<2026-11', [2]],
    ['customer:宏远', [1, 2]],
    ['customer:C-2', [3]],
    ['宏远', [1, 2]],
    ['refund', [2]],
    ['product:茶', [1]],
    ['product:茶 product:咖啡', [1]],
    ['product!=T1', [2, 3]],
    ['product:none', [2, 3]],
    ['quantity>2', [1]],
    ['quantity:1,2.50', [1, 3]],
  ] as const)('order %s', async (text, ids) => {
    expect(await house.find(order, text)).toEqual(ids)
  })

  it.each([
    ['active:yes', [1]],
    ['在职:否', [2]],
    ['active!=yes', [2]],
    ['skill:java', [1]],
    ['skills:茶', [1]],
    ['skills=茶', []],
    ['not skills:茶', [2]],
    ['茶艺', [1]],
  ] as const)('staff %s', async (text, ids) => {
    expect(await house.find(staff, text.replace('skill:', 'skills:'))).toEqual(ids)
  })
})

describe('references to nobody', () => {
  const refused = async (text: string): Promise<Failure | null> => {
    const condition = readFilter({ where: [text] }, customer, facts)
    if (condition === null) throw new Error(text)
    const failure = await refuseUnknownReferences(house.db, customer, condition).catch((error: unknown) => error)
    return failure instanceof Failure ? failure : null
  }

  it.each([
    [
      'tier:high not owner:王方',
      'there is no staff "王方" (column 21)',
      `crm list customers --where 'tier:high not owner:王芳'`,
    ],
    ['owner:E-1,lee', 'there is no staff "lee" (column 11)', 'crm list staff'],
    ['owner:"Li Qiamg"', 'there is no staff "Li Qiamg" (column 7)', `crm list customers --where 'owner:"Li Qiang"'`],
    ['owner:E-9', 'there is no staff "E-9" (column 7)', 'crm list staff'],
    ['owner:C-1', 'there is no staff "C-1" (column 7)', 'crm list staff'],
    ['owner:key:nine', 'there is no staff "key:nine" (column 7)', 'crm list staff'],
    ['owner:77', 'there is no staff "77" (column 7)', 'crm list staff'],
  ])('%s', async (text, sentence, hint) => {
    const failure = await refused(text)
    expect(failure?.words.en).toBe(sentence)
    expect(failure?.code).toBe('unknown-value')
    expect(failure?.detail.hint?.en).toBe(hint)
  })

  it.each(['owner:王', 'owner:12', 'owner:1,wang', 'owner:none or 张', 'introducer:宏远', 'not owner:@me'])(
    '%s is let through',
    async (text) => {
      expect(await refused(text)).toBeNull()
    },
  )
})

describe('the SQL of a filter', () => {
  const custom =
    "case when json_valid(r.custom) then json_extract(r.custom, ?) when r.custom is not null then crm_spoilt('C', r.id) end"
  it.each([
    ['name:张', '("r"."name" is not null and instr("r"."name_key", ?) > 0)', ['张']],
    ['city=北京', '("r"."city" is not null and crm_fold("r"."city") = ?)', ['北京']],
    ['tier:high,low', '("s"."tier" is not null and "s"."tier" in (?, ?))', ['high', 'low']],
    ['tier!=high', 'not (("s"."tier" is not null and "s"."tier" = ?))', ['high']],
    ['age:1..5', '("r"."age" is not null and ("r"."age" >= ? and "r"."age" <= ?))', [1, 5]],
    ['spend.over:5000', '("s"."spend" is not null and "s"."spend" > ?)', [500_000]],
    ['last_visit.before:30d-ago', '("s"."last_contact" is not null and "s"."last_contact" < ?)', ['2026-10-28']],
    ['owner:none', 'not ("r"."owner" is not null)', []],
    ['owner:E-1', '("r"."owner" is not null and "r"."owner" in (select t.id from "staff" as t where t.id = ?))', [1]],
    [
      'tag:vip',
      'r.id in (select t.id from term as t where t.kind = ? and t.noun = ? and "t"."value" = ?)',
      ['tag', 'customer', 'vip'],
    ],
    [
      'phone:8000',
      'r.id in (select t.id from term as t where t.kind = ? and t.noun = ? and instr("t"."value", ?) > 0)',
      ['phone', 'customer', '0008'],
    ],
    ['floor:3', `(${custom} is not null and ${custom} = ?)`, ['$."floor"', '$."floor"', 3]],
    [
      'birthday.within:7d',
      '(crm_next_birthday("r"."birthday", ?) is not null and (crm_next_birthday("r"."birthday", ?) >= ? and crm_next_birthday("r"."birthday", ?) <= ?))',
      ['2026-11-27', '2026-11-27', '2026-11-27', '2026-11-27', '2026-12-04'],
    ],
    [
      'id:1 or id:2 not id:3',
      '(("r"."id" is not null and "r"."id" = ?) or (("r"."id" is not null and "r"."id" = ?) and not (("r"."id" is not null and "r"."id" = ?))))',
      [1, 2, 3],
    ],
  ] as const)('%s', (text, where, parameters) => {
    const compiled = house.select(customer, text).compile()
    expect(compiled.sql.replace(/^.* where /s, '').replace(/^(.*?) order by "r"."id"$/s, '$1')).toBe(
      where.replace(/^.* where /s, ''),
    )
    expect(compiled.sql).toContain(` where ${where} order by`)
    expect(compiled.parameters).toEqual(parameters)
  })

  it('asks the index for a phone and for a tag', () => {
    for (const text of ['phone:8000', 'tag:vip']) {
      const { sql, parameters } = house.select(customer, text).compile()
      const plan = house.file.prepare(`explain query plan ${sql}`).all(...parameters)
      expect(JSON.stringify(plan)).toMatch(/SEARCH t USING (COVERING )?INDEX|SEARCH t USING PRIMARY KEY/)
    }
  })

  it('does not break on the longest filters', async () => {
    const many = Array.from({ length: 2400 }, (_, i) => `n${i}`)
    const deepAndWide = `${'('.repeat(40)}张${` ${many
      .slice(0, 100)
      .map((word) => `name!=${word}`)
      .join(' ')})`.repeat(40)}`
    expect(await house.find(customer, deepAndWide)).toEqual([3, 4])
    expect(await house.find(customer, `name:${many.join(',')},张`)).toEqual([3, 4])
    expect(await house.find(customer, `${many.join(' or ')} or 张`)).toEqual([3, 4])
    expect(await house.find(customer, `id:${Array.from({ length: 4900 }, (_, i) => i + 3).join(',')}`)).toEqual([
      3, 4, 12,
    ])
    expect(
      await house.find(
        customer,
        `${many
          .slice(0, 600)
          .map((word) => `not name:${word}`)
          .join(' ')} 张`,
      ),
    ).toEqual([3, 4])
    const deep = `${'(name:x or not ('.repeat(19)}张${'))'.repeat(19)}`
    expect((await house.find(customer, deep)).length).toBeGreaterThan(0)
  })
})

describe('orders of a list', () => {
  it.each([
    ['name', [2, 12, 1, 4, 3]],
    ['-name', [3, 4, 1, 12, 2]],
    ['tier', [1, 2, 3, 4, 12]],
    ['-tier', [3, 4, 2, 1, 12]],
    ['spend', [4, 3, 2, 1, 12]],
    ['-spend,name', [1, 2, 3, 4, 12]],
    ['owner', [2, 1, 3, 4, 12]],
    ['-owner,-id', [1, 2, 12, 4, 3]],
    ['-id', [12, 4, 3, 2, 1]],
    ['birthday', [12, 2, 3, 1, 4]],
    ['上次联系', [4, 1, 2, 3, 12]],
    ['floor', [2, 1, 3, 4, 12]],
    ['age，id', [12, 2, 1, 3, 4]],
    ['phone', [1, 2, 3, 4, 12]],
  ] as const)('%s', async (sort, ids) => {
    expect(await house.find(customer, 'id>0', sort)).toEqual(ids)
  })

  it('walks the index of names', () => {
    const { sql, parameters } = house.select(customer, 'id>0', 'name').compile()
    const plan = JSON.stringify(house.file.prepare(`explain query plan ${sql}`).all(...parameters))
    expect(plan).toContain('customer_name')
    expect(plan).not.toContain('TEMP B-TREE')
  })
})

const hostile = new URL('../../../shared/torture/synthetic/sql.json', import.meta.url)

describe.skipIf(!existsSync(hostile))('hostile texts (shared/torture/synthetic/sql.json, if present)', () => {
  const texts = (): readonly string[] => {
    const file: unknown = JSON.parse(readFileSync(hostile, 'utf8'))
    const strings: unknown = typeof file === 'object' && file !== null && 'strings' in file ? file.strings : []
    return Array.isArray(strings) ? strings.map(String) : []
  }

  it('are looked for and do nothing else', async () => {
    expect(texts().length).toBeGreaterThan(5)
    for (const text of texts()) {
      const quoted = `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
      for (const filter of [
        quoted,
        `name:${quoted}`,
        `name=${quoted}`,
        `tag:${quoted}`,
        `owner:${quoted}`,
        `langs:${quoted}`,
        `key=${quoted}`,
        `email:${quoted}`,
      ])
        expect(await house.find(customer, filter)).toEqual([])
      for (const filter of [text, `name:${text}`, `#${text}`, `${text}:1`]) {
        const found = await house.find(customer, filter).catch((error: unknown) => error)
        if (!Array.isArray(found)) expect(found).toBeInstanceOf(Failure)
      }
      const sorted = await house.find(customer, 'id>0', text).catch((error: unknown) => error)
      expect(sorted).toBeInstanceOf(Failure)
    }
    expect(house.file.prepare('select count(*) as count from customer').get()).toEqual({ count: 5 })
  })
})
