// `doctor journal`: whether the history is as it was written, which entry is the first that is not, and its head for noting.
import { type Command, type ReadScene, reads } from '../command/command.ts'
import { checkJournal, type NotedHead } from '../database/journal-check.ts'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'

const headAsked = (scene: ReadScene): NotedHead | null => {
  const text = scene.given.text('head')
  if (text === undefined) return null
  const [, entry = '', chain = ''] = /^(\d{1,15}):([0-9a-f]{8,64})$/i.exec(text) ?? []
  if (chain !== '' && Number(entry) > 0) return { entry: Number(entry), chain }
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--head cannot be "${text}"`, zh: `--head 不能是“${text}”` },
    {
      field: 'head',
      why: {
        en: 'it is the number of an entry and eight or more letters of its chain, as crm backup prints them',
        zh: '它由条目编号和链的至少八个字符组成，crm backup 会打印',
      },
      hint: same('crm doctor journal'),
    },
  )
}

/** `crm doctor journal [--head N:HASH]`. */
export const doctorJournal: Command = reads({
  path: ['doctor', 'journal'],
  summary: { en: 'Check that the history is as it was written', zh: '检查历史是否与写入时一致' },
  details: {
    en: 'Every entry is held by the digest of the one before it. Names the first that was changed, moved or is missing; entries that an erasure emptied count as erased. Entries cut off the end show only against a head noted elsewhere: crm backup and crm run nightly print it. Exit 1 when something is wrong.',
    zh: '每个条目都由前一条目的摘要约束。指出第一个被改动、移动或缺失的条目；被彻底删除清空的条目算作已删除。末尾被截去只有与别处记下的链头对照才能发现：crm backup 和 crm run nightly 会打印链头。有异常时退出码为 1。',
  },
  options: {
    head: { about: { en: 'a head noted earlier: entry and chain', zh: '先前记下的链头：条目与链' }, value: 'N:HASH' },
  },
  examples: [{ about: { en: 'is the history whole?', zh: '历史是否完整' }, line: 'crm doctor journal' }],
  run: async (scene) => {
    const noted = headAsked(scene)
    const hasher = await import('node:crypto')
    const { bad, fault, last, head, emptied, words } = checkJournal(scene.reading.lane, hasher, noted)
    return {
      ...(fault === null ? {} : { exit: 'failed' as const }),
      print: (page) =>
        page.report({ ok: fault === null, entries: last, head, bad, fault, erased: [...emptied] }, [
          words,
          ...(emptied.length === 0
            ? []
            : [{ en: `   erased: ${ranges(emptied)}`, zh: `   已彻底删除：${ranges(emptied)}` }]),
          ...(fault === null
            ? [{ en: `   head ${last}:${head.slice(0, 16)}`, zh: `   链头 ${last}:${head.slice(0, 16)}` }]
            : [{ en: '   compare with a backup: crm backup --list', zh: '   请与备份对照：crm backup --list' }]),
        ]),
    }
  },
})

/** Numbers as runs: `2-5, 9`. */
const ranges = (numbers: readonly number[]): string => {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
}
