// A member: one customer in a fixed segment. Live segments have none: their customers are found by the filter.
import { defineNoun, type Noun } from '../command/noun.ts'
import { customerField, idField, keyField, noteField } from '../command/standard-fields.ts'

/** Members of fixed segments, Q-1 and on. */
export const segmentMemberNoun: Noun = defineNoun({
  name: 'segment-member',
  plural: 'segment-members',
  chinese: ['分群成员', '客户群成员'],
  letter: 'Q',
  table: 'segment_member',
  about: { en: 'a customer in a fixed segment', zh: '固定分群中的一位客户' },
  fields: [
    idField,
    keyField,
    {
      key: 'segment',
      secrecy: 'public',
      type: { kind: 'reference', to: 'segment' },
      words: { en: 'segment', zh: '分群' },
      headers: ['segment name', '客户群', '分群名称'],
      required: true,
      listed: 90,
    },
    customerField,
    {
      key: 'added',
      secrecy: 'public',
      type: { kind: 'day' },
      words: { en: 'added', zh: '加入日' },
      headers: ['加入日期'],
      initial: { today: true },
      listed: 60,
    },
    { ...noteField, listed: 30 },
  ],
  parent: 'segment',
  hangsOn: ['segment', 'customer'],
  sort: 'segment,customer',
  examples: [
    {
      words: { en: 'put a customer into a segment', zh: '把客户加入分群' },
      line: 'crm add segment-member invited C-1',
    },
    {
      words: { en: 'who is in it, and since when', zh: '有哪些成员，何时加入' },
      line: 'crm list segment-members segment:invited',
    },
  ],
})
