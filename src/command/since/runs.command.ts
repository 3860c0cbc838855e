// `list runs` and `remove run`: the names under which scripts ask for what is new, what each was given last, and how to
// make a list begin anew. They are written by the lists themselves.

import { Failure } from '../../kernel/failure.ts'
import { localOfInstant } from '../../kernel/instant.ts'
import { suggest } from '../../kernel/suggest.ts'
import { same } from '../../kernel/words.ts'
import type { Column } from '../../output/column.ts'
import { confirm } from '../bulk.ts'
import { type Act, type Command, reads, type StoreScene, writes } from '../command.ts'
import { shellWord } from '../shell-line.ts'
import { smallList, smallListOptions, smallListWords } from '../small-list.ts'
import { writeOptions } from '../verbs/verb.ts'
import { forgetMarks, type MarkHead, readMarks } from './marks.queries.ts'

const columns = (zone: string): readonly Column<MarkHead>[] => [
  { key: 'name', title: { en: 'run', zh: '运行' }, json: ({ name }) => name, weight: 100, tone: () => 'accent' },
  { key: 'command', title: { en: 'list', zh: '列表' }, json: ({ command }) => command, weight: 90 },
  {
    key: 'at',
    title: { en: 'last asked', zh: '上次查询' },
    kind: 'moment',
    json: ({ at }) => at,
    shown: ({ at }) => localOfInstant(at, zone).slice(0, 16),
    weight: 80,
  },
  { key: 'who', title: { en: 'by', zh: '操作人' }, json: ({ who }) => who, weight: 40 },
  { key: 'given', title: { en: 'given', zh: '给出' }, kind: 'number', json: ({ given }) => given, weight: 70 },
  { key: 'known', title: { en: 'known', zh: '已知' }, kind: 'number', json: ({ known }) => known, weight: 60 },
  { key: 'asked', title: { en: 'filter', zh: '条件' }, json: ({ asked }) => asked, weight: 50 },
  { key: 'entry', title: { en: 'entry', zh: '条目' }, kind: 'number', json: ({ entry }) => entry, weight: 30 },
]

/** `crm list runs`. */
export const listRuns: Command = reads({
  path: ['list', 'run'],
  summary: {
    en: 'List the runs of --since-last-run, and what each was given',
    zh: '列出 --since-last-run 的各次运行及给出的数量',
  },
  positionals: smallListWords,
  options: smallListOptions,
  examples: [{ about: { en: 'when each was last asked', zh: '各自上次查询的时间' }, line: 'crm list runs' }],
  run: async (scene) =>
    smallList(scene, {
      columns: columns(scene.facts.zone),
      rows: await readMarks(scene.reading),
      empty: { en: 'no list has been asked with --since-last-run yet', zh: '还没有列表使用过 --since-last-run' },
    }),
})

const nameAsked = async (scene: StoreScene): Promise<{ readonly name: string; readonly lists: readonly string[] }> => {
  const [name, ...rest] = scene.words
  const all = await readMarks(scene.store)
  if (name === undefined || rest.length > 0)
    throw new Failure(
      'usage',
      'missing-target',
      { en: 'remove which run?', zh: '删除哪次运行？' },
      { field: 'name', hint: same('crm list runs') },
    )
  const lists = all.filter((mark) => mark.name === name).map(({ command }) => command)
  if (lists.length > 0) return { name, lists }
  const near = suggest(
    name,
    all.map((mark) => mark.name),
  )
  throw new Failure(
    'notFound',
    'not-found',
    { en: `there is no run "${name}"`, zh: `没有运行“${name}”` },
    { field: 'name', hint: same(near === undefined ? 'crm list runs' : `crm remove run ${shellWord(near)}`) },
  )
}

const plan = async (scene: StoreScene): Promise<Act> => {
  const { name, lists } = await nameAsked(scene)
  const all = lists.join(', ')
  await confirm(scene, {
    en: `forget what "${name}" was given (${all}); this cannot be undone`,
    zh: `忘记“${name}”已给出的内容（${all}），不能撤销`,
  })
  return async (write) => {
    const removed = await forgetMarks(write.writing, name)
    return {
      print: (page, { dryRun }) =>
        page.report({ ok: true, name, removed, ...(dryRun ? { dry_run: true } : {}), entry: null }, [
          {
            en: `${dryRun ? 'would have forgotten' : 'forgot'} ${name}: ${all}`,
            zh: `${dryRun ? '（试运行）将忘记' : '已忘记'} ${name}：${all}`,
          },
        ]),
    }
  }
}

/** `crm remove run NAME`. */
export const removeRun: Command = writes({
  path: ['remove', 'run'],
  summary: { en: 'Forget what a run was given: it begins anew', zh: '忘记某次运行已给出的内容，重新开始' },
  details: {
    en: 'The next list under that name gives everything again. Marks are no records: they are not in the history, and undo does not bring them back.',
    zh: '以此名称的下一次列表会重新给出全部内容。标记不是记录：不进入历史，也不能用 undo 恢复。',
  },
  positionals: [{ name: 'name', about: { en: 'its name', zh: '名称' } }],
  options: writeOptions,
  examples: [{ about: { en: 'begin anew', zh: '重新开始' }, line: 'crm remove run newsletter --yes' }],
  plan,
})
