// `list imports` and `show import`: the receipts of files that were imported. They are read, never written by hand.

import { shownHeader } from '../../exchange/header.ts'
import { delimiterWords } from '../../exchange/sheet-notes.ts'
import { Failure } from '../../kernel/failure.ts'
import { localOfInstant } from '../../kernel/instant.ts'
import { lettered, parseLettered } from '../../kernel/reference.ts'
import { same, say, type Words } from '../../kernel/words.ts'
import type { CellKind, Column } from '../../output/column.ts'
import { type Command, type ReadScene, reads } from '../command.ts'
import type { NounNames } from '../command-names.ts'
import { nounsIn } from '../noun-words.ts'
import { smallList, smallListOptions, smallListWords } from '../small-list.ts'
import { type Receipt, readReceipts } from './receipts.queries.ts'

/** What receipts are called. */
export const receiptNames: NounNames = { name: 'import', plural: 'imports', chinese: ['导入'], letter: 'F' }

const letter = 'F'

const plain = (key: keyof Receipt & string, title: Words, weight: number, kind?: CellKind): Column<Receipt> => ({
  key,
  title,
  json: (row) => row[key] ?? null,
  weight,
  ...(kind === undefined ? {} : { kind }),
})

const mappingOf = (row: Receipt): Readonly<Record<string, string>> => {
  const value: unknown = typeof row.mapping === 'string' ? JSON.parse(row.mapping) : {}
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([header, field]) => [header, String(field)]))
    : {}
}

const columnsFor = ({ facts, nouns }: Pick<ReadScene, 'facts' | 'nouns'>): readonly Column<Receipt>[] => [
  { key: 'id', title: { en: 'id', zh: '编号' }, json: (row) => lettered(letter, row.id), weight: 90 },
  {
    ...plain('at', { en: 'at', zh: '时间' }, 80, 'moment'),
    shown: ({ at }) => localOfInstant(String(at), facts.zone).slice(0, 16),
  },
  plain('who', { en: 'who', zh: '操作人' }, 25),
  {
    ...plain('noun', { en: 'records', zh: '对象' }, 60),
    shown: ({ noun }, language) => {
      const found = nouns.find(({ name }) => name === noun)
      return found ? say(nounsIn(found), language) : String(noun)
    },
  },
  plain('file', { en: 'file', zh: '文件' }, 70),
  plain('rows', { en: 'rows', zh: '行数' }, 60, 'number'),
  plain('added', { en: 'new', zh: '新增' }, 55, 'number'),
  plain('updated', { en: 'changed', zh: '修改' }, 55, 'number'),
  plain('unchanged', { en: 'the same', zh: '不变' }, 35, 'number'),
  plain('rejected', { en: 'rejected', zh: '拒收' }, 60, 'number'),
  plain('entry', { en: 'entry', zh: '条目' }, 30, 'number'),
  {
    key: 'undone',
    title: { en: 'taken back', zh: '已撤销' },
    kind: 'flag',
    json: (row) => row.undone_by !== null,
    shown: (row, language) => (row.undone_by === null ? '' : language === 'zh' ? '是' : 'yes'),
    weight: 40,
  },
]

const details: readonly Column<Receipt>[] = [
  plain('rejected_file', { en: 'rejected rows in', zh: '拒收行文件' }, 0),
  plain('encoding', { en: 'encoding', zh: '编码' }, 0),
  {
    ...plain('delimiter', { en: 'delimiter', zh: '分隔符' }, 0),
    shown: ({ delimiter }, language) =>
      say(delimiterWords[String(delimiter)] ?? same(String(delimiter ?? '')), language),
  },
  plain('hash', { en: 'SHA-256 of the file', zh: '文件的 SHA-256' }, 0),
  {
    key: 'mapping',
    title: { en: 'columns', zh: '列' },
    kind: 'json',
    json: mappingOf,
    shown: (row) =>
      Object.entries(mappingOf(row))
        .map(([header, field]) => `${shownHeader(header)} → ${field}`)
        .join('\n'),
  },
]

/** `crm list imports`. */
export const listReceipts: Command = reads({
  path: ['list', 'import'],
  summary: { en: 'List the files that were imported', zh: '列出导入过的文件' },
  positionals: smallListWords,
  options: smallListOptions,
  examples: [{ about: { en: 'what came in lately', zh: '最近导入了什么' }, line: 'crm list imports --limit 5' }],
  run: async (scene) =>
    smallList(scene, {
      columns: columnsFor(scene),
      details,
      rows: await readReceipts(scene.reading.db, { limit: 0 }),
      empty: { en: 'nothing has been imported yet', zh: '还没有导入过文件' },
    }),
})

const receiptOf = async (scene: ReadScene): Promise<Receipt> => {
  const [word = '', ...rest] = scene.words
  const id = parseLettered(word)
  const number = id?.letter === letter ? id.id : /^\d{1,15}$/.test(word) ? Number(word) : undefined
  if (word === '' || rest.length > 0)
    throw new Failure(
      'usage',
      'missing-target',
      { en: 'show which import?', zh: '查看哪次导入？' },
      { field: 'ref', hint: same('crm list imports') },
    )
  const [receipt] = number === undefined ? [] : await readReceipts(scene.reading.db, { id: number })
  if (receipt) return receipt
  throw new Failure(
    'notFound',
    'not-found',
    { en: `there is no import "${word}"`, zh: `没有这次导入：“${word}”` },
    { hint: same('crm list imports') },
  )
}

/** `crm show import F-3`. */
export const showReceipt: Command = reads({
  path: ['show', 'import'],
  summary: { en: 'Show what came of a file that was imported', zh: '查看一次导入的结果' },
  positionals: [{ name: 'ref', about: { en: 'its id, F-3', zh: '编号，如 F-3' } }],
  examples: [{ about: { en: 'how its columns were read', zh: '各列如何读取' }, line: 'crm show import F-1' }],
  run: async (scene) => {
    const row = await receiptOf(scene)
    const all = [...columnsFor(scene), ...details]
    return {
      print: (page) =>
        page.record(
          {
            row,
            heading: `${row.file}  ${lettered(letter, row.id)}`,
            sections: [{ columns: all.filter(({ key }) => key !== 'id' && key !== 'file') }],
          },
          all,
        ),
    }
  },
})
