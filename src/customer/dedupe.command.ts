// `dedupe`: customers that may be one, with how likely and why. `--merge` and `--not` act on what it shows.
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import type { Page } from '../command/page.ts'
import { findRecord } from '../command/reference.ts'
import { limitOf } from '../command/verbs/list.ts'
import { writeOptions } from '../command/verbs/verb.ts'
import { lettered } from '../kernel/reference.ts'
import { grouped } from '../kernel/words.ts'
import { customerNoun } from './customer.noun.ts'
import { thresholdFrom } from './dedupe-asked.ts'
import { dedupeMerge } from './dedupe-merge.act.ts'
import { dedupeNot } from './dedupe-not.act.ts'
import type { NamedDouble } from './doubles.act.lazy.ts'
import { doubleColumns } from './doubles.columns.ts'
import { preferences } from './merge.act.ts'

const shownLimit = 50

const printDoubles = async (scene: ReadScene, page: Page, doubles: readonly NamedDouble[], customers: number) => {
  const limit = limitOf(scene) ?? (page.human ? shownLimit : 0)
  const shown = limit === 0 ? doubles : doubles.slice(0, limit)
  await page.rows(doubleColumns, shown)
  if (scene.given.text('fields') === 'help') return
  if (shown.length < doubles.length)
    page.notice({
      en: `${grouped(shown.length)} of ${grouped(doubles.length)}; --limit 0 shows all`,
      zh: `共 ${grouped(doubles.length)} 对，显示 ${shown.length} 对；--limit 0 显示全部`,
    })
  const [first] = shown
  if (!first) {
    page.notice({
      en: `no likely doubles among ${grouped(customers)} customers`,
      zh: `${grouped(customers)} 位客户中没有疑似重复`,
    })
    return
  }
  if (!page.human) return
  const pair = `${lettered(customerNoun.letter, first.a)} ${lettered(customerNoun.letter, first.b)}`
  page.notice({
    en: `one and the same: crm merge customer ${pair}\nnot the same: crm dedupe --not ${pair}`,
    zh: `是同一位：crm merge customer ${pair}\n不是同一位：crm dedupe --not ${pair}`,
  })
}

const run = async (scene: ReadScene): Promise<Outcome> => {
  const threshold = thresholdFrom(scene.given.text('threshold'))
  const only: number[] = []
  for (const word of scene.words) only.push((await findRecord(scene, customerNoun, word)).id)
  const { doublesIn } = await import('./doubles.act.lazy.ts')
  return {
    print: async (page) => {
      const { doubles, customers } = await doublesIn(scene.reading, { threshold, only })
      const forPrograms = page.format === 'json' || page.format === 'ndjson'
      if (scene.given.flag('count'))
        await page.text(forPrograms ? `${JSON.stringify({ count: doubles.length })}\n` : `${doubles.length}\n`)
      else await printDoubles(scene, page, doubles, customers)
      return doubles.length === 0 && scene.given.flag('exit-status') ? 'nothing' : undefined
    },
  }
}

/** `crm dedupe [CUSTOMER...] [--threshold N] [--merge] [--not]`. */
export const dedupeCommand: Command = reads({
  path: ['dedupe'],
  sees: 'all',
  aliases: ['查重'],
  summary: { en: 'Customers that may be one, with how likely and why', zh: '查找疑似重复的客户，附可能性和理由' },
  details: {
    en: 'Compares name (also by sound, turned round, shortened, in traditional characters, without titles, Ltd or 有限公司), phone, mail, WeChat, birthday, company and address, and learns from the base itself how much each says. A name alone makes nobody a double, but for exact copies of a name that is not common. --not remembers that two are not one; --merge merges all from the threshold on, in one entry of the history.',
    zh: '比较姓名（含同音、姓名颠倒、简称、繁体，忽略称谓和“有限公司”、Ltd 等）、电话、邮箱、微信、生日、公司和地址，并从现有客户中学习各项的分量。只有姓名相同不算重复，除非是不常见姓名的完全相同记录。--not 记录两位不是同一位；--merge 合并达到阈值的全部重复，记为一条历史。',
  },
  positionals: [
    {
      name: 'customer',
      about: { en: 'only doubles of these customers', zh: '只查这些客户的重复' },
      optional: true,
      rest: true,
    },
  ],
  options: {
    threshold: {
      about: { en: 'from which likelihood on, 0 to 1; 0.75 by default', zh: '可能性不低于多少，0 到 1；默认 0.75' },
      value: 'N',
      not: ['not'],
    },
    not: { about: { en: 'remember that the customers named are not one', zh: '记录所写的客户不是同一位' } },
    merge: { about: { en: 'merge them all; asks before', zh: '全部合并；先询问' }, not: ['not', 'count', 'limit'] },
    prefer: {
      about: {
        en: 'with --merge: whose values stand; A is the oldest',
        zh: '与 --merge 同用：以谁的值为准；A 为最早的',
      },
      value: preferences.join('|'),
      choices: preferences,
    },
    limit: { about: { en: 'at most so many; 0 is all', zh: '最多条数；0 为全部' }, value: 'N' },
    count: { about: { en: 'only how many', zh: '只给出数量' } },
    'exit-status': { about: { en: 'exit 6 when nothing is found', zh: '无结果时退出码为 6' }, short: 'e' },
    ...writeOptions,
  },
  examples: [
    { about: { en: 'who may be in it twice', zh: '哪些客户可能重复' }, line: 'crm dedupe' },
    { about: { en: 'these two are not one', zh: '这两位不是同一位' }, line: 'crm dedupe --not C-3 C-4' },
    {
      about: { en: 'merge what is all but certain', zh: '合并几乎可以确定的' },
      line: 'crm dedupe --merge --threshold 0.99 --yes',
    },
  ],
  instead: (_, given) => (given.flag('merge') ? dedupeMerge : given.flag('not') ? dedupeNot : undefined),
  run,
})
