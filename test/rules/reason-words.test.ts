// What the revisit list says in words: each reason, from what it was counted, why somebody is not on the list, how late.
import { describe, expect, it } from 'vitest'
import { becauseOf, lateWords, offWords } from '../../src/care/explain-revisit.ts'
import { usualCareSettings } from '../../src/care/index.ts'
import { reasonText, type TextFacts } from '../../src/care/reason-text.ts'
import type { RevisitFacts } from '../../src/care/revisit-facts.ts'

const facts: RevisitFacts & TextFacts = {
  customer: 7,
  class: 'potential',
  tier: 'low',
  stage: 'none',
  every: null,
  added: '2026-01-01',
  birthday: null,
  firstOrder: null,
  lastOrder: null,
  lastContact: null,
  lastCare: null,
  open: [],
}

const D = '2026-11-27'
const textOf = (code: string, more: Partial<typeof facts>, due = D) =>
  reasonText({ code, due, visit: 81 }, { ...facts, ...more }, D, usualCareSettings)

describe('the words of a reason', () => {
  it.each<[string, Partial<typeof facts>, string, string]>([
    ['planned', {}, 'visit V-81 planned for 2026-11-27', '计划回访 V-81（2026-11-27）'],
    ['rhythm', { every: 30 }, 'own rhythm, every 30 days', '自定节奏，每30天'],
    ['rhythm', { every: 1 }, 'own rhythm, every day', '自定节奏，每1天'],
    [
      'rhythm',
      { class: 'existing', tier: 'high', stage: 'pricing' },
      'rhythm: high tier, every 30 days',
      '节奏：高价值，每30天',
    ],
    ['rhythm', { class: 'existing', tier: 'middle' }, 'rhythm: middle tier, every 90 days', '节奏：中价值，每90天'],
    ['rhythm', { class: 'existing', tier: 'low' }, 'rhythm: low tier, every 180 days', '节奏：低价值，每180天'],
    ['rhythm', { stage: 'inquiry' }, 'rhythm: stage inquiry, every 3 days', '节奏：咨询阶段，每3天'],
    ['rhythm', { stage: 'meeting' }, 'rhythm: stage meeting, every 7 days', '节奏：见面阶段，每7天'],
    ['rhythm', { class: 'target', stage: 'intent' }, 'rhythm: stage intent, every 7 days', '节奏：意向阶段，每7天'],
    ['rhythm', { class: 'target', stage: 'pricing' }, 'rhythm: stage pricing, every 3 days', '节奏：谈价阶段，每3天'],
    ['rhythm', { stage: 'deal' }, 'rhythm: potential customer, every 30 days', '节奏：潜在客户，每30天'],
    ['rhythm', { class: 'target' }, 'rhythm: target customer, every 30 days', '节奏：目标客户，每30天'],
    ['aftersales', { lastOrder: '2026-11-20' }, 'bought on 2026-11-20, no talk since', '2026-11-20 购买后尚未回访'],
    ['winback', { lastOrder: '2025-11-20' }, 'lost: last bought on 2025-11-20', '已流失：上次购买 2025-11-20'],
    ['promise', {}, 'promise', 'promise'],
  ])('%s, %j', (code, more, en, zh) => {
    expect(textOf(code, more)).toEqual({ en, zh })
  })

  it.each<[string, string | null, string | null, string, string]>([
    ['2026-11-27', null, null, 'birthday today', '今天生日'],
    ['2026-11-28', '1990-11-28', null, 'birthday tomorrow (36)', '明天生日（36岁）'],
    ['2026-11-29', '--11-29', 'tea', 'birthday in 2 days, likes tea', '2天后生日，喜好：tea'],
    ['2026-11-30', '1990-11-30', '茶', 'birthday in 3 days (36), likes 茶', '3天后生日（36岁），喜好：茶'],
    ['2026-11-30', '--11-30', '', 'birthday in 3 days', '3天后生日'],
  ])('birthday on %s of one born %s who likes %s', (due, birthday, likes, en, zh) => {
    expect(textOf('birthday', { birthday, likes }, due)).toEqual({ en, zh })
  })
})

describe('from what a reason is counted', () => {
  const text = { en: 'in words', zh: '文字' }
  it.each<[string, string, Partial<typeof facts>, string, string]>([
    [
      'rhythm',
      D,
      { every: 30, lastContact: '2026-10-28', firstOrder: '2026-01-02' },
      'last talk 2026-10-28 + 30 days (in words)',
      '上次联系 2026-10-28 + 30 天（文字）',
    ],
    [
      'rhythm',
      D,
      { every: 1, firstOrder: '2026-11-26' },
      'first purchase 2026-11-26 + 1 day (in words)',
      '首次购买 2026-11-26 + 1 天（文字）',
    ],
    ['rhythm', D, { every: 9 }, 'added 2026-01-01 + 9 days (in words)', '建档 2026-01-01 + 9 天（文字）'],
    [
      'aftersales',
      D,
      { lastOrder: '2026-11-20' },
      'last purchase 2026-11-20 + 7 days, no talk since',
      '上次购买 2026-11-20 + 7 天，其后没有联系',
    ],
    ['winback', D, { lastOrder: '2025-11-26' }, 'last purchase 2025-11-26 + 366 days', '上次购买 2025-11-26 + 366 天'],
    [
      'winback',
      D,
      { lastOrder: '2024-01-01', lastContact: '2026-05-31' },
      'last talk 2026-05-31 + 180 days',
      '上次联系 2026-05-31 + 180 天',
    ],
    [
      'winback',
      '2026-11-26',
      { lastOrder: '2025-11-25', lastContact: '2026-05-01' },
      'last purchase 2025-11-25 + 366 days',
      '上次购买 2025-11-25 + 366 天',
    ],
    ['birthday', D, { birthday: '--11-29' }, 'born --11-29, shown 3 days ahead', '生日 --11-29，提前 3 天提示'],
    ['planned', D, {}, 'in words', '文字'],
  ])('%s due %s, %j', (code, due, more, en, zh) => {
    const because = becauseOf({ code, due, text }, { ...facts, ...more }, usualCareSettings, { within: 0, lead: 3 })
    expect(because).toEqual({ en, zh })
  })
})

describe('why somebody is not on the list', () => {
  const off = { snoozeUntil: null, refusedAll: false, nextDue: null }
  it.each<[Partial<Parameters<typeof offWords>[0]>, string, string]>([
    [{ refusedAll: true, snoozeUntil: '2026-12-01' }, 'has refused every channel', '拒绝了所有渠道'],
    [{ snoozeUntil: '2026-11-28', nextDue: D }, 'snoozed until 2026-11-28', '暂缓到 2026-11-28'],
    [{ snoozeUntil: D }, 'nothing is due', '没有到期事项'],
    [{ nextDue: '2026-11-28' }, 'not due before 2026-11-28', '2026-11-28 才到期'],
    [
      { nextDue: D },
      'due since 2026-11-27, covered by what is planned or not asked for',
      '2026-11-27 已到期，但已有安排或不在所问范围',
    ],
  ])('%j', (more, en, zh) => {
    expect(offWords({ ...off, ...more }, D)).toEqual({ en, zh })
  })
})

it.each([
  [0, 'today', '今天'],
  [1, '1 day late', '逾期 1 天'],
  [1200, '1,200 days late', '逾期 1200 天'],
  [-1, 'in 1 day', '还有 1 天'],
  [-3, 'in 3 days', '还有 3 天'],
])('%i days late', (days, en, zh) => {
  expect(lateWords(days)).toEqual({ en, zh })
})
