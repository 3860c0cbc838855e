// `read FILE`: what an import would read from a file; needs no store.
import { resolve } from 'node:path'
import { type Command, plain } from '../command/command.ts'
import { readSheet } from '../exchange/read-sheet.ts'
import { Failure } from '../kernel/failure.ts'
import { same, say } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'

/** `crm read FILE`. */
export const readCommand: Command = plain({
  path: ['read'],
  checksWords: true,
  aliases: ['读取'],
  summary: { en: 'Show what an import would read from a file', zh: '显示导入会从文件读到什么' },
  positionals: [{ name: 'file', about: { en: 'the file; - is stdin', zh: '文件；- 为标准输入' } }],
  options: {
    encoding: { about: { en: 'when it cannot be told', zh: '无法判断时指定编码' }, value: 'NAME' },
    delimiter: { about: { en: 'when it cannot be told', zh: '无法判断时指定分隔符' }, value: 'SIGN' },
  },
  examples: [
    { about: { en: 'a spreadsheet from Excel', zh: '来自 Excel 的表格' }, line: 'crm read 客户名单.csv --json' },
  ],
  run: async (scene) => {
    const [file, ...rest] = scene.words
    if (file === undefined || rest.length > 0)
      throw new Failure(
        'usage',
        'missing-file',
        { en: 'read which file?', zh: '读取哪个文件？' },
        { field: 'file', hint: same('crm read FILE') },
      )
    const input = file === '-' ? { name: 'stdin', stream: scene.world.stdin } : resolve(scene.world.cwd, file)
    const { encoding, delimiter } = { encoding: scene.given.text('encoding'), delimiter: scene.given.text('delimiter') }
    const sheet = await readSheet(input, {
      ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter: delimiter === '\\t' ? '\t' : delimiter }),
    })
    const columns: readonly Column<(typeof sheet.rows)[number]>[] = sheet.header.map((name) => ({
      key: name,
      title: same(name),
      json: (row) => row[name] ?? '',
    }))
    return {
      ...(sheet.faultCount > 0 ? { exit: 'partly' as const } : {}),
      print: async (page) => {
        if (page.format === 'json' || page.format === 'ndjson') {
          const { faults } = sheet
          await page.text(
            `${JSON.stringify({
              encoding: sheet.encoding,
              delimiter: sheet.delimiter,
              header: sheet.header,
              rows: sheet.rows,
              faults: faults.map(({ line, code, message }) => ({ line, code, message: say(message, page.language) })),
            })}\n`,
          )
          return
        }
        await page.rows(columns, sheet.rows)
        page.notice(same(`${file}: ${sheet.encoding}, ${JSON.stringify(sheet.delimiter)}, ${sheet.rows.length}`))
        for (const { line, message } of sheet.faults)
          page.notice({ en: `   line ${line}: ${message.en}`, zh: `   第 ${line} 行：${message.zh}` })
      },
    }
  },
})
