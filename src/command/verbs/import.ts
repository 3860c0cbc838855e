// `import`: records of any noun from a file. Here is what the command is called and takes; the work is loaded with it.
import { writes } from '../command.ts'
import { consentSourceOption } from '../consent-options.ts'
import { fileOptions } from '../file-options.ts'
import { nounsIn } from '../noun-words.ts'
import type { Options } from '../option.ts'
import { examplesOf, type VerbFor, writeOptions } from './verb.ts'

const importOptions: Options = {
  map: {
    about: {
      en: 'what a column means, Header=field; =- leaves it out, =+ makes a field',
      zh: '列的含义，表头=字段；=- 为不导入，=+ 为新建字段',
    },
    value: 'PAIRS',
    many: true,
  },
  'new-fields': {
    about: { en: 'make a custom field of every column that nothing maps', zh: '未识别的列新建为自定义字段' },
  },
  forget: {
    about: { en: 'leave aside what was chosen before for these headers', zh: '不用以前为这些表头作过的选择' },
  },
  match: {
    about: {
      en: 'by what a row is a record already: key, id, phone,email, name+company',
      zh: '按什么认出已有记录：key、id、phone,email、name+company',
    },
    value: 'FIELDS',
  },
  'on-match': {
    about: { en: 'what becomes of such a record', zh: '已有记录如何处理' },
    value: 'update|fill|skip|fail',
    choices: ['update', 'fill', 'skip', 'fail'],
  },
  'replace-lists': { about: { en: 'phones, mails and tags replace the old ones', zh: '电话、邮箱、标签替换原有的' } },
  'blank-clears': { about: { en: 'an empty cell empties its field', zh: '空单元格清空该字段' } },
  'create-missing': { about: { en: 'make customers and products that are not there', zh: '新建尚不存在的客户和产品' } },
  again: { about: { en: 'add rows that were imported before', zh: '曾导入过的行也再次导入' } },
  'allow-erased': {
    about: { en: 'take in people who were erased before', zh: '允许导入曾被彻底删除的人' },
  },
  preview: { about: { en: 'show the first rows as they would be read', zh: '只显示前几行会读成什么' }, value: 'N' },
  'strict-headers': { about: { en: 'refuse columns that nothing maps', zh: '有未识别的列则拒绝' } },
  atomic: { about: { en: 'all rows or none', zh: '全部导入或全不导入' } },
  rejects: { about: { en: 'where rejected rows go', zh: '拒收的行写到哪里' }, value: 'FILE', writes: true },
  ...fileOptions,
  'date-order': {
    about: { en: 'which comes first in 1/12/2026', zh: '1/12/2026 中哪个在前' },
    value: 'dmy|mdy|ymd',
    choices: ['dmy', 'mdy', 'ymd'],
  },
  raw: { about: { en: "take cells as they stand, a leading ' too", zh: '单元格按原样读取，包括开头的 ’' } },
}

/** `crm import NOUNS FILE`. */
export const importVerb: VerbFor = (noun) =>
  writes({
    path: ['import', noun.name],
    checksWords: true,
    kind: 'import',
    summary: { en: `Import ${nounsIn(noun).en} from a file`, zh: `从文件导入${nounsIn(noun).zh}` },
    details: {
      en: 'CSV and TSV in any encoding, XLSX, ODS, vCard, told by content; headers in English or Chinese. Good rows go in, bad ones into FILE.rejected.csv (exit 5). One entry of the history: crm undo takes it back.',
      zh: '任何编码的 CSV 和 TSV，以及 XLSX、ODS、vCard，按内容识别；表头中英文均可。正确的行导入，错误的行写入 FILE.rejected.csv（退出码 5）。整个导入是一个历史条目，可用 crm undo 撤销。',
    },
    positionals: [{ name: 'file', about: { en: 'the file; - is stdin', zh: '文件；- 为标准输入' } }],
    options: { ...importOptions, ...consentSourceOption(noun), ...writeOptions },
    examples: examplesOf(noun, 'import'),
    plan: async (scene) => (await import('../import/plan.lazy.ts')).planImport(scene, noun),
  })
