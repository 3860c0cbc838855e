// A member of staff: who talks to customers.
import { defineNoun, type Noun } from '../command/noun.ts'
import { emailsField, idField, keyField, nameField, phonesField } from '../command/standard-fields.ts'
import { roleDoubt } from './role-doubt.act.ts'

/** Staff, E-1 and on. */
export const staffNoun: Noun = defineNoun({
  name: 'staff',
  plural: 'staff',
  one: 'a member of staff',
  chinese: ['员工', '同事'],
  short: ['employee', 'employees'],
  letter: 'E',
  table: 'staff',
  about: { en: 'somebody who works for the firm', zh: '公司的一名员工' },
  fields: [
    idField,
    {
      ...keyField,
      about: { en: 'the login name, by which crm knows who is typing', zh: '登录名，crm 以此识别操作人' },
      headers: [...(keyField.headers ?? []), 'login', 'employee id', 'staff id', '工号', '员工编号', '登录名'],
      listed: 50,
    },
    nameField(['staff', 'employee', 'full name', '姓名', '员工', '员工姓名']),
    {
      key: 'department',
      secrecy: 'public',
      type: { kind: 'reference', to: 'department' },
      words: { en: 'department', zh: '部门' },
      headers: ['所属部门'],
      listed: 40,
    },
    {
      key: 'role',
      secrecy: 'public',
      type: { kind: 'text' },
      words: { en: 'role', zh: '职务' },
      headers: ['position', 'job title', 'title', '岗位', '职位', '角色'],
      listed: 40,
    },
    {
      key: 'skills',
      secrecy: 'internal',
      type: { kind: 'words' },
      words: { en: 'skills', zh: '技能' },
      headers: ['skill', '专长'],
    },
    { ...phonesField, secrecy: 'internal', listed: 30 },
    { ...emailsField, secrecy: 'internal' },
    {
      key: 'active',
      secrecy: 'public',
      type: { kind: 'flag' },
      words: { en: 'active', zh: '在职' },
      headers: ['在职状态', '是否在职'],
      initial: 1,
      listed: 20,
    },
  ],
  moreHeaders: async () => (await import('./staff-headers.lazy.ts')).staffHeaders,
  title: 'name',
  sort: 'name',
  doubts: roleDoubt,
  examples: [
    { words: { en: 'add a colleague', zh: '新增同事' }, line: 'crm add staff 王芳 --key wangfang --role 销售' },
    { words: { en: 'who works here', zh: '在职员工' }, line: 'crm list staff active:yes' },
  ],
})
