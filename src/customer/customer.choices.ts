// The choices of a customer's fields: codes that stay, words that people see and type.
import type { Choice } from '../command/field.ts'

/** A person or a company. */
export const kinds: readonly Choice[] = [
  { code: 'person', words: { en: 'person', zh: '个人' }, aliases: ['individual', '自然人', '个人客户'] },
  {
    code: 'company',
    words: { en: 'company', zh: '公司' },
    aliases: ['business', 'organisation', 'organization', '企业', '单位', '企业客户'],
  },
]

/** Genders, with the forms of address that tell them. */
export const genders: readonly Choice[] = [
  { code: 'male', words: { en: 'male', zh: '男' }, aliases: ['m', 'man', 'mr', 'mr.', '先生', '男性', '男士'] },
  {
    code: 'female',
    words: { en: 'female', zh: '女' },
    aliases: ['f', 'woman', 'ms', 'mrs', 'miss', 'ms.', 'mrs.', '女士', '小姐', '女性', '太太'],
  },
  { code: 'other', words: { en: 'other', zh: '其他' }, aliases: ['x', 'o', '其它'] },
]

/** The stages of a customer, written by people only. */
export const stages: readonly Choice[] = [
  { code: 'none', words: { en: 'none', zh: '无' }, aliases: ['未接触', '-'] },
  { code: 'inquiry', words: { en: 'inquiry', zh: '咨询' }, aliases: ['enquiry', '询价', '询问'] },
  { code: 'meeting', words: { en: 'first meeting', zh: '见面' }, aliases: ['初次见面', '初访', '面谈'] },
  { code: 'intent', words: { en: 'intent', zh: '意向' }, aliases: ['有意向', '意向客户'] },
  {
    code: 'pricing',
    words: { en: 'price talk', zh: '谈价' },
    aliases: ['price', 'negotiation', '报价', '议价', '价格谈判'],
  },
  { code: 'deal', words: { en: 'deal', zh: '成交' }, aliases: ['won', '已成交', '签约'] },
  { code: 'aftersales', words: { en: 'after-sales', zh: '售后' }, aliases: ['after sales', 'service', '售后服务'] },
]

/** What a customer is to the firm, derived from purchases and stage. */
export const classes: readonly Choice[] = [
  { code: 'potential', words: { en: 'potential', zh: '潜在客户' }, aliases: ['潜在'] },
  { code: 'target', words: { en: 'target', zh: '目标客户' }, aliases: ['目标'] },
  { code: 'existing', words: { en: 'existing', zh: '现有客户' }, aliases: ['现有', '老客户'] },
  { code: 'lost', words: { en: 'lost', zh: '流失客户' }, aliases: ['流失'] },
]

/** Value tiers. */
export const tiers: readonly Choice[] = [
  { code: 'high', words: { en: 'high', zh: '高价值' }, aliases: ['高', 'a', '高级'] },
  { code: 'middle', words: { en: 'middle', zh: '中价值' }, aliases: ['中', 'b', 'mid', 'medium'] },
  { code: 'low', words: { en: 'low', zh: '低价值' }, aliases: ['低', 'c'] },
]
