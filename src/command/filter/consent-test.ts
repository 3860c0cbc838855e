// Consent of a filter: `consent.sms:no`, also as it is written in a file, `consent:sms=no`.
import { suggest } from '../../kernel/suggest.ts'
import { consentChannels, findChoice } from '../value.ts'
import { type Asked, badFilterValue, badOperator, needPlain } from './asked.ts'
import type { Test } from './condition.ts'
import type { Text, Value } from './syntax.ts'
import { readYes } from './text-test.ts'

const channelOf = (asked: Asked, text: Text): string => {
  const found = findChoice(consentChannels, text.text)
  if (found) return found.code
  const codes = consentChannels.map(({ code }) => code)
  throw badFilterValue(
    asked,
    text,
    { en: `the channels are ${codes.join(', ')}`, zh: `渠道有 ${codes.join('、')}` },
    suggest(text.text, codes),
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
  const channel = channelOf(asked, { ...value, text: name })
  return { is: 'consent', channel, allowed: readYes(asked, { ...value, text: answer }) }
}

/** Whether anything is recorded for a channel that stands behind the field and a dot. */
export const consentRecorded = (asked: Asked, channel: string): Test => ({
  is: 'consent',
  channel: channelOf(asked, channelText(asked, channel)),
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
  const code = channelOf(asked, channelText(asked, channel))
  return values.map((value) => ({ is: 'consent', channel: code, allowed: readYes(asked, value) }))
}
