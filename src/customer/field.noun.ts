// A custom field: one the firm adds to a noun, kept in the store with the data.
import type { Choice } from '../command/field.ts'
import { defineNoun, type Noun } from '../command/noun.ts'
import { idField, keyField } from '../command/standard-fields.ts'
import { secrecyChoices } from '../command/veil/levels.choices.ts'
import { completeField } from './custom-field.ts'

const types: readonly Choice[] = [
  { code: 'text', words: { en: 'text', zh: '文本' } },
  { code: 'long', words: { en: 'long text', zh: '长文本' } },
  { code: 'integer', words: { en: 'whole number', zh: '整数' }, aliases: ['number', 'int'] },
  { code: 'decimal', words: { en: 'decimal number', zh: '小数' } },
  { code: 'money', words: { en: 'amount', zh: '金额' }, aliases: ['amount'] },
  { code: 'day', words: { en: 'day', zh: '日期' }, aliases: ['date'] },
  { code: 'flag', words: { en: 'yes or no', zh: '是否' }, aliases: ['boolean', 'bool'] },
  { code: 'choice', words: { en: 'choice', zh: '选项' } },
  { code: 'words', words: { en: 'list of words', zh: '词列表' }, aliases: ['list'] },
]

/** Custom fields, X-1 and on. */
export const fieldNoun: Noun = defineNoun({
  name: 'field',
  plural: 'fields',
  chinese: ['字段', '自定义字段'],
  letter: 'X',
  table: 'field',
  about: { en: 'a field the firm adds to a noun', zh: '公司自行添加的字段' },
  fields: [
    idField,
    keyField,
    {
      key: 'name',
      secrecy: 'public',
      type: { kind: 'text' },
      words: { en: 'field', zh: '字段' },
      about: { en: 'noun.name, such as customer.vip', zh: '对象.名称，如 customer.vip' },
      required: true,
      unique: true,
      listed: 100,
    },
    {
      key: 'type',
      secrecy: 'public',
      type: { kind: 'choice', choices: types },
      words: { en: 'type', zh: '类型' },
      initial: 'text',
      listed: 50,
    },
    {
      key: 'choices',
      secrecy: 'public',
      type: { kind: 'words' },
      words: { en: 'choices', zh: '选项' },
      about: { en: 'codes of a choice, parted by commas', zh: '选项代码，用逗号分隔' },
      names: ['values'],
      listed: 40,
    },
    {
      key: 'label',
      secrecy: 'public',
      type: { kind: 'text' },
      words: { en: 'label', zh: '显示名' },
      about: { en: 'what people see; also read as a header', zh: '显示给人看的名称，也作为表头识别' },
      listed: 40,
    },
    {
      key: 'sensitivity',
      type: { kind: 'choice', choices: secrecyChoices },
      words: { en: 'sensitivity', zh: '保密级别' },
      about: { en: 'which roles see it', zh: '哪些角色可以看到' },
      names: ['secrecy'],
      initial: 'internal',
      listed: 30,
    },
  ],
  sort: 'name',
  complete: completeField,
  examples: [
    {
      words: { en: 'a choice on customers', zh: '给客户加一个选项字段' },
      line: 'crm add field customer.grade --type choice --values a,b --label 客户等级',
    },
    { words: { en: 'give a customer its value', zh: '填写该字段' }, line: 'crm edit customer C-1 --set grade=a' },
  ],
})
