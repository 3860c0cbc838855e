import { describe, expect, it } from 'vitest'
import { birthdayWords } from '../../src/customer/birthday-words.ts'

describe('a birthday on a page', () => {
  it.each([
    [
      '1990-01-05',
      '5 January 1990 (5 Jan 2027, in 39 days, turns 37)',
      '1990年1月5日（2027年1月5日，还有39天，满37岁）',
    ],
    ['--11-27', '27 November (27 Nov, today)', '11月27日（11月27日，今天）'],
    ['2000-11-28', '28 November 2000 (28 Nov, tomorrow, turns 26)', '2000年11月28日（11月28日，明天，满26岁）'],
    ['lunar:--08-15', 'lunar 8-15 (15 Sep 2027, in 292 days)', '农历八月十五（2027年9月15日，还有292天）'],
    ['1990', '1990', '1990年'],
    ['1990-02-31', '1990-02-31', '1990-02-31'],
  ])('%s', (birthday, en, zh) => {
    expect(birthdayWords(birthday, '2026-11-27')).toEqual({ en, zh })
  })
})
