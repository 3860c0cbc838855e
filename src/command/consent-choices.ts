// Channels and purposes of consent in words, and how they are written: `sms`, `mail.marketing`, `all`.
import { type ConsentSaying, cellsOrNone, everyOne, isDoNotContact, sayingsOf } from '../kernel/consent.ts'
import { type Language, say, type Words } from '../kernel/words.ts'
import type { Choice } from './field.ts'
import { findChoice } from './find-choice.ts'

/** The channels a customer may allow or refuse. */
export const consentChannels: readonly Choice[] = [
  { code: 'phone', words: { en: 'phone', zh: '电话' }, aliases: ['call', '致电', '手机'] },
  { code: 'visit', words: { en: 'visit', zh: '上门' }, aliases: ['拜访', '面谈', '到访', 'meeting'] },
  {
    code: 'mail',
    words: { en: 'mail', zh: '邮件' },
    aliases: ['email', 'e-mail', '邮箱', '电子邮件', '信件', 'letter'],
  },
  { code: 'sms', words: { en: 'SMS', zh: '短信' }, aliases: ['text', '簡訊'] },
  { code: 'wechat', words: { en: 'WeChat', zh: '微信' }, aliases: ['weixin', 'wx'] },
  { code: 'web', words: { en: 'web', zh: '网络' }, aliases: ['online', '线上', '网站', '在线'] },
]

/** Every channel, beside those above. */
export const everyChannel: Choice = {
  code: everyOne,
  words: { en: 'every channel', zh: '所有渠道' },
  aliases: ['any', 'every', '全部', '所有', '全部渠道'],
}

/** What a customer may be contacted for. */
export const consentPurposes: readonly Choice[] = [
  { code: 'care', words: { en: 'care', zh: '服务' }, aliases: ['service', '关怀', '回访', '服务与回访', '售后'] },
  {
    code: 'marketing',
    words: { en: 'marketing', zh: '营销' },
    aliases: ['ads', 'advertising', '推广', '广告', '促销'],
  },
]

/** Every purpose, beside those above. */
export const everyPurpose: Choice = {
  code: everyOne,
  words: { en: 'every purpose', zh: '所有用途' },
  aliases: ['any', 'every', '全部', '所有', '全部用途'],
}

const channels = [...consentChannels, everyChannel]
const purposes = [...consentPurposes, everyPurpose]

/** A channel with its purpose, either of which may be `all`. */
export type ConsentKey = Omit<ConsentSaying, 'allowed'>

/** Reads `sms`, `mail.marketing`, `all`, `邮件.营销`; undefined where it is none of these. */
export const readConsentKey = (text: string): ConsentKey | undefined => {
  const [name = '', what, ...more] = text.trim().split(/[.．。]/u)
  const channel = findChoice(channels, name.trim())
  const purpose = what === undefined ? everyPurpose : findChoice(purposes, what.trim())
  return channel && purpose && more.length === 0 ? { channel: channel.code, purpose: purpose.code } : undefined
}

/** How a channel and a purpose are written: `mail.marketing`. */
export const consentKeyText = ({ channel, purpose }: ConsentKey): string =>
  purpose === everyOne ? channel : `${channel}.${purpose}`

/** A channel and a purpose in words: `mail (marketing)`. */
export const consentKeyWords = ({ channel, purpose }: ConsentKey): Words => {
  const to = channels.find(({ code }) => code === channel)?.words ?? everyChannel.words
  const what = consentPurposes.find(({ code }) => code === purpose)?.words
  return what === undefined ? to : { en: `${to.en} (${what.en})`, zh: `${to.zh}（${what.zh}）` }
}

/** What people read first of a customer who wants no contact at all. */
export const doNotContact: Words = { en: 'DO NOT CONTACT', zh: '请勿联系' }

// There are few different ones among a hundred thousand customers.
const mostWritten = 1000
const written = new Map<string, string>()

/** A consent as files have it: `sms=no;mail.marketing=no`. */
export const consentText = (stored: string): string => {
  const known = written.get(stored)
  if (known !== undefined) return known
  const text = sayingsOf(cellsOrNone(stored))
    .map((one) => `${consentKeyText(one)}=${one.allowed ? 'yes' : 'no'}`)
    .join(';')
  if (written.size < mostWritten) written.set(stored, text)
  return text
}

/** A consent for people: `SMS ✗  mail (marketing) ✗`. */
export const consentShown = (stored: string, language: Language): string => {
  const cells = cellsOrNone(stored)
  if (isDoNotContact(cells)) return say(doNotContact, language)
  return sayingsOf(cells)
    .map((one) => `${say(consentKeyWords(one), language)} ${one.allowed ? '✓' : '✗'}`)
    .join('  ')
}
