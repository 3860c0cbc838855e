// The work of `read FILE`: goes through the file once for its faults, then lets its rows flow to the page, in little
// memory however many there are. Loaded by that command alone.
import { openerAsking } from '../command/ask-encoding.ts'
import type { Outcome, Scene } from '../command/command.ts'
import { headerLineOf } from '../command/file-options.ts'
import { collectSooner } from '../command/import/heap-growth.ts'
import type { Page } from '../command/page.ts'
import { limitOf } from '../command/verbs/list.ts'
import { keptInput } from '../exchange/kept-input.ts'
import { openSheet } from '../exchange/open-sheet.ts'
import { countTaken, takenRows } from '../exchange/overlook-sheet.ts'
import type { Sheet, SheetRow } from '../exchange/sheet.ts'
import { Failure } from '../kernel/failure.ts'
import { typedPath } from '../kernel/typed-path.ts'
import { counted, same, say } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { jsonLine } from '../output/json-lines.ts'

const tableLimit = 50

interface Looked {
  /** The file once more, from its beginning. */
  readonly open: () => Promise<Sheet>
  /** The file as it was gone through: header and faults are known. */
  readonly sheet: Sheet
  readonly count: number
}

/** Blocks of rows, at most so many in all. */
async function* firstRows(sheet: Sheet, most: number): AsyncGenerator<readonly SheetRow[], void> {
  let left = most
  for await (const block of takenRows(sheet)) {
    yield block.slice(0, left)
    left -= block.length
    if (left <= 0) return
  }
}

async function* oneByOne(blocks: AsyncIterable<readonly SheetRow[]>): AsyncGenerator<SheetRow, void> {
  for await (const block of blocks) yield* block
}

const printJson = async (page: Page, { open, sheet: { workbook, ...sheet } }: Looked, most: number): Promise<void> => {
  const book = workbook === undefined ? {} : { sheet: workbook.sheet, sheets: workbook.sheets }
  const head = { encoding: sheet.encoding, delimiter: sheet.delimiter, kind: sheet.kind, ...book, header: sheet.header }
  const names = sheet.header.map((name) => `${jsonLine(name)}:`)
  await page.text(`${jsonLine(head).slice(0, -1)},"rows":[`)
  let text = ''
  let comma = ''
  for await (const block of firstRows(await open(), most)) {
    for (const { cells } of block) {
      text += `${comma}{${names.map((name, at) => name + jsonLine(cells[at] ?? '')).join(',')}}`
      comma = ','
    }
    await page.text(text)
    text = ''
  }
  const faults = sheet.faults().map(({ line, code, message }) => ({ line, code, message: say(message, page.language) }))
  await page.text(`${text}],"faults":${jsonLine(faults)}}\n`)
}

const printRows = async (page: Page, file: string, { open, sheet, count }: Looked, most: number): Promise<void> => {
  const columns: readonly Column<SheetRow>[] = sheet.header.map((name, at) => ({
    key: name,
    title: same(name),
    json: ({ cells }) => cells[at] ?? '',
  }))
  await page.rows(columns, oneByOne(firstRows(await open(), most)))
  page.notice({
    en: `${file}: ${sheet.about.en}, ${counted(count, 'row')}`,
    zh: `${file}：${sheet.about.zh}，${count} 行`,
  })
  for (const note of sheet.notes) page.notice({ en: `   ${note.en}`, zh: `   ${note.zh}` })
  for (const { line, message } of sheet.faults())
    page.notice({ en: `   line ${line}: ${message.en}`, zh: `   第 ${line} 行：${message.zh}` })
  const more = sheet.faultCount() - sheet.faults().length
  if (more > 0) page.notice({ en: `   ... and ${more} more`, zh: `   ……另有 ${more} 处` })
  if (count > most)
    page.notice({
      en: `${most} of ${count} rows; --limit 0 shows all`,
      zh: `共 ${count} 行，显示 ${most} 行；--limit 0 显示全部`,
    })
}

const fileOf = ({ words: [file, ...rest] }: Scene): string => {
  if (file !== undefined && rest.length === 0) return file
  throw new Failure(
    'usage',
    'missing-file',
    { en: 'read which file?', zh: '读取哪个文件？' },
    { field: 'file', hint: same('crm read FILE') },
  )
}

/** Reads the file. Fails as `openSheet` does; where the text breaks off nothing is printed. */
export const runRead = async (scene: Scene): Promise<Outcome> => {
  const { world, given, asking } = scene
  const file = fileOf(scene)
  collectSooner()
  const delimiter = given.text('delimiter')
  const options = {
    encoding: given.text('encoding'),
    delimiter: delimiter === '\\t' ? '\t' : delimiter,
    sheet: given.text('sheet'),
    headerLine: headerLineOf(given),
  }
  const asked = limitOf(scene)
  const kept = await keptInput(file, typedPath(world.cwd, file), world.stdin)
  try {
    const open = openerAsking(asking, options, (wanted) => openSheet(kept.input(), wanted))
    const sheet = await open()
    const looked: Looked = { open, sheet, count: await countTaken(sheet) }
    return {
      ...(sheet.damaged() ? { exit: 'partly' as const } : {}),
      print: async (page) => {
        const most = (asked ?? (page.human && page.width !== undefined ? tableLimit : 0)) || Number.POSITIVE_INFINITY
        try {
          await (page.format === 'json' ? printJson(page, looked, most) : printRows(page, file, looked, most))
        } finally {
          await kept.close()
        }
      },
    }
  } catch (error) {
    await kept.close()
    throw error
  }
}
