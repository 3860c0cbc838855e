// What this room adds to the call sheet: the last talk, and the next step that was agreed in it.
import { fieldWords, joinWords } from '../command/field-words.ts'
import type { BriefSource } from '../customer/index.ts'
import { isDay } from '../kernel/day.ts'
import { shortDay } from '../kernel/day-words.ts'
import { lettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'
import { visitNoun } from './visit.noun.ts'
import { moodWords } from './visit-text.act.ts'
import { lastVisitOf } from './visits-of.queries.ts'

const quoted = (text: string): Words => (text === '' ? same('') : { en: `"${text}"`, zh: `“${text}”` })

/** The last talk: day, channel, who, what was said, in what mood. */
export const lastTalkBrief: BriefSource = {
  line: 'last_time',
  items: async (scene, customer) => {
    const visit = await lastVisitOf(scene.reading, customer, scene.today)
    if (!visit) return []
    const day = visit.at_day ?? ''
    const head = joinWords(
      [
        { en: shortDay(day, scene.today, 'en'), zh: shortDay(day, scene.today, 'zh') },
        fieldWords(visitNoun, 'channel', visit.channel, scene.facts),
        same(visit.staff_name ?? ''),
      ],
      { en: ', ', zh: '，' },
    )
    const said = joinWords([quoted(visit.note ?? ''), same(visit.outcome ?? '')])
    return [
      {
        text: joinWords([joinWords([head, said], { en: ': ', zh: '：' }), moodWords(visit)]),
        json: {
          id: lettered(visitNoun.letter, visit.id),
          at: visit.at,
          channel: visit.channel,
          staff: visit.staff === null ? null : lettered('E', visit.staff),
          staff_name: visit.staff_name,
          note: visit.note,
          outcome: visit.outcome,
          mood: visit.mood,
        },
      },
    ]
  },
}

/** The next step agreed in the last talk; a mere day is left to the visit that was planned for it. */
export const nextStepBrief: BriefSource = {
  line: 'ask_about',
  items: async (scene, customer) => {
    const next = (await lastVisitOf(scene.reading, customer, scene.today))?.next ?? null
    if (next === null || isDay(next)) return []
    return [{ text: { en: `next step: ${next}`, zh: `下一步：${next}` }, json: { about: 'next', text: next } }]
  },
}
