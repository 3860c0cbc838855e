// The page `crm help dates`: the ways to write a day or a period. Every example on it is read by a test.
import type { Topic, TopicRow } from '../topic.ts'

const row = (left: string, en: string, zh: string): TopicRow => ({ left, about: { en, zh } })

/** Examples that mean one day. */
export const dayExamples: readonly TopicRow[] = [
  row('2026-12-01', 'also 2026.12.1, 20261201, 2026年12月1日', '也可写 2026.12.1、20261201、2026年12月1日'),
  row('12-25', 'a day without a year, also 12月25日', '没有年份，也可写 12月25日'),
  row('today', 'also tomorrow, yesterday', '也可写 tomorrow、yesterday'),
  row('后天', 'also 今天, 明天, 昨天', '也可写 今天、明天、昨天'),
  row('3d', 'in 3 days; 2w, 1m, 1y for weeks, months, years; also +3d', '3 天后；2w、1m、1y 为周、月、年；也可写 +3d'),
  row('30d-ago', '30 days ago, also 三周后 and 两个月前', '30 天前，也可写 三周后、两个月前'),
  row('in 3 weeks', 'in words', '英文写法'),
  row('friday', 'the next Friday; next friday is in next week', '下一个周五；next friday 指下周的周五'),
  row('下周三', 'also 上周五, 周五', '也可写 上周五、周五'),
  row(
    'eom',
    'the last day of the month; eow, eoq, eoy; 月底, 年底',
    '月末；eow、eoq、eoy 为周末、季末、年末；月底、年底',
  ),
  row('lunar:8-15', 'a day of the Chinese calendar, also 农历八月十五', '农历，也可写 农历八月十五'),
  row('中秋', 'a festival: 春节, 端午, 中秋 ...', '节日：春节、端午、中秋……'),
]

/** Examples that mean a period. */
export const periodExamples: readonly TopicRow[] = [
  row('2026', 'a year', '一年'),
  row('2026-Q4', 'a quarter', '一个季度'),
  row('2026-11', 'a month', '一个月'),
  row('2026-01..2026-03', 'from one to the other, both counted', '从前者到后者，两端都包括'),
  row('last-month', 'also 上月', '也可写 上月'),
]

/** `crm help dates`. */
export const datesTopic: Topic = {
  title: { en: 'Dates', zh: '日期' },
  parts: [
    {
      text: {
        en: 'The whole text must be understood, else it is refused; the day it was read as is shown. Days are written back as 2026-12-01.',
        zh: '整段文字必须能够识别，否则会被拒绝；识别出的日期会显示出来。输出的日期写作 2026-12-01。',
      },
    },
    { title: { en: 'A day', zh: '某一天' }, rows: dayExamples },
    {
      title: { en: 'A period, for filters and reports', zh: '时间段，用于筛选和报表' },
      rows: periodExamples,
    },
    {
      title: { en: 'What is refused', zh: '会被拒绝的写法' },
      text: {
        en: '1/12/2026 could be two days and is refused, unless an import says the order with --date-order. 2026-02-30 does not exist.',
        zh: '1/12/2026 可能是两个不同的日期，会被拒绝，除非导入时用 --date-order 说明顺序。2026-02-30 不存在。',
      },
    },
    {
      title: { en: 'What today is', zh: '“今天”是哪天' },
      text: {
        en: 'Today is the day in the time zone of the firm, whatever the zone of the machine: crm config get zone. --as-of DATE, or CRM_TODAY in the environment, makes any day count as today; the history always has the real time. What cannot be taken back is held against the clock: nobody falls due by retention rules before the day is there, whatever CRM_TODAY says.',
        zh: '“今天”按公司所在时区计算，与电脑时区无关：crm config get zone。--as-of 日期 或环境变量 CRM_TODAY 可把任何一天当作今天；历史始终记录真实时间。无法撤销的操作以时钟为准：无论 CRM_TODAY 为何，未到日期不会按保留期删除任何人。',
      },
    },
  ],
}
