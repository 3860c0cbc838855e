// A visit in one phrase: by which channel, by whom, what for, what was said, in what mood, what comes next.
import { fieldWords, joinWords } from '../command/field-words.ts'
import type { ValueFacts } from '../command/value.ts'
import { isDay } from '../kernel/day.ts'
import { same, type Words } from '../kernel/words.ts'
import { visitNoun } from './visit.noun.ts'
import type { VisitOf } from './visits-of.queries.ts'

const comma: Words = { en: ', ', zh: '，' }
const colon: Words = { en: ': ', zh: '：' }

/** Channel, staff and purpose: `phone, 王芳, revisit`. */
export const howWords = (visit: VisitOf, facts: ValueFacts): Words =>
  joinWords(
    [
      fieldWords(visitNoun, 'channel', visit.channel, facts),
      same(visit.staff_name ?? ''),
      fieldWords(visitNoun, 'purpose', visit.purpose, facts),
    ],
    comma,
  )

/** The mood: `mood 3 of 5`; empty where none is written. */
export const moodWords = ({ mood }: Pick<VisitOf, 'mood'>): Words =>
  mood === null ? same('') : { en: `mood ${mood} of 5`, zh: `情绪 ${mood}/5` }

const nextWords = ({ next }: VisitOf): Words => {
  if (next === null) return same('')
  return isDay(next) ? { en: `next on ${next}`, zh: `下次 ${next}` } : { en: `next: ${next}`, zh: `下一步：${next}` }
}

/** The whole visit in one phrase. */
export const visitWords = (visit: VisitOf, facts: ValueFacts): Words => {
  const said = joinWords([same(visit.note ?? ''), same(visit.outcome ?? '')])
  return joinWords([joinWords([howWords(visit, facts), said], colon), moodWords(visit), nextWords(visit)])
}
