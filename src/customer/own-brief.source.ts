// What the customer's own record says in the call sheet: how to reach, through whom met, likes, birthdays, what to ask.

import type { ReadScene } from '../command/command.ts'
import { consentChannels, doNotContact } from '../command/consent-choices.ts'
import { fieldWords } from '../command/field-words.ts'
import type { Row } from '../command/noun.ts'
import { cellsOrNone, channelCodes, refusedChannels } from '../kernel/consent.ts'
import { monthText } from '../kernel/day-words.ts'
import { formatPhone } from '../kernel/phone.ts'
import { lettered } from '../kernel/reference.ts'
import { storedList } from '../kernel/stored-list.ts'
import { same, type Words } from '../kernel/words.ts'
import { birthdayWords, nextBirthdayOf } from './birthday-words.ts'
import { customerNoun } from './customer.noun.ts'
import type { BriefItem, BriefLine, BriefSource } from './customer-source.ts'
import { contactsOf, customerName, customerRow } from './page-facts.queries.ts'

const textOf = (row: Row, key: string): string => (row[key] === null || row[key] === undefined ? '' : String(row[key]))

const ofRow = (
  line: BriefLine,
  items: (row: Row, scene: ReadScene) => readonly BriefItem[] | Promise<readonly BriefItem[]>,
): BriefSource => ({
  line,
  items: async (scene, customer) => {
    const row = await customerRow(scene.reading, customer)
    return row ? items(row, scene) : []
  },
})

const refusedWords = (channels: readonly string[]): Words => {
  const names = channels.map((code) => consentChannels.find((one) => one.code === code)?.words ?? same(code))
  return {
    en: `not by ${names.map(({ en }) => en).join(', ')}`,
    zh: `不接受${names.map(({ zh }) => zh).join('、')}`,
  }
}

/** The main number, the WeChat id, and the channels that were refused. A refused channel gives no number. */
const reachBrief = ofRow('call', (row, scene) => {
  const refused = [...refusedChannels(cellsOrNone(row.consent), 'care')]
  if (refused.length === channelCodes.length) return [{ text: doNotContact, json: { refused }, warning: true }]
  const [phone] = storedList(row.phones)
  const wechat = textOf(row, 'wechat')
  const items: BriefItem[] = []
  if (phone !== undefined && !refused.includes('phone'))
    items.push({ text: same(formatPhone(phone, scene.facts.country)), json: { channel: 'phone', to: phone } })
  if (wechat !== '' && !refused.includes('wechat'))
    items.push({ text: { en: `WeChat ${wechat}`, zh: `微信 ${wechat}` }, json: { channel: 'wechat', to: wechat } })
  if (refused.length > 0)
    items.push({ text: refusedWords(refused), json: { refused }, warning: refused.includes('phone') })
  return items
})

const metBrief = ofRow('met_through', async (row, scene) => {
  const introducer = row.introducer === null || row.introducer === undefined ? null : Number(row.introducer)
  const name = introducer === null ? null : await customerName(scene.reading, introducer)
  const source = textOf(row, 'source')
  const who = introducer === null ? '' : `${name ?? ''} (${lettered('C', introducer)})`
  const through = [who, source].filter((part) => part !== '').join(', ')
  if (through === '') return []
  const added = textOf(row, 'added')
  return [
    {
      text: { en: `${through}, ${monthText(added, 'en')}`, zh: `${through}，${monthText(added, 'zh')}` },
      json: {
        introducer: introducer === null ? null : lettered('C', introducer),
        introducer_name: name,
        source: source === '' ? null : source,
        added,
      },
    },
  ]
})

const likesBrief = ofRow('likes', (row) => {
  const likes = textOf(row, 'likes')
  return likes === '' ? [] : [{ text: same(likes), json: likes }]
})

const birthdayItem = (
  birthday: string | null,
  who: { id: string; name: string } | null,
  scene: ReadScene,
): BriefItem[] => {
  if (birthday === null || birthday === '') return []
  const words = birthdayWords(birthday, scene.today)
  const next = nextBirthdayOf(birthday, scene.today)
  const name = who === null ? '' : `${who.name} `
  return [
    {
      ...(next === null ? {} : { due: next.day }),
      text: { en: `${name}${words.en}`, zh: `${name}${words.zh}` },
      json: {
        contact: who?.id ?? null,
        name: who?.name ?? null,
        birthday,
        next: next?.day ?? null,
        in_days: next?.inDays ?? null,
        turns: next?.turns ?? null,
      },
    },
  ]
}

const birthdayBrief = ofRow('birthday', async (row, scene) => {
  const contacts = await contactsOf(scene.reading, Number(row.id))
  const own = textOf(row, 'birthday')
  return [
    ...birthdayItem(own, null, scene),
    ...contacts.flatMap(({ id, name, birthday }) => birthdayItem(birthday, { id: lettered('P', id), name }, scene)),
  ]
})

const askBrief = ofRow('ask_about', (row, scene) =>
  ['needs', 'pains'].flatMap((key) => {
    const text = textOf(row, key)
    if (text === '') return []
    const label = customerNoun.fields.find((field) => field.key === key)?.words ?? same(key)
    const value = fieldWords(customerNoun, key, text, scene.facts)
    return [
      {
        text: { en: `${label.en}: ${value.en}`, zh: `${label.zh}：${value.zh}` },
        json: { about: key, text },
      },
    ]
  }),
)

/** The lines of the call sheet that the record itself can fill. */
export const ownBrief: readonly BriefSource[] = [reachBrief, metBrief, likesBrief, birthdayBrief, askBrief]
