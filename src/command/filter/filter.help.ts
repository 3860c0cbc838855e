// The page `crm help filters`: what a filter may say, by examples. Every example is parsed and checked by a test.
import type { Words } from '../../kernel/words.ts'

/** An example: a filter, and what it finds. */
export interface FilterExample {
  readonly noun: 'customer' | 'order'
  readonly filter: string
  readonly about: Words
}

/** A part of the page. */
export interface FilterTopic {
  readonly title: Words
  readonly text?: Words
  readonly examples: readonly FilterExample[]
}

const ofCustomers = (filter: string, en: string, zh: string): FilterExample => ({
  noun: 'customer',
  filter,
  about: { en, zh },
})
const ofOrders = (filter: string, en: string, zh: string): FilterExample => ({
  noun: 'order',
  filter,
  about: { en, zh },
})

/** What the page opens with. */
export const filterIntroduction: Words = {
  en: 'A filter picks records in lists, exports, bulk verbs, segments and rules: crm list customers tier:high, or crm export customers --where "tier:high #vip". Add --explain to see how it was read.',
  zh: '筛选条件用于列表、导出、批量操作、分群和规则：crm list customers 等级:高，或 crm export customers --where "等级:高 #vip"。加 --explain 可查看系统如何理解。',
}

/** The page, topic by topic. */
export const filterTopics: readonly FilterTopic[] = [
  {
    title: { en: 'Words', zh: '词语' },
    text: {
      en: 'Words are found as crm search finds them: in names (pinyin and initials too), phones, mails, notes, and in what is known of contacts. Visits, orders and complaints are found by their own text and by their customer. Quotes hold together what has a space or a sign in it, "" or “” or 「」.',
      zh: '词语的查找与 crm search 相同：名称（含拼音和首字母）、电话、邮箱、备注，以及联系人的信息。回访、订单、投诉按其自身文字及其客户查找。含空格或符号的内容用引号括起，可用 ""、“” 或 「」。',
    },
    examples: [
      ofCustomers('宏远', 'has 宏远 in it', '含“宏远”'),
      ofCustomers('"Maria Lopez"', 'has both in it', '两个词都有'),
    ],
  },
  {
    title: { en: 'Fields', zh: '字段' },
    text: {
      en: 'field:value finds a part of a text, or a code; = the whole. Names and codes may be English or Chinese. crm list customers --fields help lists the fields.',
      zh: '字段:值 查找文字的一部分或代码；= 为完全相等。字段名和代码中英文均可。crm list customers --fields help 列出字段。',
    },
    examples: [
      ofCustomers('city:北京', 'the city has 北京 in it', '城市含“北京”'),
      ofCustomers('name="Maria Lopez"', 'is named exactly so', '姓名完全相同'),
      ofCustomers('tier:high,middle', 'one of the two tiers', '两个等级之一'),
      ofCustomers('等级:高', 'Chinese words do as well', '也可以用中文'),
      ofCustomers('tier!=low', 'any other tier, or none', '其他等级或没有等级'),
      ofCustomers('tag:vip', 'bears the tag; inside --where also #vip', '有此标签；在 --where 中也可写 #vip'),
      ofCustomers('phone:8000', 'a phone has these digits in it', '电话含这些数字'),
      ofCustomers('consent.sms:no', 'has refused text messages', '拒绝短信'),
      ofCustomers('consent.mail.marketing:yes', 'agreed to advertising by mail', '同意邮件推广'),
      ofCustomers('consent:all=no', 'wants no contact at all', '请勿联系'),
      ofCustomers('owner:none', 'has no owner', '没有负责人'),
      ofCustomers('email:any', 'has an e-mail address', '有电子邮箱'),
      ofCustomers(
        'segment:lapsed',
        'is in this segment; of visits and orders, the customer is',
        '属于此分群；回访、订单按其客户',
      ),
      ofCustomers('owner:@me', 'is mine; also owner:E-3 or owner:王芳', '我负责的；也可写 owner:E-3 或 owner:王芳'),
    ],
  },
  {
    title: { en: 'Amounts and numbers', zh: '金额和数字' },
    text: {
      en: 'over, under, min and max need no quotes in a shell; > < >= <= do.',
      zh: 'over、under、min、max 在命令行中不需要引号；> < >= <= 需要。',
    },
    examples: [
      ofOrders('amount.over:5000', 'more than 5000', '大于 5000'),
      ofOrders('amount>=5000', '5000 or more, in quotes', '不小于 5000，需加引号'),
      ofCustomers('age:30..39', 'from 30 to 39', '30 至 39'),
      ofCustomers('orders.min:3', 'three or more', '至少 3'),
    ],
  },
  {
    title: { en: 'Days', zh: '日期' },
    text: {
      en: 'before, after and on take any date of crm help dates; a month or a year means all of it. within:7d is at most 7 days from today, before or after; within:+7d only ahead, within:7d-ago only back.',
      zh: 'before、after、on 后可用 crm help dates 中的任何日期；月份或年份指其全部。within:7d 是距今天前后不超过 7 天；within:+7d 只看以后，within:7d-ago 只看以前。',
    },
    examples: [
      ofCustomers('last_contact.before:30d-ago', 'not talked to for over 30 days', '超过 30 天没有联系'),
      ofCustomers('next_due:2026-11', 'due in November', '11 月到期'),
      ofCustomers('added:2026-01..2026-03', 'added from January to March', '1 月至 3 月录入'),
      ofCustomers('next_due.max:+7d', 'due by a week from now, the late ones too', '一周内到期，包括已逾期'),
      ofCustomers('last_contact.within:30d', 'talked to in the last 30 days', '近 30 天联系过'),
      ofCustomers('birthday.within:7d', 'the next birthday is in 7 days or sooner', '7 天内过生日'),
      ofCustomers('birthday:1990', 'born in 1990', '1990 年出生'),
    ],
  },
  {
    title: { en: 'Together', zh: '组合' },
    text: {
      en: 'Side by side means and; or and not are words, brackets group. In --where a dash before a word means not. A record without a value fails a test and passes its opposite.',
      zh: '并列表示“且”；or（或）和 not（不）是单词，括号分组。在 --where 中，词语前的减号表示“不”。没有值的记录不满足条件，但满足其否定。',
    },
    examples: [
      ofCustomers('tier:high not tag:blacklist', 'high, and not blacklisted', '高等级且无黑名单标签'),
      ofCustomers('(tier:high or tag:vip) city:北京', 'either, and in 北京', '两者之一，且在北京'),
      ofCustomers('#vip -city:上海', 'inside --where', '用于 --where'),
      ofCustomers('等级:高 不 标签:黑名单', 'the same in Chinese', '中文写法'),
    ],
  },
]
