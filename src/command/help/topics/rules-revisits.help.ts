// The page `crm help rules revisits`: who is on the revisit list, why, and in what order.
import { settings } from '../../../database/settings.ts'
import { same } from '../../../kernel/words.ts'
import type { Topic, TopicRow } from '../topic.ts'

const row = (left: string, en: string, zh: string): TopicRow => ({ left: same(left), about: { en, zh } })

/** What holds until the firm sets otherwise: days. */
const [after, window] = [settings.aftersales_days.initial, settings.aftersales_window.initial]
const [winback, lead] = [settings.winback_days.initial, settings.birthday_lead.initial]
const stages = {
  inquiry: settings.rhythm_inquiry.initial,
  meeting: settings.rhythm_meeting.initial,
  intent: settings.rhythm_intent.initial,
  pricing: settings.rhythm_pricing.initial,
  other: settings.rhythm_other.initial,
}

/** `crm help rules revisits`. */
export const revisitsTopic: Topic = {
  title: { en: 'The revisit list: crm list revisits, crm today', zh: '回访名单：crm list revisits、crm today' },
  parts: [
    {
      text: {
        en: 'A customer is on it for one reason or several. Not on it: who was removed, who is snoozed past the day, and who has refused all six channels.',
        zh: '客户因一个或多个原因进入名单。不在名单上的：已删除的、暂缓到该日之后的、拒绝了全部六个渠道的。',
      },
    },
    {
      title: { en: 'Reasons', zh: '原因' },
      rows: [
        row('planned', 'a visit planned or missed whose day has come', '计划或错过的回访已到日期'),
        row(
          'rhythm',
          'the days between contacts have passed since the last one, and no visit is planned soon',
          '距上次联系已满间隔，且近期没有安排回访',
        ),
        row(
          'aftersales',
          `${after} days after the last purchase, for ${window} days, unless there was a talk since`,
          `最近一次购买 ${after} 天后，持续 ${window} 天，其间有过联系则不提示`,
        ),
        row(
          'winback',
          `lost: once when it is lost, then ${winback} days after each talk`,
          `流失客户：流失之时一次，此后每次联系 ${winback} 天后`,
        ),
        row(
          'birthday',
          `from ${lead} days before, unless a visit of purpose care was done`,
          `提前 ${lead} 天，已有目的为关怀的回访则不提示`,
        ),
      ],
    },
    {
      title: { en: 'The rhythm, in days', zh: '联系间隔（天）' },
      text: {
        en: `The customer's own --every; 0 is never. Else for those who have not bought, by stage: inquiry ${stages.inquiry}, meeting ${stages.meeting}, intent ${stages.intent}, pricing ${stages.pricing}, others ${stages.other}. Else by tier: crm list tiers. It is counted from the last contact, else from the first purchase, else from the day of adding. Lost customers have none.`,
        zh: `客户自己的 --every，0 为不回访。否则未购买的按阶段：咨询 ${stages.inquiry}、见面 ${stages.meeting}、意向 ${stages.intent}、谈价 ${stages.pricing}，其他 ${stages.other}。否则按等级：crm list tiers。从上次联系算起，没有则从首次购买，再没有则从建档日算起。流失客户没有间隔。`,
      },
    },
    {
      title: { en: 'Birthdays', zh: '生日' },
      text: {
        en: 'Solar or lunar, with or without the year. 29 February is kept on the 28th in common years; lunar 30th in a short month on the 29th; a leap month that a year lacks is the plain month of that number.',
        zh: '阳历或农历，有无年份均可。2 月 29 日在平年按 28 日；农历三十在小月按廿九；当年没有的闰月按同名的平月。',
      },
    },
    {
      title: { en: 'Order', zh: '顺序' },
      text: {
        en: 'What is due comes first, then winback and birthdays; inside that by tier, then by the most days late.',
        zh: '到期的在前，其次是挽回和生日；同级之内先按等级，再按逾期天数从多到少。',
      },
    },
    {
      title: { en: 'Ask and answer', zh: '查看与处理' },
      rows: [
        row('crm list revisits --within 7', 'what comes due in 7 days too', '包括 7 天内到期的'),
        row('crm list revisits --why birthday --lead 14', 'birthdays of two weeks', '两周内的生日'),
        row(
          'crm log C-1 "..." --next 30d',
          'a talk now; closes the visit nearest in day',
          '记录沟通，并完成日期最近的回访',
        ),
        row('crm snooze C-1 --until 1m', 'not before that day', '该日之前不联系'),
      ],
    },
  ],
}
