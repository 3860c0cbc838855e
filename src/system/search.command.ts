// `search`: customers by anything that people know of them, with the field in which it was found.

import { columnsOf } from '../command/columns.ts'
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { nounOf } from '../command/command-names.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import type { Field } from '../command/field.ts'
import { isDerived } from '../command/filter/segment-test.ts'
import { listedFields } from '../command/listed-fields.ts'
import type { Noun, Row } from '../command/noun.ts'
import { countLeftOut } from '../command/other-currency.ts'
import type { Page } from '../command/page.ts'
import { recordRows } from '../command/record-rows.ts'
import { nounNamed, rowsQuery, withIds } from '../command/rows.queries.ts'
import { type FoundRecord, findRecords } from '../command/search/find.queries.ts'
import type { Match } from '../command/search/find-matches.ts'
import { limitOf } from '../command/verbs/list.ts'
import { Failure } from '../kernel/failure.ts'
import { formatPhone } from '../kernel/phone.ts'
import { lettered } from '../kernel/reference.ts'
import { same, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'

const tableLimit = 50
const block = 500

/** The noun that is searched: customers, or the one of `--in`. */
const nounAsked = (scene: ReadScene): Noun => {
  const word = scene.given.text('in')
  if (word === undefined) return nounNamed(scene.nouns, 'customer')
  const noun = nounOf(scene.nouns, word)
  if (noun?.title !== undefined) return noun
  const named = scene.nouns.filter((one) => one.title !== undefined).map((one) => one.plural)
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--in cannot be "${word}"`, zh: `--in 不能是“${word}”` },
    {
      field: 'in',
      why: { en: `what has a name is searched: ${named.join(', ')}`, zh: `可搜索有名称的对象：${named.join('、')}` },
      hint: same(noun ? `crm list ${noun.plural} ${scene.words.join(' ')}` : `--in ${named[0]}`),
    },
  )
}

const textAsked = (scene: ReadScene): string => {
  const text = scene.words.join(' ').trim()
  if (text !== '') return text
  throw new Failure(
    'usage',
    'missing-text',
    { en: 'search for what?', zh: '搜索什么？' },
    { field: 'text', hint: same('crm search 张') },
  )
}

const matchText = ({ of, text, child }: Match, scene: ReadScene, noun: Noun, language: 'en' | 'zh'): string => {
  const shown = of.type.kind === 'phones' ? formatPhone(text, scene.facts.country) : text
  const colon = language === 'zh' ? '：' : ': '
  if (child === null)
    return of.key === noun.title ? say(of.words, language) : `${say(of.words, language)}${colon}${shown}`
  const who = `${child.noun.chinese[0] !== undefined && language === 'zh' ? child.noun.chinese[0] : child.noun.name} ${child.name} ${lettered(child.noun.letter, child.id)}`
  return of.key === child.noun.title ? who : `${who}${colon}${shown}`
}

type Matches = ReadonlyMap<number, FoundRecord>

const matchedColumn = (scene: ReadScene, noun: Noun, found: Matches): Column<Row> => {
  const matches = (row: Row): readonly Match[] => found.get(Number(row.id))?.matches ?? []
  return {
    key: 'matched',
    title: { en: 'found in', zh: '匹配' },
    kind: 'list',
    json: (row) => [...new Set(matches(row).map(({ field }) => field))],
    shown: (row, language) =>
      [...new Set(matches(row).map((match) => matchText(match, scene, noun, language)))].join('\n'),
    weight: 75,
  }
}

/** The rows of what was found, in the order found, a block at a time. */
const rowsOf = function* (scene: ReadScene, noun: Noun, fields: readonly Field[], found: Matches): Iterable<Row> {
  const ids = [...found.keys()]
  for (let from = 0; from < ids.length; from += block) {
    const some = ids.slice(from, from + block)
    const asked = { fields, where: withIds(some), removed: 'with' as const }
    const query = rowsQuery(scene.reading.open, scene.nouns, noun, asked)
    const { rows } = recordRows(scene, noun, fields, query)
    const byId = new Map([...rows].map((row) => [Number(row.id), row]))
    for (const id of some) {
      const row = byId.get(id)
      if (row) yield row
    }
  }
}

/** A person at a terminal sees who it is and why; programs see what lists show them. */
const fieldsFor = (scene: ReadScene, noun: Noun, page: Page): readonly Field[] => {
  if (scene.given.has('fields')) return noun.fields
  if (!page.human) return listedFields(noun, noun.fields, page, undefined)
  return noun.fields.filter(({ key }) => key === 'id' || key === noun.title)
}

/** What is said where nothing was found: words may stand in talks and complaints, which are searched by lists. */
const nothingFound = (scene: ReadScene, noun: Noun): Words => {
  const text = scene.words.join(' ').trim()
  const plain = /^[\p{L}\p{N}\s]+$/u.test(text) && /\p{L}/u.test(text)
  if (noun.name !== 'customer' || !plain) return { en: 'nothing found', zh: '没有找到' }
  const [talks, complaints] = [`crm list visits ${text}`, `crm list complaints ${text}`]
  return {
    en: `nothing found; in talks: ${talks}; in complaints: ${complaints}`,
    zh: `没有找到；查回访内容：${talks}；查投诉内容：${complaints}`,
  }
}

const print = async (scene: ReadScene, noun: Noun, found: Matches, more: boolean, page: Page) => {
  const fields = fieldsFor(scene, noun, page)
  // Derived fields must hold for the day; a few customers are settled by themselves.
  if (noun.standing === 'id' && fields.some(isDerived))
    await scene.holdDay(scene.reading, found.size > 2 * block ? undefined : [...found.keys()])
  const columns = columnsOf(scene.nouns, noun, fields, scene.facts)
  const leftOut = countLeftOut(fields)
  const seen = function* (rows: Iterable<Row>): Iterable<Row> {
    for (const row of rows) {
      leftOut.see(row)
      yield row
    }
  }
  await page.rows([...columns, matchedColumn(scene, noun, found)], seen(rowsOf(scene, noun, fields, found)))
  leftOut.tell(page)
  if (more)
    page.notice({
      en: `the first ${found.size}; --limit 0 shows all`,
      zh: `显示前 ${found.size} 条；--limit 0 显示全部`,
    })
  if (found.size > 0) return undefined
  page.notice(nothingFound(scene, noun))
  return scene.given.flag('exit-status') ? ('nothing' as const) : undefined
}

const run = async (scene: ReadScene): Promise<Outcome> => {
  const text = textAsked(scene)
  const noun = await withCustomFields(scene.reading.open, nounAsked(scene), scene.customField)
  const asked = {
    noun,
    nouns: scene.nouns,
    text,
    country: scene.facts.country,
    removed: scene.given.flag('removed'),
    veiled: scene.facts.veil !== undefined,
  }
  const counting = scene.given.flag('count')
  return {
    print: async (page) => {
      const limit = counting ? 0 : (limitOf(scene) ?? (page.human ? tableLimit : 0))
      const found = new Map<number, FoundRecord>()
      let more = false
      for (const record of findRecords(scene.reading, asked)) {
        more = limit > 0 && found.size === limit
        if (more) break
        found.set(record.id, record)
      }
      if (!counting) return print(scene, noun, found, more, page)
      const json = page.format === 'json' || page.format === 'ndjson'
      await page.text(json ? `${JSON.stringify({ count: found.size })}\n` : `${found.size}\n`)
      return found.size === 0 && scene.given.flag('exit-status') ? 'nothing' : undefined
    },
  }
}

/** `crm search TEXT`. */
export const searchCommand: Command = reads({
  path: ['search'],
  aliases: ['find', '搜索', '查找'],
  summary: { en: 'Find a customer by anything known of it', zh: '按任何已知信息查找客户' },
  details: {
    en: 'Any part of a name (Chinese in either script, pinyin, initials), a phone in any spelling or its last digits, a part of an e-mail, company, WeChat id or note. What is known of a contact finds its customer. Several words must all be found.',
    zh: '姓名的任意部分（简繁均可，拼音、首字母）、任意写法的电话或末几位、邮箱、公司、微信、备注的一部分。联系人的信息可以找到其客户。多个词须全部匹配。',
  },
  positionals: [{ name: 'text', about: { en: 'what is known', zh: '已知信息' }, rest: true }],
  options: {
    in: { about: { en: 'search products, staff ... instead', zh: '改为搜索产品、员工等' }, value: 'NOUN' },
    limit: { about: { en: 'at most so many; 0 is all', zh: '最多条数；0 为全部' }, value: 'N' },
    removed: { about: { en: 'removed records instead', zh: '改为查找已删除的记录' } },
    count: { about: { en: 'only how many', zh: '只给出数量' } },
    'exit-status': { about: { en: 'exit 6 when nothing is found', zh: '无结果时退出码为 6' }, short: 'e' },
  },
  examples: [
    { about: { en: 'by the end of a phone number', zh: '按电话末四位' }, line: 'crm search 8000' },
    { about: { en: 'by initials', zh: '按拼音首字母' }, line: 'crm search zxm' },
    { about: { en: 'a product', zh: '查找产品' }, line: 'crm search 龙井 --in products' },
  ],
  run,
})
