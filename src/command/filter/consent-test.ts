// Consent of a filter: `consent.sms:no`, `consent.mail.marketing:yes`, also as a file has it, `consent:all=no`.
import { channelCodes, everyOne } from '../../kernel/consent.ts'
import { suggest } from '../../kernel/suggest.ts'
import { type ConsentKey, readConsentKey } from '../consent-choices.ts'
import { type Asked, badFilterValue, badOperator, needPlain } from './asked.ts'
import type { Test } from './condition.ts'
import type { Text, Value } from './syntax.ts'
import { readYes } from './text-test.ts'

const codes = [...channelCodes, everyOne]

const keyOf = (asked: Asked, text: Text): ConsentKey => {
  const found = readConsentKey(text.text)
  if (found) return found
  const names = [...codes, ...codes.flatMap((code) => [`${code}.care`, `${code}.marketing`])]
  throw badFilterValue(
    asked,
    text,
    {
      en: `the channels are ${codes.join(', ')}, each with .care or .marketing behind it where that is meant`,
      zh: `渠道有 ${codes.join('、')}，需要区分用途时后面加 .care 或 .marketing`,
    },
    suggest(text.text, names),
  )
}

const written = (asked: Asked, value: Value): Test => {
  const [, name = '', answer = ''] = /^([^=＝:：]*)[=＝:：](.*)$/su.exec(value.text) ?? []
  if (name === '' || answer === '')
    throw badOperator(
      asked,
      { en: 'a channel and an answer are needed', zh: '需要渠道和答复' },
      `${asked.field.key}.sms:no`,
    )
  // Each at its own place, behind the quote if there is one: what is proposed for one leaves the other.
  const [from, to] = value.quoted ? [value.at + 1, value.end - 1] : [value.at, value.end]
  const key = keyOf(asked, { ...value, text: name, at: from, end: from + name.length })
  return { is: 'consent', ...key, allowed: readYes(asked, { ...value, text: answer, at: to - answer.length, end: to }) }
}

/** Whether anything is recorded for a channel, and a purpose perhaps, that stand behind the field and a dot. */
export const consentRecorded = (asked: Asked, channel: string): Test => ({
  is: 'consent',
  ...keyOf(asked, channelText(asked, channel)),
  allowed: null,
})

const channelText = ({ comparison: { name, at } }: Asked, channel: string): Text => {
  const from = at + name.length + 1
  return { text: channel, quoted: false, at: from, end: from + channel.length }
}

/** What is asked of consent; one test a value. A channel of which nothing is recorded is neither yes nor no. */
export const consentTests = (asked: Asked, values: readonly Value[], channel: string | null): readonly Test[] => {
  needPlain(asked, 'any')
  if (channel === null) return values.map((value) => written(asked, value))
  const key = keyOf(asked, channelText(asked, channel))
  return values.map((value) => ({ is: 'consent', ...key, allowed: readYes(asked, value) }))
}
