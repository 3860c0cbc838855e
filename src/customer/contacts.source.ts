// The people at a customer: a panel of its page, and whom one talks to in the call sheet.

import type { ReadScene } from '../command/command.ts'
import { fieldWords, joinWords } from '../command/field-words.ts'
import { cellsOrNone, refusedChannels } from '../kernel/consent.ts'
import { formatPhone } from '../kernel/phone.ts'
import { lettered } from '../kernel/reference.ts'
import { storedList } from '../kernel/stored-list.ts'
import { same, type Words } from '../kernel/words.ts'
import { birthdayWords } from './birthday-words.ts'
import { contactNoun } from './contact.noun.ts'
import type { BriefSource, PanelSource } from './customer-source.ts'
import { type ContactOf, contactsOf, customerRow } from './page-facts.queries.ts'

const idOf = ({ id }: ContactOf): string => lettered(contactNoun.letter, id)

const contactJson = (contact: ContactOf) => ({
  id: idOf(contact),
  key: contact.key,
  name: contact.name,
  position: contact.position,
  role: contact.role,
  phones: storedList(contact.phones),
  emails: storedList(contact.emails),
  wechat: contact.wechat,
  birthday: contact.birthday,
  note: contact.note,
})

const contactWords = (contact: ContactOf, scene: ReadScene): Words =>
  joinWords([
    same(idOf(contact)),
    fieldWords(contactNoun, 'role', contact.role, scene.facts),
    same(contact.position ?? ''),
    ...storedList(contact.phones).map((phone) => same(formatPhone(phone, scene.facts.country))),
    ...storedList(contact.emails).map(same),
    contact.wechat === null ? same('') : { en: `WeChat ${contact.wechat}`, zh: `微信 ${contact.wechat}` },
    contact.birthday === null ? same('') : birthdayWords(contact.birthday, scene.today),
    same(contact.note ?? ''),
  ])

/** The contacts, deciders first. */
export const contactsPanel: PanelSource = {
  key: 'contacts',
  title: { en: 'contacts', zh: '联系人' },
  read: async (scene, customer) => {
    const contacts = await contactsOf(scene.reading, customer)
    return {
      json: contacts.map(contactJson),
      lines: contacts.map((contact) => ({ label: same(contact.name), text: contactWords(contact, scene) })),
    }
  },
}

// People at a customer follow its consent: no number where it is neither to be called nor to get messages.
const mayRing = (consent: unknown): boolean => {
  const refused = refusedChannels(cellsOrNone(consent), 'care')
  return !(refused.has('phone') && refused.has('sms'))
}

/** Whom one talks to: name, role or position, number. */
export const talksToBrief: BriefSource = {
  line: 'talks_to',
  items: async (scene, customer) => {
    const consent = (await customerRow(scene.reading, customer))?.consent ?? null
    return (await contactsOf(scene.reading, customer)).map((contact) => {
      const role = fieldWords(contactNoun, 'role', contact.role, scene.facts)
      const what = role.en === '' ? same(contact.position ?? '') : role
      const phone = mayRing(consent) ? storedList(contact.phones)[0] : undefined
      const tail = phone === undefined ? '' : ` ${formatPhone(phone, scene.facts.country)}`
      return {
        text: {
          en: `${contact.name}${what.en === '' ? '' : ` (${what.en})`}${tail}`,
          zh: `${contact.name}${what.zh === '' ? '' : `（${what.zh}）`}${tail}`,
        },
        json: { id: idOf(contact), name: contact.name, role: contact.role, phone: phone ?? null },
      }
    })
  },
}
