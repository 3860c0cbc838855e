// Sentences about columns that a table had no room for: which, and what to type to see them.
import { type Language, say, type Words } from '../kernel/words.ts'
import type { Column } from './column.ts'
import { safeLine } from './safe-text.ts'
import type { LeftOut } from './table.ts'

type Named = Pick<Column<never>, 'key' | 'title'>

const named = (columns: readonly Named[], language: Language): string =>
  columns.map(({ title }) => safeLine(say(title, language))).join(language === 'zh' ? '、' : ', ')

const joined = (en: readonly string[], zh: readonly string[]): Words => ({
  en: en.filter((part) => part !== '').join('; '),
  zh: zh.filter((part) => part !== '').join('；'),
})

/** What is said of the columns of a table that are not in it. */
export const leftOutNotice = ({ filled, empty }: LeftOut, columns: readonly Named[]): Words => {
  const [first] = columns
  const keys = [first, ...filled].flatMap((column) => column?.key ?? []).join(',')
  return joined(
    [
      filled.length === 0 ? '' : `not shown: ${named(filled, 'en')}; --fields ${keys} shows them`,
      empty.length === 0 ? '' : `left out as empty: ${named(empty, 'en')}`,
    ],
    [
      filled.length === 0 ? '' : `未显示：${named(filled, 'zh')}；用 --fields ${keys} 查看`,
      empty.length === 0 ? '' : `无内容而省略：${named(empty, 'zh')}`,
    ],
  )
}

/** What is said of columns that gave way to a bar or to a narrow screen. */
export const gaveWayNotice = (missing: readonly Named[]): Words => ({
  en: `not shown: ${named(missing, 'en')}; a wider window or --format md shows them`,
  zh: `未显示：${named(missing, 'zh')}；放宽窗口或用 --format md 查看`,
})
