// The flags every command has.
import { formats } from '../output/format.ts'
import type { Options } from './option.ts'

/** Accepted before and after verb and noun. */
export const globalOptions: Options = {
  db: { about: { en: 'the store', zh: '数据文件' }, value: 'FILE' },
  format: {
    about: { en: 'form of the answer', zh: '输出格式' },
    short: 'f',
    value: formats.join('|'),
    choices: formats,
  },
  json: { about: { en: 'the same as --format json', zh: '等同 --format json' } },
  csv: { about: { en: 'the same as --format csv', zh: '等同 --format csv' } },
  fields: { about: { en: 'only these fields; help lists them', zh: '只输出这些字段；help 列出全部' }, value: 'A,B' },
  output: {
    about: { en: 'write to a file; its suffix picks the format', zh: '写入文件；后缀决定格式' },
    short: 'o',
    value: 'FILE',
    writes: true,
  },
  'no-header': { about: { en: 'no line of headers', zh: '不输出表头' } },
  color: { about: { en: 'colour', zh: '颜色' }, value: 'auto|always|never', choices: ['auto', 'always', 'never'] },
  'no-pager': { about: { en: 'no pager', zh: '不分页' } },
  lang: { about: { en: 'language', zh: '语言' }, value: 'en|zh-CN' },
  'as-of': { about: { en: 'the day that counts as today', zh: '作为今天的日期' }, value: 'DATE' },
  as: { about: { en: 'who is doing it', zh: '操作人' }, value: 'STAFF' },
  reveal: {
    about: {
      en: 'show for once what your role hides; only where nothing is written, and with --reason',
      zh: '揭示一次被遮盖的内容；仅用于查看类命令，并须 --reason',
    },
  },
  yes: { about: { en: 'do not ask', zh: '不再询问' }, short: 'y' },
  'no-input': { about: { en: 'never ask anything', zh: '从不询问' } },
  'dry-run': { about: { en: 'show what would change, write nothing', zh: '只显示会改动什么，不写入' }, short: 'n' },
  quiet: { about: { en: 'no notices', zh: '不显示提示' }, short: 'q' },
  wait: {
    about: { en: 'how long to wait for another run, such as 10s', zh: '等待其他进程的时间，如 10s' },
    value: 'TIME',
  },
  debug: { about: { en: 'show the inside of a failure', zh: '显示错误的内部信息' } },
  help: { about: { en: 'help for this command', zh: '此命令的帮助' }, short: 'h' },
}

/** Accepted beside them by every command that reads: what `--reveal` is for. */
export const revealOptions: Options = {
  reason: {
    about: { en: 'why, for the history; with --reveal', zh: '原因，记入历史；与 --reveal 同用' },
    value: 'TEXT',
  },
}
