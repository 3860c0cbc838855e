// The page `crm help exit-codes`, from the table of exit codes itself.
import { type ExitName, exitCodes } from '../../../kernel/failure.ts'
import type { Words } from '../../../kernel/words.ts'
import type { Topic } from '../topic.ts'

/** What each exit code means. */
export const exitWords: Readonly<Record<ExitName, Words>> = {
  done: { en: 'done; an empty list too', zh: '完成；空列表也算完成' },
  failed: {
    en: 'failed while running: a full disk, a fault of the program; check and doctor found something',
    zh: '运行时失败：磁盘已满、程序错误；或 check、doctor 有发现',
  },
  usage: { en: 'an unknown word, a bad value, a missing flag', zh: '用法错误：未知的词、错误的值、缺少选项' },
  notFound: {
    en: 'the record that was named is not there, or is one of another noun; nothing is left to undo or redo',
    zh: '找不到指定的记录，或该编号属于其他对象；没有可撤销或重做的操作',
  },
  conflict: {
    en: 'an ambiguous name, a duplicate, a clash with a later edit',
    zh: '名称有歧义、重复，或与之后的修改冲突',
  },
  partly: {
    en: 'partly done: some rows were rejected or kept, or an erasure is not finished',
    zh: '部分完成：有些行被拒绝或保留，或彻底删除尚未完成',
  },
  nothing: { en: 'nothing matched; with --exit-status only', zh: '没有匹配的记录；仅在使用 --exit-status 时' },
  declined: { en: 'a confirmation is missing or was declined', zh: '缺少确认，或确认时选择了否' },
  busy: { en: 'another run holds the store or its lock', zh: '另一个进程正占用数据文件或锁' },
  store: {
    en: 'the store or an input file is missing, unreadable, damaged, not ours or too new',
    zh: '数据文件或输入文件缺失、不可读、损坏、不是本程序的文件，或版本过新',
  },
  interrupted: { en: 'interrupted; nothing was written', zh: '已中断；未写入任何内容' },
}

/** The exit codes in ascending order, with what they mean. */
export const exitRows = (Object.keys(exitWords) as readonly ExitName[])
  .map((name) => ({ code: exitCodes[name], about: exitWords[name] }))
  .sort((a, b) => a.code - b.code)

/** `crm help exit-codes`. */
export const exitCodesTopic: Topic = {
  title: { en: 'Exit codes', zh: '退出码' },
  parts: [
    {
      text: {
        en: 'A failure says on stderr what failed, why, and what to type next. With --json it is an object with a "code" that stays the same.',
        zh: '失败时，标准错误会说明什么失败、为什么、接下来输入什么。使用 --json 时为一个对象，其中的 "code" 保持不变。',
      },
    },
    { rows: exitRows.map(({ code, about }) => ({ left: String(code), about })) },
    {
      title: { en: 'In a script', zh: '在脚本中' },
      rows: [
        { left: 'crm today -e -q', about: { en: '6 when nobody is due', zh: '无人待联系时为 6' } },
        { left: 'crm list customers tag:vip -e', about: { en: '6 when there is none', zh: '没有时为 6' } },
      ],
    },
  ],
}
