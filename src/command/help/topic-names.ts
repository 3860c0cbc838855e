// The names of the pages that explain a matter; no texts, so that the start of the program may know them.
import type { Words } from '../../kernel/words.ts'

/** What is known of a topic before its page is drawn. */
export interface TopicName {
  readonly name: string
  readonly chinese: readonly string[]
  /** One line for lists of topics. */
  readonly about: Words
  /** The topic under which it is asked for: `crm help rules tier`. */
  readonly under?: string
}

/** Every topic, in the order of the main page. */
export const topicNames = [
  {
    name: 'filters',
    chinese: ['筛选', '条件'],
    about: { en: 'which records: fields, signs, words', zh: '选取记录：字段、符号、词语' },
  },
  {
    name: 'dates',
    chinese: ['日期', '时间'],
    about: { en: 'every way to write a day or a period', zh: '日期和时间段的各种写法' },
  },
  {
    name: 'formats',
    chinese: ['格式', '输出'],
    about: { en: 'tables, JSON, CSV and where the answer goes', zh: '表格、JSON、CSV，以及输出到哪里' },
  },
  {
    name: 'exit-codes',
    chinese: ['退出码'],
    about: { en: 'what a script can tell from them', zh: '脚本可以据此判断结果' },
  },
  {
    name: 'import',
    chinese: ['导入'],
    about: { en: 'how a spreadsheet is read, matched and taken back', zh: '表格如何读取、匹配和撤回' },
  },
  {
    name: 'environment',
    chinese: ['环境变量', '环境'],
    about: { en: 'variables, your own settings, where they are looked for', zh: '环境变量、个人设置及其查找顺序' },
  },
  {
    name: 'since',
    chinese: ['增量'],
    about: { en: 'only what a script was not given yet', zh: '只给出脚本尚未得到的内容' },
  },
  {
    name: 'cron',
    chinese: ['定时任务'],
    about: { en: 'the night, run by the machine', zh: '由系统每晚自动运行' },
  },
  {
    name: 'privacy',
    chinese: ['隐私'],
    about: { en: 'who can read what, copies, consent, requests', zh: '谁能看到什么、副本、许可、客户的要求' },
  },
  {
    name: 'reports',
    chinese: ['各种报表', '统计'],
    about: { en: 'which figures there are', zh: '有哪些统计' },
  },
  {
    name: 'rules',
    chinese: ['规则'],
    about: { en: 'how class, tier and the revisit list come about', zh: '类别、等级和回访名单的由来' },
  },
  {
    name: 'class',
    chinese: ['类别'],
    under: 'rules',
    about: { en: 'potential, target, existing or lost', zh: '潜在、目标、现有、流失' },
  },
  {
    name: 'tier',
    chinese: ['等级'],
    under: 'rules',
    about: { en: 'high, middle or low, and the service that follows', zh: '高、中、低，以及相应的服务' },
  },
  {
    name: 'revisits',
    chinese: ['回访名单', '回访'],
    under: 'rules',
    about: { en: 'who is on the revisit list, why and in what order', zh: '回访名单上有谁、为什么、先后顺序' },
  },
] as const satisfies readonly TopicName[]

/** The name of a topic. */
export type TopicKey = (typeof topicNames)[number]['name']

/** The topic a word means; those under another are found only with its name. */
export const topicOf = (word: string, under?: string): TopicKey | undefined => {
  const all: readonly (TopicName & { readonly name: TopicKey })[] = topicNames
  return all.find((topic) => topic.under === under && (topic.name === word || topic.chinese.includes(word)))?.name
}
