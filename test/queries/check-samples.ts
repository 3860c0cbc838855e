// For each check of `crm check` lines and SQL that make a store in which it finds something, and what it then finds.
// SQL stands where no command lets such a thing in: it came from an older version, another program or a broken disk.

/** What makes a check fail. */
export interface CheckSample {
  /** Run in order, in a store that has one member of staff and nothing else; the first word `sql` is SQL on the file. */
  readonly lines: readonly (readonly [string, ...(readonly string[])])[]
  /** What it finds: id and field, and a part of the sentence. */
  readonly finds: readonly (readonly [id: string | null, field: string, part: string])[]
}

const customer = ['add', 'customer', '张小明', '--phones', '13800138000', '--owner', 'E-1'] as const
const order = ['add', 'order', 'C-1', '--amount', '100', '--at', '2026-10-02'] as const

const sql = (text: string): readonly [string, string] => ['sql', text]

const orders = (amount: (place: number) => number, extra: string): string =>
  `insert into sales_order (customer, at, at_day, amount, currency, entry) values ${[
    ...Array.from({ length: 40 }, (_, place) => `(1, '2026-10-02', '2026-10-02', ${amount(place)}, 'CNY', 1)`),
    extra,
  ].join(', ')}`

/** A store in which no check finds anything. */
export const wellStore: CheckSample['lines'] = [
  ['add', 'department', '销售部'],
  ['edit', 'staff', 'E-1', '--department', '销售部'],
  ['add', 'field', 'customer.level', '--type', 'choice', '--values', 'a,b'],
  ['add', 'tag', 'vip'],
  [...customer, '--birthday', '1990-05-12', '--emails', 'zxm@example.com', '--tags', 'vip', '--set', 'level=a'],
  ['add', 'customer', 'José Muñoz', '--emails', 'jose@example.com', '--owner', 'E-1', '--introducer', 'C-1'],
  ['add', 'customer', '李 Anna', '--phones', '13900139000', '--birthday', 'lunar:--08-15', '--owner', 'E-1'],
  ['add', 'contact', 'C-1', '--name', '陈经理', '--phones', '13700137000'],
  ['add', 'product', '龙井', '--price', '50'],
  ['add', 'order', 'C-1', '--product', '龙井', '--quantity', '2', '--price', '50', '--at', '2026-10-02'],
  ['add', 'order', 'C-1', '--amount', '-40', '--refund-of', 'O-1', '--at', '2026-10-05'],
  ['edit', 'customer', 'C-1', '--stage', 'deal'],
  ['log', 'C-1', 'content'],
  ['add', 'visit', 'C-2', '--due', '2026-12-01'],
  ['add', 'complaint', 'C-1', '--text', 'late', '--received', '2026-11-20', '--staff', 'E-1'],
  ['close', 'complaint', 'K-1', '--reason', 'content'],
]

/** By the name of the check. */
export const checkSamples: Readonly<Record<string, CheckSample>> = {
  'impossible-date': {
    lines: [
      customer,
      ['add', 'visit', 'C-1', '--due', '2026-12-01'],
      order,
      sql(`update customer set birthday = '1990-02-31', added = 'soon'`),
      sql(`update visit set due = '2026-11-31'`),
      sql(`update sales_order set at = '2026-10-02T25:00:00.000Z'`),
    ],
    finds: [
      ['C-1', 'birthday', '1990-02-31'],
      ['C-1', 'added', 'soon'],
      ['V-1', 'due', '2026-11-31'],
      ['O-1', 'at', 'T25'],
    ],
  },
  'unreadable-list': {
    lines: [customer, sql(`update customer set consent = '{"sms":'`)],
    finds: [['C-1', 'consent', 'cannot be read']],
  },
  'unknown-code': {
    lines: [customer, sql(`update customer set gender = 'lady'`)],
    finds: [['C-1', 'gender', '"lady"']],
  },
  'custom-value': {
    lines: [
      ['add', 'field', 'customer.level', '--type', 'choice', '--values', 'a,b'],
      [...customer, '--set', 'level=b'],
      ['edit', 'field', 'customer.level', '--choices', 'a,c'],
    ],
    finds: [['C-1', 'level', '"b"']],
  },
  'birthday-range': {
    lines: [
      [...customer, '--birthday', '1990-01-05'],
      sql(`update customer set birthday = '2090-01-05'`),
      ['add', 'customer', '李四', '--birthday', '1880-01-05'],
      ['add', 'customer', '王五', '--birthday', 'lunar:1901-08-15'],
    ],
    finds: [
      ['C-1', 'birthday', 'still to come'],
      ['C-2', 'birthday', 'too long ago'],
      ['C-3', 'birthday', 'too long ago'],
    ],
  },
  'email-malformed': {
    lines: [customer, sql(`update customer set emails = '["a@example.com","zxm@"]'`)],
    finds: [['C-1', 'emails', 'zxm@']],
  },
  'text-garbled': {
    lines: [
      ['add', 'customer', 'Ângela Müller'],
      ['add', 'customer', 'JosÃ© MuÃ±oz'],
      ['add', 'customer', 'ÕÅÈý', '--city', '锟斤拷'],
      ['add', 'customer', '寮犱笁', '--city', 'A座 鍖椾含'],
      ['add', 'customer', '瑾瑜', '--city', 'Zürich'],
    ],
    finds: [
      ['C-2', 'name', 'was "José Muñoz"'],
      ['C-3', 'name', 'was "张三"'],
      ['C-4', 'name', 'was "张三"'],
      ['C-3', 'city', 'beyond reading'],
      ['C-4', 'city', 'was "A座 北京"'],
    ],
  },
  'phone-unread': {
    lines: [['add', 'customer', '张小明', '--phones', '13800138000;1380013800']],
    finds: [['C-1', 'phones', '1380013800']],
  },
  'name-odd': {
    lines: [
      ['add', 'customer', '张小明 13800138000'],
      ['add', 'customer', 'anna@example.com'],
      ['add', 'customer', '???'],
    ],
    finds: [
      ['C-1', 'name', 'phone'],
      ['C-2', 'name', 'mail'],
      ['C-3', 'name', 'no letter'],
    ],
  },
  'age-against-birthday': {
    lines: [[...customer, '--birthday', '1990-05-12', '--age', '20']],
    finds: [['C-1', 'age', '20 years old']],
  },
  'key-double': {
    lines: [
      ['add', 'customer', '张小明', '--key', 'A 1'],
      ['add', 'customer', '李四', '--key', 'a1'],
    ],
    finds: [['C-2', 'key', 'C-1']],
  },
  'phone-shared': {
    lines: ['张', '李', '王'].map((name) => ['add', 'customer', name, '--phones', '13800138000'] as const),
    finds: [
      ['C-1', 'phones', '13800138000 is that of 3 customers: C-1, C-2, C-3'],
      ['C-2', 'phones', '3 customers'],
      ['C-3', 'phones', '3 customers'],
    ],
  },
  'email-shared': {
    lines: ['张', '李', '王'].map((name) => ['add', 'customer', name, '--emails', 'all@example.com'] as const),
    finds: [
      ['C-1', 'emails', '3 customers'],
      ['C-2', 'emails', '3 customers'],
      ['C-3', 'emails', '3 customers'],
    ],
  },
  'same-name': {
    lines: [
      ['add', 'customer', '张小明'],
      ['add', 'customer', '張小明'],
      ['add', 'customer', '王 芳'],
      ['add', 'customer', '王芳'],
      ['dedupe', '--not', 'C-3', 'C-4'],
    ],
    finds: [
      ['C-1', 'name', 'C-2 "張小明"'],
      ['C-2', 'name', 'C-1 "张小明"'],
    ],
  },
  'tag-undeclared': {
    lines: [
      ['add', 'tag', 'vip'],
      [...customer, '--tags', 'vip,VIPP'],
    ],
    finds: [['C-1', 'tags', '"VIPP"']],
  },
  'no-owner': { lines: [['add', 'customer', '张小明']], finds: [['C-1', 'owner', 'no owner']] },
  'no-contact': {
    lines: [
      ['add', 'customer', '张小明'],
      ['add', 'customer', '李四'],
      ['add', 'contact', 'C-2', '--name', '陈', '--phones', '13800138000'],
    ],
    finds: [['C-1', 'phones', 'no phone']],
  },
  'orphan-link': {
    lines: [
      ['add', 'customer', '李四'],
      [...customer, '--introducer', 'C-1'],
      ['add', 'product', '龙井'],
      ['add', 'order', 'C-2', '--amount', '10', '--product', '龙井', '--at', '2027-01-02', '--as-of', '2027-01-05'],
      ['remove', 'customer', 'C-1'],
      ['remove', 'staff', 'E-1'],
      ['remove', 'product', 'I-1'],
      ['add', 'customer', '王五'],
      sql('pragma foreign_keys = off; update customer set introducer = 999 where id = 3'),
    ],
    finds: [
      ['C-2', 'introducer', 'introduced by C-1 李四 is removed'],
      ['C-3', 'introducer', 'introduced by C-999 is not there'],
      ['C-2', 'owner', 'E-1'],
      ['O-1', 'product', 'I-1'],
    ],
  },
  'owner-left': {
    lines: [customer, ['edit', 'staff', 'E-1', '--active', 'no']],
    finds: [['C-1', 'owner', 'owner E-1 王芳 has left']],
  },
  'role-unknown': {
    lines: [
      ['add', 'role', '客服', '--sees', 'internal'],
      ['add', 'staff', '李强', '--role', '客服'],
      ['add', 'staff', '陈静', '--role', '客户'],
    ],
    finds: [['E-3', 'role', 'no role']],
  },
  circle: {
    lines: [
      ['add', 'customer', '张'],
      ['add', 'customer', '李', '--introducer', 'C-1'],
      ['edit', 'customer', 'C-1', '--introducer', 'C-2'],
      ['add', 'department', '东'],
      sql('update department set parent = 1'),
    ],
    finds: [
      ['C-1', 'introducer', 'C-1 → C-2 → C-1'],
      ['U-1', 'parent', 'U-1 → U-1'],
    ],
  },
  'order-future': {
    lines: [customer, ['add', 'order', 'C-1', '--amount', '100', '--at', '2027-01-02', '--as-of', '2027-02-01']],
    finds: [['O-1', 'at', '2027-01-02']],
  },
  'order-before-birth': {
    lines: [
      [...customer, '--birthday', '1990-05-12'],
      ['add', 'order', 'C-1', '--amount', '100', '--at', '1990-05-11'],
      ['add', 'order', 'C-1', '--amount', '100', '--at', '1990-05-12'],
      // The last lunar month of 1990 ends on 14 February 1991.
      ['add', 'customer', '李', '--birthday', 'lunar:1990-12-20'],
      ['add', 'order', 'C-2', '--amount', '100', '--at', '1991-02-03'],
    ],
    finds: [
      ['O-1', 'at', '1990-05-11'],
      ['O-3', 'at', 'born lunar:1990-12-20'],
    ],
  },
  'refund-too-large': {
    lines: [
      customer,
      order,
      ['add', 'order', 'C-1', '--amount', '-60', '--refund-of', 'O-1'],
      ['add', 'order', 'C-1', '--amount', '-60', '--refund-of', 'O-1'],
    ],
    finds: [['O-1', 'amount', '¥120 of ¥100']],
  },
  'refund-of-another': {
    lines: [
      customer,
      order,
      ['add', 'customer', '李'],
      ['add', 'order', 'C-1', '--amount', '-60', '--refund-of', 'O-1'],
      sql('update sales_order set customer = 2 where id = 2'),
    ],
    finds: [['O-2', 'refund_of', 'an order of C-1']],
  },
  'refund-early': {
    lines: [customer, order, ['add', 'order', 'C-1', '--amount', '-60', '--refund-of', 'O-1', '--at', '2026-10-01']],
    finds: [['O-2', 'at', '2026-10-02']],
  },
  'refund-positive': {
    lines: [
      customer,
      order,
      ['add', 'order', 'C-1', '--amount', '-60', '--refund-of', 'O-1'],
      sql('update sales_order set amount = 6000 where id = 2'),
    ],
    finds: [['O-2', 'amount', '¥60']],
  },
  'order-sum': {
    lines: [
      customer,
      ['add', 'product', '龙井'],
      ['add', 'order', 'C-1', '--product', '龙井', '--quantity', '2', '--price', '50', '--at', '2026-10-02'],
      sql('update sales_order set amount = 9000'),
    ],
    finds: [['O-1', 'amount', '¥90, but its lines make ¥100']],
  },
  'refund-alone': {
    lines: [customer, ['add', 'order', 'C-1', '--amount', '-60', '--at', '2026-10-02']],
    finds: [['O-1', 'refund_of', '2026-10-02']],
  },
  'line-amount': {
    lines: [
      customer,
      ['add', 'product', '龙井'],
      ['add', 'order', 'C-1', '--product', '龙井', '--quantity', '2', '--price', '50', '--amount', '90'],
    ],
    finds: [['O-1', 'amount', '2 times ¥50 is not ¥90']],
  },
  'currency-odd': {
    lines: [customer, sql(orders(() => 10000, `(1, '2026-10-02', '2026-10-02', 10000, 'JPY', 1)`))],
    finds: [['O-41', 'currency', 'JPY, as 1 of 41 orders']],
  },
  'amount-outlier': {
    lines: [
      customer,
      sql(orders((place) => 8000 + place * 100, `(1, '2026-10-02', '2026-10-02', 10000000, 'CNY', 1)`)),
    ],
    finds: [['O-41', 'amount', '¥100,000 where ¥100 is the middle']],
  },
  'added-future': {
    lines: [
      customer,
      ['add', 'customer', '李四'],
      sql(`update customer set added = case id when 1 then '2027-01-01' else '1026-01-01' end`),
    ],
    finds: [
      ['C-1', 'added', '2027-01-01'],
      ['C-2', 'added', 'too long ago'],
    ],
  },
  'visit-future': {
    lines: [customer, ['log', 'C-1', 'content'], sql(`update visit set at = '2027-01-02', at_day = '2027-01-02'`)],
    finds: [['V-1', 'at', '2027-01-02']],
  },
  'complaint-days': {
    lines: [
      customer,
      ['add', 'complaint', 'C-1', '--text', 'late', '--received', '2027-01-02'],
      ['add', 'complaint', 'C-1', '--text', 'late', '--received', '2026-11-20', '--due', '2026-11-19'],
      ['add', 'complaint', 'C-1', '--text', 'late', '--received', '2026-11-20'],
      ['close', 'complaint', 'K-3', '--reason', 'content'],
      sql(`update entry set at = '2026-11-21T01:00:00.000Z' where command = 'close complaint'`),
      sql(`update complaint set received = '2026-11-25', received_day = '2026-11-25' where id = 3`),
    ],
    finds: [
      ['K-1', 'received', '2027-01-02'],
      ['K-2', 'due', '2026-11-19'],
      ['K-3', 'received', 'closed on 2026-11-21'],
    ],
  },
  'stage-jump': {
    lines: [
      [...customer, '--stage', 'inquiry'],
      ['edit', 'customer', 'C-1', '--stage', 'aftersales'],
      ['add', 'customer', '李', '--stage', 'deal'],
      ['edit', 'customer', 'C-2', '--stage', 'aftersales'],
    ],
    finds: [['C-1', 'stage', 'from "inquiry" to "after-sales"']],
  },
  'visit-forgotten': {
    lines: [customer, ['add', 'visit', 'C-1', '--due', '2025-11-01']],
    finds: [['V-1', 'due', '2025-11-01']],
  },
  'visit-of-nobody': {
    lines: [
      ['add', 'customer', '张'],
      ['add', 'visit', 'C-1', '--due', '2026-12-01'],
    ],
    finds: [['V-1', 'staff', '2026-12-01']],
  },
  'stage-without-order': {
    lines: [[...customer, '--stage', 'aftersales']],
    finds: [['C-1', 'stage', 'after-sales']],
  },
  'stage-behind': { lines: [customer, order], finds: [['C-1', 'stage', 'has bought']] },
}
