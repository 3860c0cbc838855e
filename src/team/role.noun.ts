// A role: what those who bear it may see. A member of staff bears the role whose key or name its field `role` says.
import { defineNoun, type Noun } from '../command/noun.ts'
import { idField, keyField, nameField, noteField } from '../command/standard-fields.ts'
import { secrecyChoices } from '../command/veil/levels.choices.ts'

/** Roles, RL-1 and on. */
export const roleNoun: Noun = defineNoun({
  name: 'role',
  plural: 'roles',
  chinese: ['角色'],
  letter: 'RL',
  table: 'role',
  about: { en: 'what some members of staff may see', zh: '一类员工可以看到的内容' },
  fields: [
    idField,
    keyField,
    { ...nameField(['role', 'role name', '角色', '角色名称']), unique: true },
    {
      key: 'sees',
      type: { kind: 'choice', choices: secrecyChoices },
      words: { en: 'sees', zh: '可见级别' },
      about: { en: 'fields up to this level; the rest is masked', zh: '可见此级别及以下的字段；其余遮盖' },
      headers: ['level', '级别', '权限'],
      secrecy: 'public',
      initial: 'internal',
      listed: 60,
    },
    {
      key: 'may_reveal',
      type: { kind: 'flag' },
      words: { en: 'may reveal', zh: '可揭示' },
      about: {
        en: 'may see all for once with --reveal --reason, which is recorded',
        zh: '可用 --reveal --reason 查看一次全部内容，会留下记录',
      },
      headers: ['reveal', '允许揭示'],
      secrecy: 'public',
      initial: 0,
      listed: 50,
    },
    { ...noteField, secrecy: 'internal', listed: 20 },
  ],
  title: 'name',
  asked: ['name', 'sees', 'may_reveal', 'note'],
  sort: 'name',
  examples: [
    {
      words: { en: 'service staff sees no secrets', zh: '客服看不到保密字段' },
      line: 'crm add role 客服 --sees internal --may-reveal yes',
    },
    { words: { en: 'who bears it', zh: '给员工指定角色' }, line: 'crm edit staff 王芳 --role 客服' },
    { words: { en: 'what a role would see', zh: '以该员工的身份查看' }, line: 'crm show customer 张小明 --as 王芳' },
  ],
})
