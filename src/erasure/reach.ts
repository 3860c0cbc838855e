// What an erasure reaches: what becomes of each kind of record that names the customer, and what places are called.
// Pure; a test holds the list against the tables, so that a new reference is decided upon and not forgotten.
import type { Words } from '../kernel/words.ts'

/** By the column that names the customer: goes with the person, is emptied, or stays as numbers without a person. */
export const fates: Readonly<Record<string, 'goes' | 'emptied' | 'stays'>> = {
  'contact.customer': 'goes',
  'visit.customer': 'goes',
  'complaint.customer': 'goes',
  'segment_member.customer': 'goes',
  'customer.introducer': 'emptied',
  // A record that was merged into this one is of the same person.
  'customer.merged_into': 'goes',
  'consent.customer': 'goes',
  'review.customer': 'goes',
  'lookalike.customer': 'goes',
  'lookalike.other': 'goes',
  'sales_order.customer': 'stays',
}

/**
 * The customer that orders of erased people belong to: nobody. It is made by the first erasure, counts as removed, and no
 * list, filter or reference reaches it, as ids begin with 1.
 */
export const nobodyId = 0

/** What was reached, by place: a table or one of the words below. */
export type Reached = Readonly<Record<string, number>>

const places: Readonly<Record<string, Words>> = {
  customer: { en: 'customers, erased', zh: '客户，已彻底删除' },
  contact: { en: 'contacts, erased', zh: '联系人，已彻底删除' },
  visit: { en: 'visits with their texts, erased', zh: '回访及其内容，已彻底删除' },
  complaint: { en: 'complaints with their texts, erased', zh: '投诉及其内容，已彻底删除' },
  segment_member: { en: 'places in fixed segments, erased', zh: '固定分群中的成员记录，已彻底删除' },
  consent: { en: 'statements of consent, erased', zh: '联系许可的记录，已彻底删除' },
  review: { en: 'reviews of their record, erased', zh: '资料复核记录，已彻底删除' },
  lookalike: { en: 'notes on likely doubles, erased', zh: '疑似重复的标记，已彻底删除' },
  orders: { en: 'orders, kept as numbers without a person', zh: '订单，仅保留数字，不再对应任何人' },
  references: { en: 'references of other records, emptied', zh: '其他记录的引用，已清空' },
  entries: { en: 'entries of the history, emptied', zh: '历史条目，已清空' },
  words: { en: 'words typed and reasons of other entries, emptied', zh: '其他历史条目的命令原文与原因，已清空' },
  movements: { en: 'moves between classes and tiers', zh: '类别与等级变动' },
  fingerprints: { en: 'fingerprints of imported rows', zh: '导入行的指纹' },
  receipts: { en: 'receipts of imports that named them', zh: '提到此人的导入凭据' },
  mappings: { en: 'remembered readings of files that named them', zh: '提到此人的列对应记忆' },
  nights: { en: 'records of nights that named them', zh: '提到此人的夜间记录' },
  runs: { en: 'marks of scripts (--since-last-run)', zh: '脚本标记（--since-last-run）' },
  files: { en: 'files beside the store, without their rows', zh: '数据文件旁的文件，已去掉相关行' },
}

/** What a place is called; a table that is not named here by its own name. */
export const placeName = (place: string): Words => places[place] ?? { en: place, zh: place }
