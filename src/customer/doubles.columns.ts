// Likely doubles as columns: who, how likely, and why.
import { lettered } from '../kernel/reference.ts'
import { say } from '../kernel/words.ts'
import { percent } from '../output/bar.ts'
import type { Column } from '../output/column.ts'
import { customerNoun } from './customer.noun.ts'
import type { NamedDouble } from './doubles.act.lazy.ts'
import type { DoubleReason } from './find-doubles.ts'
import { matchFields } from './match-fields.ts'

const fieldOf = ({ field, level }: DoubleReason) => {
  const { key = '', levels = [] } = matchFields[field] ?? {}
  return { key, level: levels[level] }
}

// Less than this is a shrug.
const saysSomething = 0.5

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits

const idOf = (id: number): string => lettered(customerNoun.letter, id)

const why = ({ reasons }: NamedDouble, language: 'en' | 'zh'): string => {
  const textOf = (reason: DoubleReason): string => {
    const { level } = fieldOf(reason)
    return level ? say(level.words, language) : ''
  }
  const speaking = reasons.map((reason) => ({ ...reason, text: textOf(reason) })).filter(({ text }) => text !== '')
  const held = speaking.filter(({ weight, level }) => level > 0 && weight > saysSomething)
  const against = speaking.filter(({ weight, level }) => level === 0 && weight < -saysSomething)
  const [comma, but] = language === 'zh' ? ['，', '；但'] : [', ', '; but ']
  const both = [held, against].map((some) => some.map(({ text }) => text).join(comma)).filter((text) => text !== '')
  return both.join(but)
}

/** The columns of `dedupe`. A score is cut, not rounded, so that 1 means certain. */
export const doubleColumns: readonly Column<NamedDouble>[] = [
  { key: 'a', title: { en: 'a', zh: '甲' }, json: ({ a }) => idOf(a), tone: () => 'muted', weight: 90 },
  { key: 'a_name', title: { en: 'name', zh: '名称' }, json: ({ aName }) => aName, tone: () => 'accent', weight: 80 },
  { key: 'b', title: { en: 'b', zh: '乙' }, json: ({ b }) => idOf(b), tone: () => 'muted', weight: 90 },
  { key: 'b_name', title: { en: 'name', zh: '名称' }, json: ({ bName }) => bName, tone: () => 'accent', weight: 80 },
  {
    key: 'score',
    title: { en: 'likely', zh: '可能性' },
    kind: 'number',
    json: ({ score }) => Math.floor(score * 1e6) / 1e6,
    shown: ({ score }) => percent(Math.floor(score * 1000) / 1000, 1),
    weight: 100,
  },
  {
    key: 'reasons',
    title: { en: 'why', zh: '理由' },
    json: ({ reasons }) =>
      reasons.map((reason) => {
        const { key, level } = fieldOf(reason)
        return {
          field: key,
          agreement: level?.code ?? '',
          weight: rounded(reason.weight, 2),
          text: level?.words.en ?? '',
        }
      }),
    plain: ({ reasons }) =>
      reasons
        .map((reason) => {
          const { key, level } = fieldOf(reason)
          return `${key}:${level?.code ?? ''}`
        })
        .join(';'),
    shown: why,
    weight: 70,
  },
]
