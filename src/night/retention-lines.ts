// What the retention rules came to on a night, a line for each rule under which somebody falls due. Pure.
import type { RuleDone } from '../erasure/index.ts'
import { grouped, type Words } from '../kernel/words.ts'

const ruleWords = ({ rule, name, automatic, due, held, erased }: RuleDone): Words => {
  const heldBack =
    held === 0 ? { en: '', zh: '' } : { en: `, ${grouped(held)} held back`, zh: `，暂不删除 ${grouped(held)}` }
  const line = `crm erase --rule ${rule} -n`
  const end = automatic
    ? { en: `, ${grouped(erased)} erased`, zh: `，已彻底删除 ${grouped(erased)}` }
    : { en: `    ${line}`, zh: `    ${line}` }
  return {
    en: `retention ${name}: ${grouped(due.length)} due${heldBack.en}${end.en}`,
    zh: `保留期 ${name}：到期 ${grouped(due.length)} 位${heldBack.zh}${end.zh}`,
  }
}

/** The lines; one that says so where nobody falls due. */
export const retentionWords = (rules: readonly RuleDone[]): readonly Words[] => {
  const some = rules.filter(({ due }) => due.length > 0)
  return some.length === 0 ? [{ en: 'retention: nobody falls due', zh: '保留期：无人到期' }] : some.map(ruleWords)
}
