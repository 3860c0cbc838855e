// The parts of crm.1 that belong to no single command: what it is, how it is typed, the environment, files, exit codes.
import { exitRows } from '../command/help/topics/exit-codes.help.ts'
import { personKeys } from '../command/person.ts'
import { variables } from '../kernel/environment.ts'
import { type Language, say, type Words } from '../kernel/words.ts'
import { bold, item, literal, paragraph, plain, section } from './roff.ts'

const about: Words = {
  en: "keeps a firm's customers, visits, orders and complaints in one file",
  zh: '把公司的客户、回访、订单和投诉保存在一个文件里',
}

const how: Words = {
  en: 'Verb and noun stand in either order, in the singular or plural, in English or Chinese: crm add customer, crm customer add, crm 新增 客户. A noun alone shows its page. Answers go to stdout, all else to stderr. Every command that writes is one entry of the history and can be taken back with crm undo.',
  zh: '动词和对象的顺序不限，单复数、中英文均可：crm add customer、crm customer add、crm 新增 客户。只写对象则显示其说明。结果写到标准输出，其余写到标准错误。每个写入命令是历史中的一个条目，可用 crm undo 撤销。',
}

/** Files, with what is in them. */
const files: readonly (readonly [path: string, about: Words])[] = [
  [
    '~/.local/share/crm/crm.db',
    {
      en: 'the store, where no other is named; an SQLite file, readable by its owner alone',
      zh: '未另行指定时的数据文件；SQLite 文件，只有本人可读',
    },
  ],
  [
    'crm.db-wal, crm.db-shm',
    { en: 'beside it while it is in use; part of the store', zh: '使用时在其旁边；属于数据文件的一部分' },
  ],
  ['crm.db-night', { en: 'the lock of the night', zh: '夜间任务的锁' }],
  ['backups/', { en: 'beside it: its copies', zh: '其旁边：备份' }],
  [
    '~/.config/crm/crm.toml',
    {
      en: `your own settings: ${personKeys.join(', ')}; a crm.toml in the folder or above it goes before`,
      zh: `个人设置：${personKeys.join('、')}；当前或上级文件夹中的 crm.toml 优先`,
    },
  ],
]

const titles = {
  name: { en: 'NAME', zh: '名称' },
  synopsis: { en: 'SYNOPSIS', zh: '概要' },
  about: { en: 'DESCRIPTION', zh: '说明' },
  commands: { en: 'COMMANDS', zh: '命令' },
  environment: { en: 'ENVIRONMENT', zh: '环境变量' },
  files: { en: 'FILES', zh: '文件' },
  exit: { en: 'EXIT STATUS', zh: '退出码' },
} as const satisfies Readonly<Record<string, Words>>

/** The parts, in their order; `commands` is the body of the section of commands. */
export const firstPageParts = (language: Language, commands: string): readonly string[] => [
  section(say(titles.name, language), `crm \\- ${plain(say(about, language))}\n`),
  section(
    say(titles.synopsis, language),
    literal([
      say({ en: 'crm VERB NOUN [WORDS] [FLAGS]', zh: 'crm 动词 对象 [词语] [选项]' }, language),
      say({ en: 'crm NOUN VERB [WORDS] [FLAGS]', zh: 'crm 对象 动词 [词语] [选项]' }, language),
      say({ en: 'crm COMMAND [WORDS] [FLAGS]', zh: 'crm 命令 [词语] [选项]' }, language),
    ]),
  ),
  section(say(titles.about, language), paragraph(plain(say(how, language)))),
  section(say(titles.commands, language), commands),
  section(
    say(titles.environment, language),
    Object.entries(variables)
      .map(([name, meaning]) => item(bold(name), plain(say(meaning, language))))
      .join(''),
  ),
  section(
    say(titles.files, language),
    files.map(([path, meaning]) => item(bold(path), plain(say(meaning, language)))).join(''),
  ),
  section(
    say(titles.exit, language),
    exitRows.map(({ code, about: meaning }) => item(bold(String(code)), plain(say(meaning, language)))).join(''),
  ),
]
