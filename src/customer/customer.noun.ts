// The customer: a person or a company the firm knows.
import { outOfTime, refuseImpossible, unborn } from '../command/cannot-be.ts'
import { defineNoun, type Noun } from '../command/noun.ts'
import { birthdayField } from '../command/standard-fields.ts'
import { addedField, customerFields } from './customer.fields.ts'
import { completeCustomer } from './customer.ts'

const impossible = [unborn(birthdayField), outOfTime(addedField)]

/** Customers, C-1 and on. */
export const customerNoun: Noun = defineNoun({
  name: 'customer',
  plural: 'customers',
  chinese: ['客户', '顾客'],
  short: ['cust', 'client', 'clients'],
  letter: 'C',
  table: 'customer',
  about: { en: 'a person or company the firm knows', zh: '公司认识的个人或企业' },
  fields: customerFields,
  moreHeaders: async () => (await import('./customer-headers.lazy.ts')).customerHeaders,
  title: 'name',
  asked: ['name', 'kind', 'phones', 'emails', 'company', 'source', 'stage', 'birthday', 'owner', 'note'],
  sort: 'id',
  standing: 'id',
  mergedInto: 'merged_into',
  complete: (row, facts) => {
    refuseImpossible(row, facts, impossible)
    return completeCustomer(row, facts)
  },
  examples: [
    {
      words: { en: 'add a customer', zh: '新增客户' },
      line: 'crm add customer 张小明 --phones 13800138000 --source 展会',
    },
    {
      words: { en: 'high tier, not talked to for 30 days', zh: '高价值且30天未联系' },
      line: 'crm list customers tier:high last_contact.before:30d-ago',
    },
    { words: { en: 'everything known of one', zh: '一位客户的全部资料' }, line: 'crm show customer 张小明' },
    { words: { en: 'one minute before the call', zh: '通话前一分钟' }, line: 'crm show customer C-1 --brief' },
    { words: { en: 'give it an owner', zh: '指定负责人' }, line: 'crm edit customer C-1 --owner 王芳' },
    { words: { en: 'a spreadsheet comes in', zh: '导入表格' }, line: 'crm import customers 客户名单.csv --preview 5' },
    { words: { en: 'all of them as a file', zh: '全部导出' }, line: 'crm export customers -o customers.csv' },
  ],
})
