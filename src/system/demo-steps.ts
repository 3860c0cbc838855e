// What the demonstration types, in order, and the headings between. Data only: demo.lazy.ts runs it.
import type { Language, Words } from '../kernel/words.ts'

/** One command line of the demonstration. */
export interface DemoLine {
  /** The words after `crm`. */
  readonly words: readonly string[]
  /** The exit code it must end with; 0 where not said. */
  readonly exit?: number
  /** Why it does not end with 0. */
  readonly because?: Words
}

/** A heading with the lines under it. */
export interface DemoPart {
  readonly title: Words
  readonly lines: readonly DemoLine[]
}

/** The day on which it takes place: a Monday, the working day after the last transaction of the data. */
export const demoDay = '2011-12-12'

/** Nine in the morning of that day, in London. */
export const demoStart = '2011-12-12T09:00:00.000Z'

const line = (...words: readonly string[]): DemoLine => ({ words })

const shown = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en')

/** The demonstration for people who read a language: its own screen comes first where both are shown. */
export const demoParts = (language: Language): readonly DemoPart[] => {
  const other = language === 'zh' ? 'en' : 'zh'
  return [
    {
      title: {
        en: 'A store: one file, with the zone and the currency of the firm',
        zh: '数据文件：一个文件，含公司的时区和货币',
      },
      lines: [
        line('init', '--zone', 'Europe/London', '--currency', 'GBP', '--country', 'CN'),
        line('add', 'staff', '王芳', '--key', 'wangfang', '--role', '销售'),
        line('add', 'staff', '李强', '--key', 'liqiang', '--role', '销售'),
        line('add', 'staff', '陈静', '--key', 'chenjing', '--role', '客服'),
      ],
    },
    {
      title: {
        en: 'A year of real transactions: 8,329 invoices and credit notes of 1,000 customers',
        zh: '一年的真实交易：1,000 位客户的 8,329 张发票和退款单',
      },
      lines: [
        line(
          'import',
          'orders',
          'invoices.csv',
          '--map',
          'InvoiceNo=key,InvoiceDate=at,CustomerID=customer,Amount=amount,Quantity=-',
          '--create-missing',
        ),
      ],
    },
    {
      title: {
        en: 'A spreadsheet as people keep them: GBK, a header twice, lunar birthdays, full-width digits, a day that does not exist',
        zh: '日常使用的表格：GBK 编码、重复的表头、农历生日、全角数字、不存在的日期',
      },
      lines: [
        {
          ...line('import', 'customers', '客户名单.csv', '--map', '手机_2=phone'),
          exit: 5,
          because: {
            en: 'exit code 5: the good rows are in, the faulty one is in 客户名单.rejected.csv',
            zh: '退出码 5：正确的行已导入，有错的行在 客户名单.rejected.csv 中',
          },
        },
        {
          ...line('import', 'visits', '回访记录.csv'),
          exit: 5,
          because: {
            en: 'exit code 5: one row names a customer nobody knows',
            zh: '退出码 5：有一行的客户不存在',
          },
        },
      ],
    },
    {
      title: {
        en: 'Who they are: class from purchases and stage, tier from a year of spend',
        zh: '客户构成：类别来自购买和阶段，等级来自一年的消费',
      },
      lines: [
        line('list', 'customers', '--count'),
        line('list', 'customers', 'class:potential', '--count'),
        line('list', 'customers', 'class:target', '--count'),
        line('list', 'customers', 'class:existing', '--count'),
        line('list', 'customers', 'class:lost', '--count'),
        line('list', 'customers', 'tier:high', '--count'),
        line('list', 'customers', 'tier:middle', '--count'),
        line('list', 'customers', 'tier:low', '--count'),
        line('edit', 'tier', 'high', '--deadline', '24h', '--perks', '专人跟进'),
        line('list', 'tiers', '--fields', 'key,every,deadline,perks'),
        line(
          'list',
          'customers',
          'tier:high',
          '--sort',
          '-spend',
          '--limit',
          '6',
          '--fields',
          'id,name,owner,class,tier,orders,spend,last_order',
        ),
      ],
    },
    {
      title: { en: 'The day begins', zh: '一天开始' },
      lines: [
        line('today', '--owner', '王芳', '--limit', '8', '--lang', shown(language)),
        line('today', '--owner', '王芳', '--limit', '8', '--lang', shown(other)),
      ],
    },
    {
      title: { en: 'One minute before the call', zh: '打电话前一分钟' },
      lines: [line('show', 'customer', '赵丽华', '--brief')],
    },
    {
      title: { en: 'After the call; and a slip taken back', zh: '打完电话；以及撤销一次误操作' },
      lines: [
        line('log', '赵丽华', '价格确认，周五前寄样品', '--channel', 'phone', '--mood', '5', '--next', '30d'),
        line('remove', 'customer', '钱卫东', '--yes', '--reason', '误删'),
        line('undo'),
        line('history', '--limit', '5'),
      ],
    },
  ]
}
