// A product: something the firm sells.
import { belowNothing, refuseImpossible } from '../command/cannot-be.ts'
import type { Field } from '../command/field.ts'
import { defineNoun, type Noun } from '../command/noun.ts'
import { idField, keyField, nameField, noteField } from '../command/standard-fields.ts'
import { moneyText } from '../kernel/money.ts'

const priceField: Field = {
  key: 'price',
  secrecy: 'public',
  type: { kind: 'money' },
  words: { en: 'price', zh: '价格' },
  headers: ['unit price', 'unitprice', 'list price', '单价', '售价', '标价'],
  listed: 50,
}

/** Products, I-1 and on. */
export const productNoun: Noun = defineNoun({
  name: 'product',
  plural: 'products',
  chinese: ['产品', '商品'],
  letter: 'I',
  table: 'product',
  about: { en: 'something the firm sells', zh: '公司销售的产品' },
  fields: [
    idField,
    {
      ...keyField,
      about: { en: 'the article number (SKU)', zh: '货号（SKU）' },
      headers: [
        ...(keyField.headers ?? []),
        'sku',
        'product id',
        'product code',
        'stockcode',
        'article number',
        '货号',
        '产品编号',
        '商品编码',
        '产品代码',
      ],
      names: ['sku'],
      listed: 60,
    },
    nameField(['product', 'product name', 'description', 'item', '产品', '产品名称', '商品', '商品名称', '品名']),
    {
      key: 'category',
      secrecy: 'public',
      type: { kind: 'text' },
      words: { en: 'category', zh: '类别' },
      headers: ['product category', 'type', 'series', '分类', '产品类别', '品类', '系列'],
      searched: true,
      listed: 40,
    },
    priceField,
    { ...noteField, secrecy: 'internal' },
  ],
  complete: (row, facts) => {
    refuseImpossible(row, facts, [belowNothing(priceField)], (value) => moneyText(Number(value), facts.digits))
    return {}
  },
  moreHeaders: async () => (await import('./product-headers.lazy.ts')).productHeaders,
  title: 'name',
  sort: 'name',
  examples: [
    { words: { en: 'add a product', zh: '新增产品' }, line: 'crm add product 龙井茶 --key TEA-1 --price 128' },
    { words: { en: 'dear products', zh: '价格高的产品' }, line: 'crm list products price.over:100 --sort -price' },
  ],
})
