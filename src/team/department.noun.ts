// A department of the firm.
import { defineNoun, type Noun } from '../command/noun.ts'
import { idField, keyField, nameField } from '../command/standard-fields.ts'

/** Departments, U-1 and on. */
export const departmentNoun: Noun = defineNoun({
  name: 'department',
  plural: 'departments',
  chinese: ['部门'],
  short: ['dept'],
  letter: 'U',
  table: 'department',
  about: { en: 'a part of the firm', zh: '公司的一个部门' },
  fields: [
    idField,
    keyField,
    nameField(['department', 'department name', '部门', '部门名称']),
    {
      key: 'parent',
      secrecy: 'public',
      type: { kind: 'reference', to: 'department' },
      words: { en: 'part of', zh: '上级部门' },
      tree: true,
      headers: ['parent', 'parent department', '上级'],
      listed: 40,
    },
  ],
  moreHeaders: async () => (await import('./department-headers.lazy.ts')).departmentHeaders,
  title: 'name',
  sort: 'name',
  examples: [
    { words: { en: 'add a department', zh: '新增部门' }, line: 'crm add department 销售部' },
    { words: { en: 'a part of it', zh: '下属部门' }, line: 'crm add department 华东组 --parent 销售部' },
  ],
})
