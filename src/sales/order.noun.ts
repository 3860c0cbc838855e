// An order: a purchase, or with a negative amount a refund; with lines where products are named.
import { defineNoun, type Noun } from '../command/noun.ts'
import { customerField, idField, keyField, noteField } from '../command/standard-fields.ts'
import { completeOrder } from './order.ts'

/** Orders, O-1 and on. */
export const orderNoun: Noun = defineNoun({
  name: 'order',
  plural: 'orders',
  chinese: ['订单'],
  letter: 'O',
  table: 'sales_order',
  about: { en: 'a purchase; a negative amount is a refund', zh: '一次购买；金额为负是退款' },
  fields: [
    idField,
    { ...keyField, headers: [...(keyField.headers ?? []), 'order id', 'order no', 'order number', 'invoice', 'invoiceno', 'invoice no', 'invoice number', '订单号', '订单编号', '单号', '发票号'], listed: 30 },
    customerField,
    { key: 'at', type: { kind: 'moment' }, words: { en: 'at', zh: '时间' }, headers: ['date', 'order date', 'invoice date', 'invoicedate', 'ordered', 'purchased', '日期', '订单日期', '下单时间', '下单日期', '订单创建时间', '购买日期', '成交日期', '交易日期'], names: ['date'], required: true, listed: 60 },
    { key: 'amount', type: { kind: 'money' }, words: { en: 'amount', zh: '金额' }, headers: ['total', 'order amount', 'order total', 'revenue', 'sales', 'value', '总金额', '订单金额', '成交金额', '实付金额', '买家实际支付金额', '消费金额', '总价'], names: ['total'], required: true, listed: 70 },
    { key: 'cost', type: { kind: 'money' }, words: { en: 'cost', zh: '成本' }, headers: ['成本价', '成本金额'] },
    { key: 'currency', type: { kind: 'text' }, words: { en: 'currency', zh: '币种' }, headers: ['货币'] },
    { key: 'channel', type: { kind: 'text' }, words: { en: 'channel', zh: '渠道' }, headers: ['sales channel', '销售渠道', '订单来源'], listed: 20 },
    { key: 'campaign', type: { kind: 'text' }, words: { en: 'campaign', zh: '活动' }, headers: ['营销活动', '活动名称'] },
    { key: 'refund_of', type: { kind: 'reference', to: 'order' }, words: { en: 'refund of', zh: '退自订单' }, headers: ['refund of', 'original order', '原订单', '原订单号'] },
    { key: 'product', type: { kind: 'reference', to: 'product' }, words: { en: 'product', zh: '产品' }, headers: ['sku', 'stockcode', 'item', 'product name', '商品', '产品名称', '商品名称', '货号'] },
    { key: 'quantity', type: { kind: 'decimal' }, words: { en: 'quantity', zh: '数量' }, headers: ['qty', '件数', '购买数量'] },
    { key: 'price', type: { kind: 'money' }, words: { en: 'price', zh: '单价' }, headers: ['unit price', 'unitprice', '价格'] },
    noteField,
  ],
  lines: { table: 'order_line', parent: 'parent', fields: ['product', 'quantity', 'price'] },
  parent: 'customer',
  sort: '-at,-id',
  standing: 'customer',
  complete: completeOrder,
  examples: [
    { words: { en: 'a purchase', zh: '记一笔购买' }, line: 'crm add order C-1 --amount 1280 --at yesterday' },
    { words: { en: 'a refund', zh: '记一笔退款' }, line: 'crm add order C-1 --amount -128 --refund-of O-1' },
    { words: { en: 'large orders of a month', zh: '某月的大额订单' }, line: 'crm list orders at:2026-11 amount.over:1000' },
    { words: { en: 'transactions from a file', zh: '从文件导入交易' }, line: 'crm import orders orders.csv --map Id=customer,Date=at,Price=amount --create-missing' },
  ],
})
