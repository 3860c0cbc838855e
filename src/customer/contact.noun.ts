// A contact: a person inside a customer that is a company, or close to one that is a person.
import { refuseImpossible, unborn } from '../command/cannot-be.ts'
import type { Choice } from '../command/field.ts'
import { defineNoun, type Noun } from '../command/noun.ts'
import {
  birthdayField,
  customerField,
  emailsField,
  idField,
  keyField,
  nameField,
  noteField,
  phonesField,
  wechatField,
} from '../command/standard-fields.ts'

const roles: readonly Choice[] = [
  { code: 'decider', words: { en: 'decider', zh: '决策者' }, aliases: ['decision maker', '决策人', '拍板人'] },
  { code: 'user', words: { en: 'user', zh: '使用者' }, aliases: ['使用人', '用户'] },
  { code: 'influencer', words: { en: 'influencer', zh: '影响者' }, aliases: ['影响人', '参谋'] },
]

/** Contacts, P-1 and on. */
export const contactNoun: Noun = defineNoun({
  name: 'contact',
  plural: 'contacts',
  chinese: ['联系人'],
  letter: 'P',
  table: 'contact',
  about: { en: 'a person to talk to at a customer', zh: '客户方的联系人' },
  fields: [
    idField,
    keyField,
    { ...customerField, headers: [...(customerField.headers ?? []), 'company', '公司', '所属客户'] },
    nameField(['contact', 'contact name', 'full name', '姓名', '联系人', '联系人姓名', '名字']),
    {
      key: 'position',
      secrecy: 'internal',
      type: { kind: 'text' },
      words: { en: 'position', zh: '职位' },
      headers: ['job title', 'title', '职务', '岗位'],
      listed: 30,
    },
    {
      key: 'role',
      secrecy: 'public',
      type: { kind: 'choice', choices: roles },
      words: { en: 'role', zh: '角色' },
      headers: ['决策角色'],
      listed: 40,
    },
    { ...phonesField, listed: 50 },
    emailsField,
    wechatField,
    birthdayField,
    noteField,
  ],
  complete: (row, facts) => {
    refuseImpossible(row, facts, [unborn(birthdayField)])
    return {}
  },
  moreHeaders: async () => (await import('./contact-headers.lazy.ts')).contactHeaders,
  title: 'name',
  asked: ['customer', 'name', 'role', 'position', 'phones', 'emails', 'birthday', 'note'],
  parent: 'customer',
  sort: 'customer,id',
  examples: [
    {
      words: { en: 'a person at a company', zh: '公司里的一位联系人' },
      line: 'crm add contact C-1 --name 陈经理 --role decider --phones 13900139000',
    },
    { words: { en: 'the people at one customer', zh: '某客户的联系人' }, line: 'crm list contacts customer:C-1' },
  ],
})
