// A tag: a word that marks customers. Tags may be used without being declared; declaring one gives it a note.
import { defineNoun, type Noun } from '../command/noun.ts'
import { idField, keyField, nameField, noteField } from '../command/standard-fields.ts'

/** Declared tags, B-1 and on. */
export const tagNoun: Noun = defineNoun({
  name: 'tag',
  plural: 'tags',
  chinese: ['标签'],
  letter: 'B',
  table: 'tag',
  about: { en: 'a word that marks customers', zh: '标记客户的词' },
  fields: [
    idField,
    keyField,
    { ...nameField(['tag', '标签', '标签名']), unique: true },
    { ...noteField, secrecy: 'internal', listed: 20 },
  ],
  title: 'name',
  sort: 'name',
  examples: [
    {
      words: { en: 'say what a tag means', zh: '说明标签的含义' },
      line: 'crm add tag vip --note "invited to the yearly dinner"',
    },
    { words: { en: 'customers with a tag', zh: '带某标签的客户' }, line: 'crm list customers tag:vip' },
  ],
})
