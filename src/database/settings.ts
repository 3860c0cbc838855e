// The firm's settings: what there is to set, what holds when nothing is set, and what a value must look like.
// Reading and changing them in the store is settings-store.ts.
import type { Words } from '../kernel/words.ts'

/** What a setting holds. Lists are ordered texts; zones are IANA names; currencies ISO 4217 codes. */
export type SettingKind =
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'zone' }
  | { readonly kind: 'currency' }
  | { readonly kind: 'country' }
  | { readonly kind: 'list' }
  | { readonly kind: 'choice'; readonly codes: readonly string[] }
  /** Fields of nouns, as `customer.birthday`; which there are is not known here. */
  | { readonly kind: 'fields' }

/** One thing the firm can set. */
export interface Setting<T extends number | string | readonly string[]> {
  readonly kind: SettingKind
  readonly initial: T
  readonly words: Words
}

const days = (initial: number, en: string, zh: string, min = 0): Setting<number> => ({
  kind: { kind: 'integer', min, max: 36_500 },
  initial,
  words: { en, zh },
})

const percent = (initial: number, en: string, zh: string): Setting<number> => ({
  kind: { kind: 'integer', min: 1, max: 100 },
  initial,
  words: { en, zh },
})

const count = (initial: number, max: number, en: string, zh: string): Setting<number> => ({
  kind: { kind: 'integer', min: 1, max },
  initial,
  words: { en, zh },
})

const list = (en: string, zh: string, initial: readonly string[] = []): Setting<readonly string[]> => ({
  kind: { kind: 'list' },
  initial,
  words: { en, zh },
})

const fields = (en: string, zh: string): Setting<readonly string[]> => ({
  kind: { kind: 'fields' },
  initial: [],
  words: { en, zh },
})

const named = (kind: 'zone' | 'currency' | 'country', initial: string, en: string, zh: string): Setting<string> => ({
  kind: { kind },
  initial,
  words: { en, zh },
})

/** Every setting of the firm by its key. */
export const settings = {
  zone: named(
    'zone',
    'Asia/Shanghai',
    'time zone of the firm: which day an instant belongs to',
    '公司所在时区：决定某一时刻属于哪一天',
  ),
  currency: named('currency', 'CNY', 'currency of all sums', '汇总所用的货币'),
  country: named('country', 'CN', 'country of phone numbers written without a code', '未写国家代码的电话所属国家'),
  lost_after_days: days(
    365,
    'days after the last purchase until a customer counts as lost',
    '最后一次购买后多少天算作流失',
    1,
  ),
  spend_days: days(365, 'days of spending that decide the tier', '决定等级的消费统计天数', 1),
  high_share: percent(50, 'share of spending, in percent, that the high tier brings', '高价值客户所占消费额的百分比'),
  middle_share: percent(
    80,
    'share of spending, in percent, that the high and middle tiers bring',
    '高价值与中价值客户合计所占消费额的百分比',
  ),
  rhythm_inquiry: days(3, 'days between contacts at stage inquiry', '咨询阶段的联系间隔天数', 1),
  rhythm_meeting: days(7, 'days between contacts at stage meeting', '见面阶段的联系间隔天数', 1),
  rhythm_intent: days(7, 'days between contacts at stage intent', '意向阶段的联系间隔天数', 1),
  rhythm_pricing: days(3, 'days between contacts at stage pricing', '谈价阶段的联系间隔天数', 1),
  rhythm_other: days(30, 'days between contacts at any other stage', '其他阶段的联系间隔天数', 1),
  aftersales_days: days(7, 'days after a purchase until the after-sales contact', '购买后多少天做售后回访'),
  aftersales_window: days(30, 'days for which an after-sales contact stays on the list', '售后回访在名单上保留的天数'),
  winback_days: days(180, 'days between contacts with a lost customer', '流失客户的联系间隔天数', 1),
  birthday_lead: days(3, 'days before a birthday on which it appears', '生日提前提醒的天数'),
  nights_at_most: count(400, 4000, 'missed days that one nightly run makes up for', '夜间任务一次最多补做的天数'),
  marketing_consent: {
    kind: { kind: 'choice', codes: ['yes', 'not-refused'] },
    initial: 'yes',
    words: {
      en: 'whom --for ... .marketing finds: those who said yes, or all who have not refused',
      zh: '--for ... .marketing 找出谁：明确同意的（yes），或未拒绝的（not-refused）',
    },
  },
  backups_kept: count(14, 1000, 'backups kept beside the store', '保留的备份份数'),
  accounting_months: {
    kind: { kind: 'integer', min: 0, max: 1200 },
    initial: 120,
    words: {
      en: 'months after an order for which no retention rule erases the customer',
      zh: '订单之后多少个月内，保留规则不删除该客户',
    },
  },
  hold_tags: list('tags of customers whom no retention rule erases', '带这些标签的客户不受保留规则删除', [
    'legal-hold',
    '法律保留',
  ]),
  review_per_owner: days(
    0,
    'records that the first night of a month lists for each to review; 0 is none',
    '每月第一次夜间任务为每人列出的待复核资料份数；0 为不列',
  ),
  review_months: count(6, 120, 'months after a review until the record may come again', '复核后多少个月可再次列入'),
  quality_fields: list('fields of a customer that count for completeness', '计入完整性的客户字段', [
    'phones',
    'emails',
    'source',
    'owner',
    'birthday',
    'city',
  ]),
  industries: list('industries offered when a customer is entered', '录入客户时可选的行业'),
  sources: list('sources offered when a customer is entered', '录入客户时可选的来源'),
  complaint_categories: list('categories offered for complaints', '投诉可选的类别'),
  order_channels: list('channels offered for orders', '订单可选的渠道'),
  public_fields: fields('fields that every role sees, whatever they are by themselves', '改为所有角色可见的字段'),
  internal_fields: fields('fields that are internal, whatever they are by themselves', '改为内部的字段'),
  secret_fields: fields('fields that are secret, whatever they are by themselves', '改为保密的字段'),
} as const satisfies Record<string, Setting<number | string | readonly string[]>>

/** The key of a setting. */
export type SettingKey = keyof typeof settings

/** The value of every setting, defaults filled in. */
export type FirmSettings = {
  readonly [K in SettingKey]: (typeof settings)[K] extends Setting<infer T> ? T : never
}

/** Whether a text is the key of a setting. */
export const isSettingKey = (text: string): text is SettingKey => Object.hasOwn(settings, text)
