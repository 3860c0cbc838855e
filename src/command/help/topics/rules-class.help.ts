// The pages `crm help rules`, `crm help rules class` and `crm help rules tier`: what the firm's rules compute.
import { settings } from '../../../database/settings.ts'
import { same } from '../../../kernel/words.ts'
import type { Topic, TopicRow } from '../topic.ts'

const row = (left: string, en: string, zh: string): TopicRow => ({ left: same(left), about: { en, zh } })

/** What holds until the firm sets otherwise. */
const lost = settings.lost_after_days.initial
const spend = settings.spend_days.initial
const [high, middle] = [settings.high_share.initial, settings.middle_share.initial]

/** `crm help rules`. */
export const rulesTopic: Topic = {
  title: { en: 'Rules', zh: '规则' },
  parts: [
    {
      text: {
        en: 'Class, tier, the days of the last contact and the next, and the sums of purchases are never typed: they follow from visits, orders and settings, for any day asked with --as-of.',
        zh: '类别、等级、上次和下次联系日以及消费合计都不需要录入：它们由回访、订单和设置得出，--as-of 可查看任何一天。',
      },
    },
    {
      rows: [
        row('crm help rules class', 'potential, target, existing or lost', '潜在、目标、现有、流失'),
        row('crm help rules tier', 'high, middle or low', '高、中、低'),
        row('crm help rules revisits', 'who is on the revisit list, and why', '回访名单上有谁、为什么'),
      ],
    },
    {
      title: { en: 'What counts', zh: '计算依据' },
      text: {
        en: 'A purchase is an order of 0 or more; a refund is a negative one. Net spend is purchases less refunds, in the currency of the firm; orders in another currency are left out of every sum, with a note. Every done visit is a contact, whatever its channel. A day counts what happened up to it. Removed records count nowhere.',
        zh: '金额不小于 0 的订单为购买，负数为退款。净消费是购买减退款，以公司货币计；其他货币的订单不计入合计，并会提示。每次完成的回访都是一次联系，不论渠道。某一天的结果只计入当天及之前的事实。已删除的记录一律不计。',
      },
    },
    {
      title: { en: 'The numbers are yours', zh: '数字可以修改' },
      rows: [
        row('crm config', 'every setting and its value', '全部设置及其值'),
        row('crm edit tier high --every 20', 'the policy of a tier', '某个等级的服务政策'),
      ],
    },
  ],
}

/** `crm help rules class`. */
export const classTopic: Topic = {
  title: { en: 'Class: what a customer is to the firm', zh: '类别：客户与公司的关系' },
  parts: [
    {
      rows: [
        row('existing', `has bought, the last time at most ${lost} days ago`, `有购买，且最近一次在 ${lost} 天之内`),
        row('lost', 'has bought, the last time longer ago', '有购买，但最近一次在此之前'),
        row('target', 'has never bought; the stage is intent or pricing', '从未购买；阶段为意向或谈价'),
        row('potential', 'has never bought; any other stage', '从未购买；其他阶段'),
      ],
    },
    {
      text: {
        en: `A refund does not undo that there was a purchase. The ${lost} days are the setting lost_after_days. Stage is written by people only.`,
        zh: `退款不改变曾经购买的事实。${lost} 天是设置 lost_after_days。阶段只由人填写。`,
      },
    },
    {
      title: { en: 'Set by hand', zh: '人工指定' },
      text: {
        en: 'A class set by hand replaces the rule on every day, and needs a reason.',
        zh: '人工指定的类别在任何日期都代替规则，并需要说明原因。',
      },
      rows: [
        row(
          '--class-override target',
          'with --reason, of crm edit customer C-1',
          '与 --reason 同用于 crm edit customer C-1',
        ),
        row('crm list customers class:lost', 'whom we lost', '流失的客户'),
      ],
    },
  ],
}

/** `crm help rules tier`. */
export const tierTopic: Topic = {
  title: { en: 'Tier: what a customer is worth', zh: '等级：客户的价值' },
  parts: [
    {
      text: {
        en: `Customers are put in order of what they spent net in the last ${spend} days (setting spend_days), the most first. Going down the list, whoever stands within the first ${high} % of all that money is high (high_share); up to ${middle} % of it is middle (middle_share); the rest is low. Who spent nothing is low.`,
        zh: `客户按最近 ${spend} 天（设置 spend_days）的净消费从高到低排列。顺着名单累计，位于总金额前 ${high}% 之内的为高（high_share）；到 ${middle}% 为止的为中（middle_share）；其余为低。没有消费的为低。`,
      },
    },
    {
      text: {
        en: `Exactly: "before" is what all those ahead spent together. high: before is under ${high} % of the total. middle: under ${middle} %. Equal spend is put in order of id.`,
        zh: `准确地说：“前额”是排在前面的客户的消费之和。前额小于总额的 ${high}% 为高，小于 ${middle}% 为中。消费相同的按编号排列。`,
      },
    },
    {
      title: { en: 'What follows from it', zh: '相应的服务' },
      rows: [
        row('crm list tiers', 'days between contacts, deadlines, perks', '联系间隔、时限、优待'),
        row(
          'crm edit tier high --every 20',
          'high is 30 days at first, middle 90, low 180',
          '初始为高 30 天、中 90 天、低 180 天',
        ),
      ],
    },
    {
      title: { en: 'Set by hand', zh: '人工指定' },
      rows: [
        row(
          '--tier-override high',
          'with --reason, of crm edit customer C-1',
          '与 --reason 同用于 crm edit customer C-1',
        ),
      ],
    },
  ],
}
