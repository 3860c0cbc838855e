// Days and periods that completion offers: a few ways to write one in either language, each of which the program reads
// (a test does). Those in the person's language come first.
import type { Language, Words } from '../../kernel/words.ts'
import type { DrawnWord } from './drawn.ts'

type Way = readonly [text: string, about: Words]

const days: Readonly<Record<Language, readonly Way[]>> = {
  en: [
    ['today', { en: 'today', zh: '今天' }],
    ['tomorrow', { en: 'tomorrow', zh: '明天' }],
    ['yesterday', { en: 'yesterday', zh: '昨天' }],
    ['7d', { en: 'in 7 days', zh: '7 天后' }],
    ['2w', { en: 'in 2 weeks', zh: '2 周后' }],
    ['1m', { en: 'in a month', zh: '1 个月后' }],
    ['7d-ago', { en: '7 days ago', zh: '7 天前' }],
    ['30d-ago', { en: '30 days ago', zh: '30 天前' }],
    ['monday', { en: 'the next Monday', zh: '下一个周一' }],
    ['friday', { en: 'the next Friday', zh: '下一个周五' }],
    ['eom', { en: 'the end of the month', zh: '月底' }],
    ['eoy', { en: 'the end of the year', zh: '年底' }],
  ],
  zh: [
    ['今天', { en: 'today', zh: '今天' }],
    ['明天', { en: 'tomorrow', zh: '明天' }],
    ['后天', { en: 'the day after tomorrow', zh: '后天' }],
    ['昨天', { en: 'yesterday', zh: '昨天' }],
    ['三天后', { en: 'in 3 days', zh: '三天后' }],
    ['两周后', { en: 'in 2 weeks', zh: '两周后' }],
    ['下周一', { en: 'Monday of next week', zh: '下周一' }],
    ['下周三', { en: 'Wednesday of next week', zh: '下周三' }],
    ['月底', { en: 'the end of the month', zh: '月底' }],
  ],
}

const periods: Readonly<Record<Language, readonly Way[]>> = {
  en: [
    ['this-month', { en: 'this month', zh: '本月' }],
    ['last-month', { en: 'last month', zh: '上月' }],
    ['this-quarter', { en: 'this quarter', zh: '本季度' }],
    ['last-quarter', { en: 'last quarter', zh: '上季度' }],
    ['this-year', { en: 'this year', zh: '今年' }],
    ['last-year', { en: 'last year', zh: '去年' }],
  ],
  zh: [
    ['本月', { en: 'this month', zh: '本月' }],
    ['上月', { en: 'last month', zh: '上月' }],
    ['本季度', { en: 'this quarter', zh: '本季度' }],
    ['上季度', { en: 'last quarter', zh: '上季度' }],
    ['今年', { en: 'this year', zh: '今年' }],
    ['去年', { en: 'last year', zh: '去年' }],
  ],
}

const drawn = (ways: Readonly<Record<Language, readonly Way[]>>, language: Language): readonly DrawnWord[] => {
  const other = language === 'en' ? 'zh' : 'en'
  return [...ways[language], ...ways[other]].map(([text, about]) => ({ text, about: about[language] }))
}

/** Ways to write a day. */
export const dayWords = (language: Language): readonly DrawnWord[] => drawn(days, language)

/** Ways to write a period. */
export const periodWords = (language: Language): readonly DrawnWord[] => drawn(periods, language)
