// `erase --rule`: erases everybody who falls due under a retention rule, each with a certificate.
import { type Command, onFile } from '../command/command.ts'

/** `crm erase --rule enquiries`. */
export const eraseByRuleCommand: Command = onFile({
  path: ['erase'],
  sees: 'all',
  summary: { en: 'Erase the customers who fall due under a retention rule', zh: '按保留规则彻底删除到期客户' },
  details: {
    en: 'With -n it lists who falls due, since when and why, and who is held back: by an open complaint, a planned visit, an order for which the books are kept (setting accounting_months) or a tag of hold_tags. Otherwise all who are not held back are erased as by crm erase customer, each with a certificate. Asks for their number; --confirm N or --yes says it beforehand. Ended in the middle, nobody is half erased: type the line again.',
    zh: '加 -n 列出到期客户、起算日、原因，以及暂不删除者：有未结投诉、已计划的回访、仍在账册保存期内的订单（设置 accounting_months），或带有 hold_tags 中的标签。不加 -n 则把其余的人逐一彻底删除，与 crm erase customer 相同，各有证明。执行前须输入人数；--confirm N 或 --yes 可事先说明。中途中断不会只删一半：再执行一次即可。',
  },
  positionals: [
    { name: 'word', about: { en: 'none: see crm erase customer', zh: '无；参见 crm erase customer' }, optional: true },
  ],
  checksWords: true,
  options: {
    rule: {
      about: { en: 'the retention rule', zh: '保留规则' },
      value: 'RULE',
      takes: { kind: 'record', noun: 'retention' },
    },
    confirm: { about: { en: 'how many are to be erased', zh: '将删除的人数' }, value: 'N' },
    reason: {
      about: { en: 'why, for the certificates; the rule if not said', zh: '原因，记入证明；不写则为规则名' },
      value: 'TEXT',
    },
  },
  examples: [
    { about: { en: 'who falls due', zh: '看谁到期' }, line: 'crm erase --rule enquiries -n' },
    { about: { en: 'erase them', zh: '彻底删除到期者' }, line: 'crm erase --rule enquiries --yes' },
  ],
  run: async (scene) => (await import('./erase-rule.act.ts')).eraseByRule(scene),
})
