// `erase customer`: the one deed that destroys. Asks for the id once more, says before that nothing brings it back, and
// leaves a certificate.
import { type Command, type FileScene, onFile } from '../command/command.ts'
import { eraseCustomer } from './erase-customer.act.ts'

/** `crm erase customer C-12 --confirm C-12`. */
export const eraseCommand: Command = onFile({
  path: ['erase', 'customer'],
  sees: 'all',
  summary: { en: 'Erase a customer for good, with all that is kept of the person', zh: '彻底删除一位客户及其全部资料' },
  details: {
    en: 'Record, contacts, visits, complaints, history, search words, traces of imports and lists go; orders stay as numbers of nobody. Nothing brings it back: no undo, no restore. Older backups keep the person and are named; texts in which other records name the person are listed and stay. To erase many, erase one after the other. -n lists everything first.',
    zh: '客户资料、联系人、回访、投诉、历史、搜索词、导入痕迹和名单中的行都会删除；订单仅保留数字，不再对应任何人。无法恢复：不能撤销，也不能 restore。仍含此人的旧备份会列出文件名；其他记录中提到此人的文字只列出、不修改。先用 -n 查看全部范围。',
  },
  positionals: [{ name: 'ref', about: { en: 'the customer', zh: '客户' } }],
  options: {
    confirm: { about: { en: 'the id once more', zh: '再次写出编号' }, value: 'ID' },
    reason: {
      about: { en: 'why, for the certificate; without the name', zh: '原因，记入证明；不要写姓名' },
      value: 'TEXT',
    },
  },
  examples: [
    { about: { en: 'what would go', zh: '先看会删除什么' }, line: 'crm erase customer C-1 -n' },
    {
      about: { en: 'for good', zh: '彻底删除' },
      line: 'crm erase customer C-1 --confirm C-1 --reason "asked on the phone"',
    },
  ],
  run: (scene: FileScene) => eraseCustomer(scene),
})
