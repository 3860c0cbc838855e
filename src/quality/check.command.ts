// `check`: whether the data make sense. Silent where all is well; doctor is the one that looks at the store itself.
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { customerFilter, customersAsked } from '../command/customers-asked.ts'
import type { Page } from '../command/page.ts'
import { takesCodes } from '../command/takes.ts'
import { limitOf } from '../command/verbs/list.ts'
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { counted, grouped, same, say } from '../kernel/words.ts'
import { checks } from './all-checks.queries.ts'
import type { Check } from './check.ts'
import { checkCode, checkWords } from './check-titles.ts'
import { customersIn } from './customers-in.queries.ts'
import { type FoundRow, foundColumns, refOf, screenColumns } from './found.columns.ts'
import { type Looked, lookingAt, runCheck } from './look.act.ts'
import { titlesOf } from './names-of.queries.ts'

const names: readonly string[] = checks.map(({ name }) => name)

// A screen takes so many of one check; a program all.
const shownAtMost = 10

const unknownCheck = (word: string): Failure =>
  new Failure(
    'usage',
    'unknown-name',
    { en: `there is no check "${word}"`, zh: `没有检查“${word}”` },
    {
      field: 'name',
      why: { en: 'crm list checks names them all', zh: 'crm list checks 列出全部检查' },
      hint: same(`crm check ${suggest(word, names) ?? names[0]}`),
    },
  )

/** The checks that a line asks for: those it names, else those for errors, with `--strict` all. */
const checksAsked = ({ words, given }: ReadScene): readonly Check[] => {
  const named = words.map((word) => checks.find(({ name }) => name === checkCode(word)) ?? word)
  for (const one of named) if (typeof one === 'string') throw unknownCheck(one)
  if (named.length > 0) return checks.filter((check) => named.includes(check))
  return given.flag('strict') ? checks : checks.filter(({ severity }) => severity === 'error')
}

const rowsOf = ({ reading, nouns }: ReadScene, looked: readonly Looked[]): readonly FoundRow[] => {
  const ids = new Map<string, Set<number>>()
  for (const { found } of looked)
    for (const { noun, id, customer } of found)
      for (const [of, one] of [
        [noun, id],
        ['customer', customer],
      ] as const)
        if (one !== null) ids.set(of, (ids.get(of) ?? new Set()).add(one))
  const titles = new Map<string, ReadonlyMap<number, string>>()
  for (const noun of nouns) titles.set(noun.name, titlesOf(reading, noun, ids.get(noun.name) ?? new Set()))
  return looked.flatMap(({ check, found }) =>
    found.map((one) => ({
      ...one,
      check: check.name,
      severity: check.severity,
      ref: refOf(nouns.find(({ name }) => name === one.noun)?.letter, one.id),
      // A record without a name is known by its customer's.
      name: titles.get(one.noun)?.get(one.id ?? 0) ?? titles.get('customer')?.get(one.customer ?? 0) ?? null,
    })),
  )
}

const once = (rows: readonly FoundRow[]): readonly FoundRow[] => {
  const seen = new Set<string | null>([null])
  return rows.filter(({ ref }) => !seen.has(ref) && seen.add(ref))
}

const sayCut = (page: Page, looked: readonly Looked[]): void => {
  const cut = looked.filter(({ count, found }) => found.length < count)
  if (cut.length === 0) return
  const more = cut.reduce((sum, { count, found }) => sum + count - found.length, 0)
  const parts = (language: 'en' | 'zh'): string =>
    cut
      .map(({ check, count }) => `${say(checkWords(check.name), language)} ${grouped(count)}`)
      .join(language === 'zh' ? '，' : ', ')
  page.notice({
    en: `${grouped(more)} more (${parts('en')}); --limit 0 shows all`,
    zh: `另有 ${grouped(more)} 项（${parts('zh')}）；--limit 0 显示全部`,
  })
}

const print = async (scene: ReadScene, page: Page): Promise<'failed' | undefined> => {
  const asked = checksAsked(scene)
  const only = customersIn(scene.reading, await customersAsked({ ...scene, words: [] }))
  const limit = limitOf(scene) ?? (page.human ? shownAtMost : 0)
  const looking = await lookingAt(scene.reading, scene)
  const looked = asked.map((check) => runCheck(check, looking, limit, only)).filter(({ count }) => count > 0)
  const count = looked.reduce((sum, one) => sum + one.count, 0)
  const forPrograms = page.format === 'json' || page.format === 'ndjson'
  if (scene.given.flag('count')) await page.text(forPrograms ? `${JSON.stringify({ count })}\n` : `${count}\n`)
  else if (count > 0 || forPrograms || scene.given.has('fields')) {
    const rows = rowsOf(scene, looked)
    const narrow = page.human && !scene.given.has('fields')
    await page.rows(narrow ? screenColumns : foundColumns, page.format === 'ids' ? once(rows) : rows)
    sayCut(page, looked)
    if (page.human && count > 0)
      page.notice({
        en: `${counted(count, 'finding')} of ${counted(looked.length, 'check')}; what a check looks for: crm list checks`,
        zh: `${grouped(looked.length)} 项检查共发现 ${grouped(count)} 处问题；各项检查的含义：crm list checks`,
      })
  }
  return count > 0 ? 'failed' : undefined
}

const run = async (scene: ReadScene): Promise<Outcome> => {
  // What is typed wrong is told before anything is looked at.
  checksAsked(scene)
  limitOf(scene)
  return { print: (page) => print(scene, page) }
}

/** `crm check [--strict] [NAME...]`. */
export const checkCommand: Command = reads({
  path: ['check'],
  sees: 'all',
  aliases: ['检查', '核查'],
  summary: { en: 'Check that the data make sense', zh: '检查数据是否合理' },
  details: {
    en: 'Looks for what cannot be true: impossible dates, orders from before a birth, refunds of more than was bought, links to what is gone. With --strict also for what is doubtful or missing. Named checks run alone, whatever they find. Silent and exit 0 when all is well, exit 1 with findings. Each finding has a command that mends it. crm doctor looks at the store itself.',
    zh: '查找不可能成立的数据：不存在的日期、早于生日的订单、超过购买金额的退款、指向已删除记录的关联等。--strict 还查可疑和缺失的数据。写出检查名则只做这几项。一切正常时不输出，退出码为 0；有发现时为 1。每项发现都附有修正命令。检查数据文件本身用 crm doctor。',
  },
  positionals: [
    {
      name: 'name',
      about: { en: 'only these checks: crm list checks', zh: '只做这些检查：crm list checks' },
      optional: true,
      rest: true,
      takes: takesCodes(names),
    },
  ],
  options: {
    strict: { about: { en: 'warnings too: what is doubtful or missing', zh: '也查警告：可疑和缺失的数据' } },
    ...customerFilter,
    limit: { about: { en: 'at most so many of each check; 0 is all', zh: '每项检查最多条数；0 为全部' }, value: 'N' },
    count: { about: { en: 'only how many', zh: '只给出数量' } },
  },
  examples: [
    { about: { en: 'is there anything that cannot be?', zh: '有没有不可能的数据' }, line: 'crm check' },
    { about: { en: 'also what is doubtful or missing', zh: '也查可疑和缺失' }, line: 'crm check --strict' },
    { about: { en: 'two checks by name', zh: '指定两项检查' }, line: 'crm check impossible-date phone-shared' },
    {
      about: { en: 'what is wrong with my customers, as a file', zh: '我的客户有哪些问题，存成文件' },
      line: 'crm check --strict --where owner=@me -o faults.csv',
    },
  ],
  run,
})
