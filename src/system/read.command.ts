// `read FILE`: what an import would read from a file; needs no store. The work is loaded with it.
import { type Command, plain } from '../command/command.ts'
import { fileOptions } from '../command/file-options.ts'

/** `crm read FILE`. */
export const readCommand: Command = plain({
  path: ['read'],
  checksWords: true,
  aliases: ['读取'],
  summary: { en: 'Show what an import would read from a file', zh: '显示导入会从文件读到什么' },
  details: {
    en: 'CSV and TSV in any encoding, XLSX, ODS, vCard: told by what stands in the file, not by its name. Cells are shown as they stand.',
    zh: '任何编码的 CSV 和 TSV，以及 XLSX、ODS、vCard：按内容识别，与文件名无关。单元格按原样显示。',
  },
  positionals: [{ name: 'file', about: { en: 'the file; - is stdin', zh: '文件；- 为标准输入' } }],
  options: {
    ...fileOptions,
    limit: { about: { en: 'at most so many rows; 0 is all', zh: '最多行数；0 为全部' }, value: 'N' },
  },
  examples: [
    { about: { en: 'a spreadsheet from Excel', zh: '来自 Excel 的表格' }, line: 'crm read 客户名单.csv --json' },
    {
      about: { en: 'the first rows', zh: '前几行' },
      line: 'crm read 客户名单.csv --limit 5',
    },
  ],
  run: async (scene) => (await import('./read.lazy.ts')).runRead(scene),
})
