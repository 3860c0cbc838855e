// A few rows as a small firm has them, and columns of every sort, for the tests of output.
import type { Column } from '../../src/output/column.ts'

export interface Sample {
  readonly id: string
  readonly name: string
  readonly phones: readonly string[]
  readonly note: string
  readonly spend: number
  readonly last: string | null
  readonly vip: boolean
}

const words = (en: string, zh: string) => ({ en, zh })

export const columns: readonly Column<Sample>[] = [
  { key: 'id', title: words('id', '编号'), json: ({ id }) => id },
  { key: 'name', title: words('name', '名称'), json: ({ name }) => name, weight: 3 },
  { key: 'phones', title: words('phones', '电话'), kind: 'phone', json: ({ phones }) => phones },
  { key: 'note', title: words('note', '备注'), json: ({ note }) => note },
  {
    key: 'spend',
    title: words('net spend', '净消费'),
    kind: 'money',
    json: ({ spend }) => spend / 100,
    shown: ({ spend }) => `¥${(spend / 100).toFixed(2)}`,
  },
  {
    key: 'last_contact',
    title: words('last contact', '上次联系'),
    kind: 'day',
    json: ({ last }) => last,
    tone: ({ last }) => (last === null ? 'warning' : undefined),
  },
  {
    key: 'vip',
    title: words('vip', '贵宾'),
    kind: 'flag',
    json: ({ vip }) => vip,
    shown: ({ vip }, language) => (vip ? { en: 'yes', zh: '是' }[language] : ''),
  },
]

export const samples: readonly Sample[] = [
  {
    id: 'C-12',
    name: '宏远科技有限公司',
    phones: ['010-6552 9988', '13800138000'],
    note: '价格可以，交货太慢；下次带样品，约在下午三点。Short calls in the morning',
    spend: 41230000,
    last: '2026-10-21',
    vip: true,
  },
  {
    id: 'C-7',
    name: 'Maria "Mia" Lopez',
    phones: [],
    note: 'a|b, <i>c</i>\\d\te',
    spend: 5,
    last: '2026-11-20',
    vip: false,
  },
  {
    id: 'C-205',
    name: '張三豐 👨‍👩‍👧',
    phones: ['+34600000000'],
    note: '行1\n行2',
    spend: 120000,
    last: null,
    vip: false,
  },
]
