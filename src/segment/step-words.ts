// How people read a step that would move a customer: so many purchases on the day, of so much.
import type { ReadScene } from '../command/command.ts'
import { formatMoney } from '../kernel/money.ts'
import { counted, type Words } from '../kernel/words.ts'
import type { Step } from './explanation.ts'

const amountWords = (
  { exactly, least, under }: Step,
  { facts }: Pick<ReadScene, 'facts'>,
): { readonly en: string; readonly zh: string } | null => {
  const en = (minor: number): string => formatMoney(minor, facts.currency, 'en')
  const zh = (minor: number): string => formatMoney(minor, facts.currency, 'zh')
  if (exactly !== undefined) return { en: `of ${en(exactly)}`, zh: zh(exactly) }
  if (least !== undefined) return { en: `of ${en(least)} or more`, zh: `达到 ${zh(least)}` }
  return under === undefined ? null : { en: `under ${en(under)}`, zh: `不足 ${zh(under)}` }
}

/** `a purchase on 2026-11-27 under ¥5.00`, `3 purchases on 2026-11-27, together of ¥5.00 or more`. */
export const purchasesText = (scene: Pick<ReadScene, 'facts' | 'today'>, step: Step): Words => {
  const amount = amountWords(step, scene)
  const { purchases = 1, days } = step
  if (days !== undefined) {
    const text = { en: `purchases on ${counted(days, 'more day')}`, zh: `再有 ${days} 天购买` }
    return amount === null ? text : { en: `${text.en}, together ${amount.en}`, zh: `${text.zh}，合计${amount.zh}` }
  }
  if (purchases > 1) {
    const text = { en: `${purchases} purchases on ${scene.today}`, zh: `${scene.today} 购买 ${purchases} 次` }
    return amount === null ? text : { en: `${text.en}, together ${amount.en}`, zh: `${text.zh}，合计${amount.zh}` }
  }
  if (amount === null) return { en: `any purchase on ${scene.today}`, zh: `${scene.today} 有任何购买` }
  return { en: `a purchase on ${scene.today} ${amount.en}`, zh: `${scene.today} 的一次购买${amount.zh}` }
}
