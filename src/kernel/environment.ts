// Every variable of the environment that the program looks at, with what it does: the code can read no other, and
// `crm help environment` and the manual are this table. It reads nothing itself.
import type { Words } from './words.ts'

/** The variables by name. */
export const variables = {
  CRM_DB: { en: 'the store; --db goes before it', zh: '数据文件；--db 优先' },
  CRM_LANG: { en: 'language for people: en or zh-CN; --lang goes before it', zh: '界面语言：en 或 zh-CN；--lang 优先' },
  CRM_COLOR: {
    en: 'colour: auto, always or never; --color goes before it',
    zh: '颜色：auto、always、never；--color 优先',
  },
  CRM_FORMAT: {
    en: 'form of answers, such as json; --format and the ending of -o go before it',
    zh: '输出格式，如 json；--format 和 -o 的后缀优先',
  },
  CRM_PAGER: { en: 'what shows long tables; before PAGER', zh: '分页程序，优先于 PAGER' },
  CRM_ME: { en: 'who you are: a member of staff; --as goes before it', zh: '您是哪位员工；--as 优先' },
  CRM_TODAY: { en: 'the day that counts as today; --as-of goes before it', zh: '作为“今天”的日期；--as-of 优先' },
  XDG_DATA_HOME: {
    en: 'the store is crm/crm.db in it where none is named; ~/.local/share if unset',
    zh: '未指定时数据文件为其中的 crm/crm.db；默认 ~/.local/share',
  },
  XDG_CONFIG_HOME: {
    en: 'your own settings are crm/crm.toml in it; ~/.config if unset',
    zh: '个人设置为其中的 crm/crm.toml；默认 ~/.config',
  },
  HOME: { en: 'where both are looked for', zh: '以上两处所在的主目录' },
  USER: {
    en: 'the name in the history, where the system has none for the user',
    zh: '系统没有用户名时，历史中使用的名字',
  },
  LC_ALL: {
    en: 'language, where CRM_LANG is not set; then LC_MESSAGES',
    zh: '未设 CRM_LANG 时的语言；其次 LC_MESSAGES',
  },
  LC_MESSAGES: { en: 'the same; then LANG', zh: '同上；其次 LANG' },
  LANG: { en: 'the same; English if none is known', zh: '同上；都未识别时为英文' },
  NO_COLOR: { en: 'no colour', zh: '不用颜色' },
  FORCE_COLOR: { en: 'colour off a terminal too; 0 is none', zh: '非终端也用颜色；0 为不用' },
  CLICOLOR_FORCE: { en: 'the same', zh: '同上' },
  CLICOLOR: { en: '0 is no colour on a terminal', zh: '0 表示终端上不用颜色' },
  TERM: { en: 'dumb is no colour and no pager', zh: 'dumb 表示不用颜色、不分页' },
  COLUMNS: {
    en: 'width of a table that goes to no terminal (--format table)',
    zh: '输出到非终端时表格的宽度（--format table）',
  },
  PAGER: { en: 'what shows long tables; less -FRX if unset', zh: '分页程序；默认 less -FRX' },
  LESS: { en: 'flags for less; FRX if unset', zh: 'less 的选项；默认 FRX' },
  CI: { en: 'set in tests run by machines: nothing is ever asked', zh: '自动化测试环境中设置：从不询问' },
  PATH: { en: 'where crm doctor looks for another crm', zh: 'crm doctor 在其中查找另一个 crm' },
  TZ: {
    en: 'the zone that crm init takes where none is named; nothing else',
    zh: 'crm init 未指定时区时采用；别无他用',
  },
} as const satisfies Readonly<Record<string, Words>>

/** The name of one of them. */
export type VariableName = keyof typeof variables

/** The environment as the program sees it. */
export type Environment = Readonly<Partial<Record<VariableName, string | undefined>>>
