// `list mappings` and `remove mapping`: what was chosen for the headers of files, which the next file of the same headers
// is read by. They are written by imports, never by hand.

import { shownHeader } from '../../exchange/header.ts'
import { Failure } from '../../kernel/failure.ts'
import { localOfInstant } from '../../kernel/instant.ts'
import { lettered, parseLettered } from '../../kernel/reference.ts'
import { same, say } from '../../kernel/words.ts'
import type { Column } from '../../output/column.ts'
import { confirm } from '../bulk.ts'
import { type Act, type Command, type ReadScene, reads, type StoreScene, writes } from '../command.ts'
import { nounsIn } from '../noun-words.ts'
import { smallList, smallListOptions, smallListWords } from '../small-list.ts'
import { writeOptions } from '../verbs/verb.ts'
import { mappingLetter } from './mapping-names.ts'
import { forgetMemory, readMemories } from './memory.queries.ts'
import type { Memory } from './memory.ts'

const idOf = ({ id }: Pick<Memory, 'id'>): string => lettered(mappingLetter, id)

const pairs = (map: ReadonlyMap<string, string>): string =>
  [...map].map(([header, key]) => `${shownHeader(header)} → ${key}`).join('; ')

const ordersOf = ({ orders }: Memory): string => [...orders].map(([key, order]) => `${key} ${order}`).join(', ')

const readingOf = ({ reading }: Memory): string => Object.values(reading ?? {}).join(', ')

const columns = ({ facts: { zone }, nouns }: Pick<ReadScene, 'facts' | 'nouns'>): readonly Column<Memory>[] => [
  { key: 'id', title: { en: 'id', zh: '编号' }, json: idOf, weight: 90, tone: () => 'accent' },
  {
    key: 'noun',
    title: { en: 'records', zh: '对象' },
    json: ({ noun }) => noun,
    shown: ({ noun }, language) => {
      const found = nouns.find(({ name }) => name === noun)
      return found ? say(nounsIn(found), language) : noun
    },
    weight: 70,
  },
  {
    key: 'map',
    title: { en: 'columns', zh: '列' },
    kind: 'json',
    json: ({ map }) => Object.fromEntries(map),
    shown: ({ map }) => pairs(map),
    weight: 100,
  },
  {
    key: 'date_order',
    title: { en: 'day and month', zh: '日月顺序' },
    kind: 'json',
    json: ({ orders }) => Object.fromEntries(orders),
    shown: ordersOf,
    weight: 60,
  },
  {
    key: 'reading',
    title: { en: 'read as', zh: '读法' },
    kind: 'json',
    json: ({ reading }) => (reading === null ? null : { ...reading }),
    shown: readingOf,
    weight: 50,
  },
  { key: 'file', title: { en: 'for the file', zh: '文件' }, json: ({ file }) => file, weight: 60 },
  {
    key: 'at',
    title: { en: 'at', zh: '时间' },
    kind: 'moment',
    json: ({ at }) => at,
    shown: ({ at }) => localOfInstant(at, zone).slice(0, 16),
    weight: 40,
  },
  { key: 'who', title: { en: 'by', zh: '操作人' }, json: ({ who }) => who, weight: 30 },
]

const headers: Column<Memory> = {
  key: 'headers',
  title: { en: 'headers', zh: '表头' },
  kind: 'json',
  json: (memory) => [...memory.headers],
}

/** `crm list mappings`. */
export const listMappings: Command = reads({
  path: ['list', 'mapping'],
  summary: { en: 'List what was chosen for the headers of imported files', zh: '列出为导入文件的表头作过的选择' },
  positionals: smallListWords,
  options: smallListOptions,
  examples: [{ about: { en: 'how such files are read', zh: '这些文件如何读取' }, line: 'crm list mappings' }],
  run: (scene) =>
    smallList(scene, {
      columns: columns(scene),
      details: [headers],
      rows: readMemories(scene.reading.lane),
      empty: { en: 'nothing has been chosen for any file yet', zh: '还没有为任何文件作过选择' },
    }),
})

const memoryAsked = async (scene: StoreScene): Promise<Memory> => {
  const [word = '', ...rest] = scene.words
  if (word === '' || rest.length > 0)
    throw new Failure(
      'usage',
      'missing-target',
      { en: 'remove which mapping?', zh: '删除哪个映射？' },
      { field: 'id', hint: same('crm list mappings') },
    )
  const id = parseLettered(word)
  const number = id?.letter === mappingLetter ? id.id : /^\d{1,15}$/.test(word) ? Number(word) : undefined
  const memory = await scene.store.read(async ({ lane }) => readMemories(lane).find((one) => one.id === number))
  if (memory) return memory
  throw new Failure(
    'notFound',
    'not-found',
    { en: `there is no mapping "${word}"`, zh: `没有映射“${word}”` },
    { hint: same('crm list mappings') },
  )
}

const plan = async (scene: StoreScene): Promise<Act> => {
  const memory = await memoryAsked(scene)
  const said = [pairs(memory.map), ordersOf(memory), readingOf(memory)].filter((part) => part !== '').join('; ')
  await confirm(scene, {
    en: `forget what was chosen for ${memory.file} (${said}); this cannot be undone`,
    zh: `忘记为 ${memory.file} 作过的选择（${said}），不能撤销`,
  })
  return async ({ writing }) => {
    forgetMemory(writing.lane, memory.id)
    return {
      print: (page, { dryRun }) =>
        page.report({ ok: true, id: idOf(memory), ...(dryRun ? { dry_run: true } : {}), entry: null }, [
          {
            en: `${dryRun ? 'would have forgotten' : 'forgot'} ${idOf(memory)}: ${said}`,
            zh: `${dryRun ? '（试运行）将忘记' : '已忘记'} ${idOf(memory)}：${said}`,
          },
        ]),
    }
  }
}

/** `crm remove mapping Z-1`. */
export const removeMapping: Command = writes({
  path: ['remove', 'mapping'],
  summary: { en: 'Forget what was chosen for the headers of a file', zh: '忘记为某个文件的表头作过的选择' },
  details: {
    en: 'The next file of these headers is read by its headers alone. Mappings are no records: they are not in the history, and undo does not bring them back. Undoing an import forgets what was chosen for it.',
    zh: '下次导入同样表头的文件时，只按表头识别。映射不是记录：不进入历史，也不能用 undo 恢复。撤销一次导入会忘记为它作的选择。',
  },
  positionals: [{ name: 'id', about: { en: 'its id, Z-1', zh: '编号，如 Z-1' } }],
  options: writeOptions,
  examples: [{ about: { en: 'begin anew', zh: '重新选择' }, line: 'crm remove mapping Z-1 --yes' }],
  plan,
})
