// What Chinese readers call each check and each reason of a review. The codes stay what files and scripts have.
import { grouped, same, type Words } from '../kernel/words.ts'

// A function, so that starts that show no check do not build it.
const chineseTitles = (): Readonly<Record<string, string>> => ({
  'impossible-date': '日期不存在',
  'unreadable-list': '列表无法读取',
  'unknown-code': '未知代码',
  'custom-value': '自定义值不符',
  'birthday-range': '生日超出范围',
  'phone-unread': '电话无法识别',
  'email-malformed': '邮箱格式不对',
  'name-odd': '名称异常',
  'text-garbled': '乱码',
  'age-against-birthday': '年龄与生日不符',
  'key-double': '外部编号近似',
  'phone-shared': '电话共用',
  'email-shared': '邮箱共用',
  'same-name': '同名异写',
  'no-owner': '无负责人',
  'no-contact': '无联系方式',
  'tag-undeclared': '标签未声明',
  'orphan-link': '关联失效',
  'owner-left': '负责人已离职',
  circle: '循环关联',
  'role-unknown': '职务不是角色',
  'order-future': '订单日在未来',
  'order-before-birth': '订单早于生日',
  'refund-too-large': '退款过大',
  'refund-of-another': '退他人订单',
  'refund-early': '退款早于订单',
  'refund-positive': '退款为正数',
  'refund-alone': '退款无原订单',
  'order-sum': '明细合计不符',
  'line-amount': '明细金额不符',
  'currency-odd': '币种异常',
  'amount-outlier': '金额悬殊',
  'visit-future': '回访日在未来',
  'visit-forgotten': '回访久未了结',
  'visit-of-nobody': '回访无人负责',
  'complaint-days': '投诉日期颠倒',
  'stage-jump': '阶段跳跃',
  'stage-without-order': '阶段无购买',
  'stage-behind': '阶段落后',
  'added-future': '建档日在未来',
  'in-turn': '轮到复核',
})

const unseen = /^unseen-(\d+)d$/

/** What people call a check, or a reason of a review; the code itself where it is neither. */
export const checkWords = (code: string): Words => {
  const days = unseen.exec(code)?.[1]
  if (days !== undefined) return { en: code, zh: `${grouped(Number(days))} 天无人查看` }
  const zh = chineseTitles()[code]
  return zh === undefined ? same(code) : { en: code, zh }
}

/** The code of a check, or of a reason of a review, by its code or its Chinese name; else the text as it is. */
export const checkCode = (text: string): string => {
  const clean = text.trim()
  return Object.entries(chineseTitles()).find(([, zh]) => zh === clean)?.[0] ?? clean
}
