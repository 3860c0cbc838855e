// A small house for the tests of filters: nouns with every kind of field, their tables, and a few records.

import Database from 'better-sqlite3'
import { Kysely, SqliteDialect, sql } from 'kysely'
import type { Field, FieldType } from '../../src/command/field.ts'
import type { FilterFacts } from '../../src/command/filter/asked.ts'
import { filterCondition } from '../../src/command/filter/filter.queries.ts'
import { readFilter } from '../../src/command/filter/read-filter.ts'
import { sortExpressions } from '../../src/command/filter/sort.queries.ts'
import { readSort } from '../../src/command/filter/sort.ts'
import { filterFunctions } from '../../src/command/filter/store-functions.ts'
import { wordsByReading } from '../../src/command/filter/words.queries.ts'
import type { Noun, Stored } from '../../src/command/noun.ts'
import { phoneDigits, reversedDigits } from '../../src/kernel/phone.ts'
import { foldText } from '../../src/kernel/text.ts'

const field = (key: string, type: FieldType, en: string, zh: string, more: Partial<Field> = {}): Field => ({
  key,
  type,
  words: { en, zh },
  ...more,
})

const choices = (...pairs: readonly (readonly [string, string])[]): FieldType => ({
  kind: 'choice',
  choices: pairs.map(([code, zh]) => ({ code, words: { en: code, zh } })),
})

const keyField = field('key', { kind: 'text' }, 'key', '外部编号', { unique: true })

export const customer: Noun = {
  name: 'customer',
  plural: 'customers',
  chinese: ['客户'],
  letter: 'C',
  table: 'customer',
  about: { en: 'a customer', zh: '客户' },
  title: 'name',
  standing: 'id',
  sort: 'name',
  fields: [
    keyField,
    field('name', { kind: 'text' }, 'name', '姓名', { searched: true, required: true, headers: ['名称'] }),
    field('kind', choices(['person', '个人'], ['company', '公司']), 'kind', '类型'),
    field('phones', { kind: 'phones' }, 'phones', '电话', { names: ['phone'], headers: ['手机'], searched: true }),
    field('emails', { kind: 'emails' }, 'emails', '邮箱', { names: ['email'], searched: true }),
    field('birthday', { kind: 'birthday' }, 'birthday', '生日'),
    field('age', { kind: 'integer' }, 'age', '年龄'),
    field('city', { kind: 'text' }, 'city', '城市', { searched: true }),
    field('introducer', { kind: 'reference', to: 'customer' }, 'introducer', '介绍人'),
    field('owner', { kind: 'reference', to: 'staff' }, 'owner', '负责人'),
    field('consent', { kind: 'consent' }, 'consent', '授权'),
    field('tags', { kind: 'tags' }, 'tags', '标签', { names: ['tag'] }),
    field('note', { kind: 'long' }, 'note', '备注', { searched: true }),
    field('added', { kind: 'day' }, 'added', '录入日期', { names: ['created'], initial: { today: true } }),
    field(
      'class',
      choices(['potential', '潜在'], ['target', '目标'], ['existing', '现有'], ['lost', '流失']),
      'class',
      '类别',
      { derived: true },
    ),
    field('tier', choices(['high', '高'], ['middle', '中'], ['low', '低']), 'tier', '等级', { derived: true }),
    field('last_contact', { kind: 'day' }, 'last contact', '上次联系', { derived: true, names: ['last_visit'] }),
    field('next_due', { kind: 'day' }, 'next due', '下次联系', { derived: true }),
    field('orders', { kind: 'integer' }, 'orders', '订单数', { derived: true }),
    field('spend', { kind: 'money' }, 'spend', '消费', { derived: true }),
    field('size', choices(['s', '小'], ['l', '大']), 'size', '规模', { custom: true }),
    field('floor', { kind: 'integer' }, 'floor', '楼层', { custom: true }),
    field('langs', { kind: 'words' }, 'languages', '语言', { custom: true }),
  ],
}

export const staff: Noun = {
  name: 'staff',
  plural: 'staff',
  chinese: ['员工'],
  letter: 'E',
  table: 'staff',
  about: { en: 'a member of staff', zh: '员工' },
  title: 'name',
  fields: [
    keyField,
    field('name', { kind: 'text' }, 'name', '姓名', { searched: true }),
    field('skills', { kind: 'words' }, 'skills', '技能', { searched: true }),
    field('active', { kind: 'flag' }, 'active', '在职'),
  ],
}

export const order: Noun = {
  name: 'order',
  plural: 'orders',
  chinese: ['订单'],
  letter: 'O',
  table: 'sales_order',
  about: { en: 'an order', zh: '订单' },
  parent: 'customer',
  sort: '-at,id',
  standing: 'customer',
  lines: { table: 'order_line', parent: 'parent', fields: ['product', 'quantity'] },
  fields: [
    keyField,
    field('customer', { kind: 'reference', to: 'customer' }, 'customer', '客户', { required: true }),
    field('at', { kind: 'moment' }, 'at', '时间', { required: true }),
    field('amount', { kind: 'money' }, 'amount', '金额', { required: true }),
    field('note', { kind: 'long' }, 'note', '备注', { searched: true }),
    field('product', { kind: 'reference', to: 'product' }, 'product', '产品'),
    field('quantity', { kind: 'decimal' }, 'quantity', '数量'),
  ],
}

export const product: Noun = {
  name: 'product',
  plural: 'products',
  chinese: ['产品'],
  letter: 'I',
  table: 'product',
  about: { en: 'a product', zh: '产品' },
  title: 'name',
  fields: [keyField, field('name', { kind: 'text' }, 'name', '名称', { searched: true })],
}

export const nouns: readonly Noun[] = [customer, staff, order, product]

export const facts: FilterFacts = {
  today: '2026-11-27',
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  digits: 2,
  country: 'CN',
  nouns,
  me: 1,
}

const schema = `
create table customer (id integer primary key, key text unique, name text not null, name_key text not null,
  name_sort text not null, kind text, phones text, emails text, birthday text, age integer, city text,
  introducer integer, owner integer, consent text, tags text, note text, added text, custom text, removed text) strict;
create table standing (customer integer primary key, class text, tier text, last_contact text, next_due text,
  orders integer, spend integer) strict;
create table staff (id integer primary key, key text unique, name text not null, name_key text not null,
  name_sort text not null, skills text, active integer, removed text) strict;
create table sales_order (id integer primary key, key text unique, customer integer not null, at text not null,
  at_day text not null, amount integer not null, note text, removed text) strict;
create table order_line (id integer primary key, parent integer not null, position integer not null, product integer,
  quantity text) strict;
create table product (id integer primary key, key text unique, name text not null, name_key text not null,
  name_sort text not null, removed text) strict;
create table term (kind text not null, value text not null, noun text not null, id integer not null,
  primary key (kind, value, noun, id)) strict, without rowid;
create index customer_name on customer (name_sort, name, id);
`

export type AnyTables = Record<string, Record<string, Stored>>
export type House = ReturnType<typeof openHouse>

const termsOf = (row: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] => {
  const items = (key: string): readonly string[] => {
    const text = row[key]
    const list: unknown = typeof text === 'string' ? JSON.parse(text) : []
    return Array.isArray(list) ? list.map(String) : []
  }
  return [
    ...items('phones').map((one) => ['phone', reversedDigits(phoneDigits(one))] as const),
    ...items('emails').map((one) => ['email', foldText(one)] as const),
    ...items('tags').map((one) => ['tag', foldText(one)] as const),
  ]
}

/** An empty store in memory with the functions that filters call. */
export const openHouse = () => {
  const file = new Database(':memory:')
  file.exec(schema)
  for (const [name, work] of Object.entries(filterFunctions))
    file.function(name, { deterministic: true, varargs: true }, (...values: unknown[]) => work(...values))
  const db = new Kysely<AnyTables>({ dialect: new SqliteDialect({ database: file }) })
  const insert = (table: string, row: Readonly<Record<string, Stored>>): void => {
    const name = row.name
    const named = typeof name === 'string' ? { name_key: foldText(name), name_sort: foldText(name), ...row } : row
    const columns = Object.keys(named)
    const marks = columns.map(() => '?').join(', ')
    file.prepare(`insert into ${table} (${columns.join(', ')}) values (${marks})`).run(...Object.values(named))
    if (table !== 'customer') return
    const add = file.prepare('insert or ignore into term values (?, ?, ?, ?)')
    for (const [kind, value] of termsOf(row)) add.run(kind, value, 'customer', row.id)
  }
  const select = (noun: Noun, text: string, sort?: string) => {
    const condition = readFilter({ where: [text] }, noun, facts)
    if (condition === null) throw new Error('no condition')
    let query = db.selectFrom(`${noun.table} as r`).select(sql<number>`r.id`.as('id'))
    if (noun.standing === 'id') query = query.leftJoin('standing as s', 's.customer', 'r.id')
    query = query.where(filterCondition(noun, condition, wordsByReading(nouns)))
    for (const one of sortExpressions(noun, readSort(noun, sort ?? 'id'), facts)) query = query.orderBy(one)
    return query
  }
  const find = async (noun: Noun, text: string, sort?: string): Promise<readonly number[]> =>
    (await select(noun, text, sort).execute()).map(({ id }) => id)
  return { file, db, insert, select, find }
}
