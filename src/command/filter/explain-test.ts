// Says one test of one field in words.
import type { Day } from '../../kernel/day.ts'
import { moneyText } from '../../kernel/money.ts'
import { lettered } from '../../kernel/reference.ts'
import { type Language, say, type Words } from '../../kernel/words.ts'
import { type ConsentKey, consentKeyWords } from '../consent-choices.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { choiceWords } from '../show-value.ts'
import type { Span, Target, Test } from './condition.ts'

/** What the explanation depends on beside the noun: the minor digits of the base currency. */
export interface ExplainFacts {
  readonly digits: number
}

type Show = (value: number | Day) => string

const quoted = (text: string): Words => ({ en: `"${text}"`, zh: `“${text}”` })

const listed = (items: readonly Words[]): Words => ({
  en: items.map(({ en }) => en).join(' or '),
  zh: items.map(({ zh }) => zh).join('或'),
})

const spanWords = (span: Span<number> | Span<Day>, days: boolean, show: Show): Words => {
  const from = span.from === null ? null : show(span.from.value)
  const to = span.to === null ? null : show(span.to.value)
  if (from !== null && to !== null)
    return from === to
      ? { en: `${days ? 'on ' : ''}${from}`, zh: `等于 ${from}` }
      : { en: `from ${from} to ${to}`, zh: `在 ${from} 至 ${to} 之间` }
  if (from !== null)
    return span.from?.open
      ? { en: `${days ? 'after' : 'over'} ${from}`, zh: `${days ? '晚于' : '大于'} ${from}` }
      : { en: days ? `on or after ${from}` : `at least ${from}`, zh: days ? `不早于 ${from}` : `至少 ${from}` }
  return span.to?.open
    ? { en: `${days ? 'before' : 'under'} ${to}`, zh: `${days ? '早于' : '小于'} ${to}` }
    : { en: days ? `on or before ${to}` : `at most ${to}`, zh: days ? `不晚于 ${to}` : `至多 ${to}` }
}

/** An amount of any currency: with the places of the base currency, or more where it has them. */
const mainText = (value: number, { digits }: ExplainFacts): string => {
  const [, places = ''] = String(value).split('.')
  return value.toFixed(Math.max(places.length, digits))
}

const numbers = (noun: Noun, field: Field, facts: ExplainFacts): Show => {
  if (field.key === 'id') return (value) => lettered(noun.letter, Number(value))
  if (field.type.kind === 'money') return (value) => moneyText(Number(value), facts.digits)
  return String
}

const spansWords = (name: Words, spans: readonly (Span<number> | Span<Day>)[], days: boolean, show: Show): Words => {
  const all = listed(spans.map((span) => spanWords(span, days, show)))
  return { en: `${name.en} is ${all.en}`, zh: `${name.zh}${all.zh}` }
}

const targetWords = (noun: Noun, target: Target): Words => {
  switch (target.by) {
    case 'id':
      return { en: `is ${lettered(noun.letter, target.id)}`, zh: lettered(noun.letter, target.id) }
    case 'key':
      return { en: `has the key "${target.key}"`, zh: `外部编号“${target.key}”` }
    case 'number': {
      const id = lettered(noun.letter, target.number)
      return {
        en: `is ${id} (or, if there is none, has the key "${target.key}")`,
        zh: `${id}（若不存在，则外部编号“${target.key}”）`,
      }
    }
    case 'name': {
      const text = quoted(target.name.typed)
      if (noun.title === undefined) return { en: `has the key ${text.en}`, zh: `外部编号${text.zh}` }
      return target.how === 'whole'
        ? { en: `is named ${text.en}`, zh: `名为${text.zh}` }
        : { en: `has ${text.en} in its name`, zh: `名称含${text.zh}` }
    }
  }
}

const storedWords = (field: Field, values: readonly (string | number)[]): Words => {
  const { type } = field
  const items = values.map((value): Words => {
    if (type.kind === 'flag') return value === 1 ? { en: 'yes', zh: '是' } : { en: 'no', zh: '否' }
    if (type.kind !== 'choice') return quoted(String(value))
    return { en: choiceWords(type.choices, String(value), 'en'), zh: choiceWords(type.choices, String(value), 'zh') }
  })
  const all = listed(items)
  return { en: `${field.words.en} is ${all.en}`, zh: `${field.words.zh}是${all.zh}` }
}

const consentWords = (key: ConsentKey, allowed: boolean | null): Words => {
  const { en, zh } = consentKeyWords(key)
  if (allowed === null) return { en: `an answer about ${en} is recorded`, zh: `记录了对${zh}的意愿` }
  return allowed ? { en: `${en} is allowed`, zh: `同意${zh}` } : { en: `${en} is refused`, zh: `拒绝${zh}` }
}

/** Tests that stand for themselves; what a segment means is said by explain.ts. */
type Spoken = Exclude<Test, { readonly is: 'member' }>

const testWords = (noun: Noun, field: Field, test: Spoken, facts: ExplainFacts): Words => {
  const name = field.words
  switch (test.is) {
    case 'present':
      return { en: `${name.en} is not empty`, zh: `${name.zh}不为空` }
    case 'text': {
      const texts = listed(test.texts.map(({ typed }) => quoted(typed)))
      return test.how === 'part'
        ? { en: `${name.en} contains ${texts.en}`, zh: `${name.zh}含${texts.zh}` }
        : { en: `${name.en} is ${texts.en}`, zh: `${name.zh}是${texts.zh}` }
    }
    case 'stored':
      return storedWords(field, test.values)
    case 'number':
      return spansWords(name, test.spans, false, numbers(noun, field, facts))
    case 'age': {
      const age = { en: `${name.en} (by the birthday, else as told)`, zh: `${name.zh}（按生日，否则按告知）` }
      return test.spans === null
        ? { en: `${age.en} is known`, zh: `${age.zh}已知` }
        : spansWords(age, test.spans, false, String)
    }
    case 'amount': {
      const { only } = test
      const show = (value: number | Day) => `${mainText(Number(value), facts)}${only === null ? '' : ` ${only}`}`
      return spansWords(name, test.spans, false, show)
    }
    case 'day':
      return spansWords(name, test.spans, true, String)
    case 'next-birthday':
      return spansWords({ en: 'the next birthday', zh: '下一个生日' }, test.spans, true, String)
    case 'birth':
      return spansWords({ en: 'the day of birth', zh: '出生日期' }, test.spans, true, String)
    case 'phone': {
      const digits = test.typed.join(' / ')
      return test.how === 'part'
        ? { en: `a number of ${name.en} has ${digits} in it`, zh: `${name.zh}含 ${digits}` }
        : { en: `${name.en} has the number ${digits}`, zh: `${name.zh}有 ${digits}` }
    }
    case 'consent':
      return consentWords(test, test.allowed)
    case 'segment': {
      const all = listed(test.named.map(({ text }) => quoted(text)))
      return { en: `in the segment ${all.en}`, zh: `属于分群${all.zh}` }
    }
    case 'reference': {
      const all = listed(test.targets.map((target) => targetWords(test.noun, target)))
      return { en: `${name.en} ${all.en}`, zh: `${name.zh}：${all.zh}` }
    }
  }
}

/** One test in words: `amount is over 5000.00`, `负责人：名称含“王芳”`. */
export const explainTest = (noun: Noun, field: Field, test: Spoken, language: Language, facts: ExplainFacts): string =>
  say(testWords(noun, field, test, facts), language)
