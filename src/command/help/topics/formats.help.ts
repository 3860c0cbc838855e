// The page `crm help formats`: what an answer looks like and where it goes.

import type { Words } from '../../../kernel/words.ts'
import { same } from '../../../kernel/words.ts'
import { type Format, formats } from '../../../output/format.ts'
import type { Topic, TopicRow } from '../topic.ts'

const abouts: Readonly<Record<Format, Words>> = {
  table: {
    en: 'for people; the default on a terminal. A narrow one leaves columns out and says which',
    zh: '供人阅读；终端上的默认格式。窗口较窄时省略部分列并说明',
  },
  json: { en: 'one array for a list, one object for a record', zh: '列表为数组，单条记录为对象' },
  ndjson: { en: 'one object a line, streamed', zh: '每行一个对象，逐行输出' },
  csv: { en: 'for spreadsheets; --excel adds what Excel needs', zh: '用于电子表格；--excel 适配 Excel' },
  tsv: { en: 'tab between cells; the default off a terminal', zh: '制表符分隔；非终端时的默认格式' },
  xlsx: { en: 'a workbook: days as days, phones and keys as text', zh: 'Excel 工作簿：日期为日期，电话和编号为文本' },
  vcard: { en: 'cards for phones and address books, .vcf', zh: '名片，供手机和通讯录使用，.vcf' },
  md: { en: 'a table in Markdown', zh: 'Markdown 表格' },
  html: { en: 'a page of its own', zh: '独立网页' },
  ids: { en: 'only the ids, one a line', zh: '只有编号，每行一个' },
}

const row = (left: string, en: string, zh: string): TopicRow => ({ left: same(left), about: { en, zh } })

/** `crm help formats`. */
export const formatsTopic: Topic = {
  title: { en: 'Formats', zh: '输出格式' },
  parts: [
    {
      text: {
        en: 'The answer goes to stdout; notices, questions and progress go to stderr. An empty list is no failure.',
        zh: '结果写到标准输出；提示、提问和进度写到标准错误。空列表不算失败。',
      },
    },
    {
      title: { en: '--format NAME, or -f NAME', zh: '--format 名称，或 -f 名称' },
      rows: formats.map((name) => ({ left: name, about: abouts[name] })),
    },
    {
      title: { en: 'More', zh: '其他选项' },
      rows: [
        row('--json, --csv', 'short for --format json, --format csv', '即 --format json、--format csv'),
        row(
          '--fields name,phones',
          'only these, in this order; --fields help lists them',
          '只输出这些字段，按此顺序；--fields help 列出全部',
        ),
        row(
          '-o FILE',
          'into a file; .csv, .json, .md ... picks the format, no ending is CSV',
          '写入文件；由后缀 .csv、.json、.md 等决定格式，没有后缀为 CSV',
        ),
        row('--no-header', 'without the line of headers', '不输出表头'),
        row('--color never', 'also NO_COLOR in the environment', '也可用环境变量 NO_COLOR'),
        row('--no-pager', 'long tables are not paged', '长表格不分页'),
        row('--lang zh-CN', 'the language of words for people; keys and codes stay', '界面语言；字段名和代码不变'),
      ],
    },
    {
      title: { en: 'Long texts going in', zh: '输入长文字' },
      rows: [
        row('--note @FILE', 'the text stands in a file', '文字在文件中'),
        row('--note -', 'the text comes from stdin', '文字来自标准输入'),
        row('--note @@home', 'a text that begins with @: here @home', '以 @ 开头的文字：此处为 @home'),
      ],
    },
    {
      title: { en: 'In JSON', zh: 'JSON 中' },
      text: {
        en: 'Keys are snake_case and never translated. Ids and references are text with their letter ("C-12"), beside a reference stands its name in FIELD_name. Money is a number in the main unit, absent is null, instants end in Z. Signs that steer a terminal or are not seen are \\u escapes. crm help schema customer prints the JSON Schema. A write answers {"ok", "id", "changed", "entry"}; a failure is {"error": {"code", "exit", "message", "field", "hint", "candidates"}} on stderr.',
        zh: '键名为 snake_case，从不翻译。编号和引用是带字母的文本（"C-12"），引用旁的 字段_name 是其名称。金额为主单位的数字，没有值为 null，时刻以 Z 结尾。会控制终端或看不见的字符写作 \\u 转义。crm help schema customer 输出 JSON Schema。写入返回 {"ok", "id", "changed", "entry"}；失败时标准错误为 {"error": {"code", "exit", "message", "field", "hint", "candidates"}}。',
      },
    },
    {
      title: { en: 'In CSV and TSV', zh: 'CSV 和 TSV 中' },
      text: {
        en: 'Several values in a cell are parted by ; and a reference is its key, else its id. A CSV cell that a spreadsheet would take for a formula gets a leading apostrophe, which an import takes off again; --raw leaves it out, and then a text that has an apostrophe before = itself comes back without it. In TSV tab, line break and backslash are written \\t, \\n and \\\\, which an import undoes in a file with a column of ids.',
        zh: '单元格中的多个值用 ; 分隔，引用写外部编号，没有则写编号。会被电子表格当作公式的 CSV 单元格前加一个撇号，导入时会去掉；--raw 关闭此功能，此时本身以撇号加 = 开头的文字导回时会少这个撇号。TSV 中制表符、换行和反斜杠写作 \\t、\\n 和 \\\\，导入含编号列的文件时会还原。',
      },
    },
  ],
}
