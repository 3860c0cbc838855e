// A lookalike: two customers of whom somebody said that they are not one. The search for doubles leaves them out.
import { defineNoun, type Noun } from '../command/noun.ts'
import { customerField, idField, keyField, noteField } from '../command/standard-fields.ts'
import { completeLookalike } from './lookalike.ts'

/** Pairs that are not doubles, J-1 and on. */
export const lookalikeNoun: Noun = defineNoun({
  name: 'lookalike',
  plural: 'lookalikes',
  chinese: ['相似客户', '非重复客户'],
  letter: 'J',
  table: 'lookalike',
  about: { en: 'two customers who look alike and are not one', zh: '看似重复但不是同一位的两位客户' },
  fields: [
    idField,
    keyField,
    customerField,
    {
      key: 'other',
      secrecy: 'public',
      type: { kind: 'reference', to: 'customer' },
      words: { en: 'is not', zh: '不同于' },
      headers: ['other customer', '另一位客户'],
      required: true,
      listed: 95,
    },
    {
      key: 'added',
      secrecy: 'public',
      type: { kind: 'day' },
      words: { en: 'said on', zh: '确认日' },
      headers: ['确认日期'],
      initial: { today: true },
      listed: 50,
    },
    { ...noteField, listed: 30 },
  ],
  parent: 'customer',
  hangsOn: ['customer', 'other'],
  sort: 'customer,other',
  complete: completeLookalike,
  examples: [
    {
      words: { en: 'the same as a record of its own', zh: '作为一条记录新增' },
      line: 'crm add lookalike C-1 --other C-2 --note "mother and daughter"',
    },
    { words: { en: 'two who are not one', zh: '两位不是同一人' }, line: 'crm dedupe --not C-1 C-2' },
    { words: { en: 'all such pairs', zh: '全部此类客户' }, line: 'crm list lookalikes' },
  ],
})
