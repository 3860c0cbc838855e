// Lists of what is no record: nights, runs, receipts, certificates. They are short and read whole, so that filter, order,
// limit and count are done here, by the columns; nothing of it goes to the database.
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { foldText } from '../kernel/text.ts'
import { grouped, same, type Words } from '../kernel/words.ts'
import { type Column, flatText } from '../output/column.ts'
import type { Outcome, Positional, ReadScene } from './command.ts'
import { parseFilter } from './filter/parse.ts'
import type { Comparison, Syntax, Value } from './filter/syntax.ts'
import type { Options } from './option.ts'
import { limitOf } from './verbs/list.ts'
import { counting, selecting } from './verbs/verb.ts'

/** Its flags. */
export const smallListOptions: Options = {
  where: selecting.where,
  sort: selecting.sort,
  limit: selecting.limit,
  ...counting,
}

/** Its words: a filter. */
export const smallListWords: readonly Positional[] = [
  { name: 'filter', about: { en: 'words or field:value', zh: '词语或 字段:值' }, optional: true, rest: true },
]

/** What is listed: all of it, and what is said where nothing is found. */
export interface SmallList<Row> {
  readonly columns: readonly Column<Row>[]
  /** More columns for formats that are not for people. */
  readonly details?: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly empty: Words
  /** Its words are no filter: they say what is listed. */
  readonly ownWords?: true
  /** How many a person is shown who names no limit. */
  readonly usual?: number
}

const unknown = <Row>(columns: readonly Column<Row>[], name: string, flag: 'where' | 'sort'): Failure => {
  const keys = columns.map(({ key }) => key)
  const near = suggest(name, keys)
  return new Failure(
    'usage',
    'unknown-field',
    { en: `this list has no field "${name}"`, zh: `此列表没有字段“${name}”` },
    {
      field: flag,
      why: { en: `it has ${keys.join(', ')}`, zh: `可用字段：${keys.join('、')}` },
      hint: same(flag === 'sort' ? `--sort ${near ?? keys[0]}` : `--where ${near ?? keys[0]}:VALUE`),
    },
  )
}

const columnCalled = <Row>(columns: readonly Column<Row>[], name: string, flag: 'where' | 'sort'): Column<Row> => {
  const found = columns.find(({ key, title }) => key === name || title.zh === name)
  if (found === undefined) throw unknown(columns, name, flag)
  return found
}

const textsOf = <Row>(column: Column<Row>, row: Row): readonly string[] =>
  [flatText(column.json(row)), column.shown?.(row, 'en') ?? '', column.shown?.(row, 'zh') ?? ''].map(foldText)

/** Numbers before texts, in their own order; days and instants are texts that sort as they are. */
const compared = (one: string, other: string): number => {
  const [a, b] = [Number(one), Number(other)]
  if (one !== '' && other !== '' && !Number.isNaN(a) && !Number.isNaN(b)) return a - b
  // A day means all of itself: an instant of it is neither before nor after.
  const length = Math.min(one.length, other.length)
  const [x, y] = /^\d{4}-/.test(one) ? [one.slice(0, length), other.slice(0, length)] : [one, other]
  return x < y ? -1 : x > y ? 1 : 0
}

const signs: Readonly<Record<string, Comparison['sign']>> = {
  before: '<', under: '<', after: '>', over: '>', min: '>=', max: '<=', is: '=', on: '=', has: ':',
} // biome-ignore format: a table

const passes = (sign: Comparison['sign'], texts: readonly string[], value: Value): boolean => {
  const [own = ''] = texts
  const wanted = foldText(value.text)
  if (value.range) {
    const { from, to } = value.range
    return own !== '' && (!from || compared(own, from.text) >= 0) && (!to || compared(own, to.text) <= 0)
  }
  if (!value.quoted && wanted === 'none') return own === ''
  if (!value.quoted && wanted === 'any') return own !== ''
  switch (sign) {
    case ':':
      return /^-?\d+(\.\d+)?$/.test(own) ? compared(own, wanted) === 0 : texts.some((text) => text.includes(wanted))
    case '=':
    case '!=':
      return texts.includes(wanted) || (/^\d{4}-/.test(own) && compared(own, wanted) === 0)
    case '<':
      return own !== '' && compared(own, wanted) < 0
    case '<=':
      return own !== '' && compared(own, wanted) <= 0
    case '>':
      return own !== '' && compared(own, wanted) > 0
    case '>=':
      return own !== '' && compared(own, wanted) >= 0
  }
}

type Test<Row> = (row: Row) => boolean

const testOf = <Row>(columns: readonly Column<Row>[], part: Syntax): Test<Row> => {
  switch (part.kind) {
    case 'and':
    case 'or': {
      const tests = part.parts.map((one) => testOf(columns, one))
      return (row) => (part.kind === 'and' ? tests.every((test) => test(row)) : tests.some((test) => test(row)))
    }
    case 'not': {
      const test = testOf(columns, part.part)
      return (row) => !test(row)
    }
    case 'word': {
      const wanted = foldText(part.text)
      return (row) => columns.some((column) => textsOf(column, row).some((text) => text.includes(wanted)))
    }
    case 'comparison': {
      const column = columnCalled(columns, part.name, 'where')
      const [word] = part.path
      const sign = word === undefined ? part.sign : signs[word]
      if (sign === undefined) throw unknown(columns, `${part.name}.${word}`, 'where')
      return (row) => {
        const found = part.values.some((value) => passes(sign, textsOf(column, row), value))
        return sign === '!=' ? !found : found
      }
    }
  }
}

const filtered = <Row>(
  scene: ReadScene,
  columns: readonly Column<Row>[],
  { rows, ownWords }: SmallList<Row>,
): readonly Row[] => {
  const words = ownWords ? [] : scene.words
  const parts = [...(words.length > 0 ? [words.join(' ')] : []), ...scene.given.texts('where')]
  if (parts.length === 0) return rows
  const tests = parts.map((text) => testOf(columns, parseFilter(text).root))
  return rows.filter((row) => tests.every((test) => test(row)))
}

const ordered = <Row>(scene: ReadScene, columns: readonly Column<Row>[], rows: readonly Row[]): readonly Row[] => {
  const steps = (scene.given.text('sort') ?? '').split(/[,，]/).filter((name) => name.trim() !== '')
  const orders = steps.map((step) => {
    const column = columnCalled(columns, step.trim().replace(/^[+-]/, ''), 'sort')
    const down = step.trim().startsWith('-') ? -1 : 1
    return (a: Row, b: Row): number => {
      const [one, other] = [flatText(column.json(a)), flatText(column.json(b))]
      if (one === '' || other === '') return Number(one === '') - Number(other === '')
      return down * compared(one, other)
    }
  })
  return rows.toSorted((a, b) => orders.reduce((found, order) => found || order(a, b), 0))
}

/** Lists it. Exit 6 with `-e` where nothing is found. Throws `unknown-field`, `bad-filter`, `bad-limit` (exit 2). */
export const smallList = async <Row>(scene: ReadScene, list: SmallList<Row>): Promise<Outcome> => {
  const all = [...list.columns, ...(list.details ?? [])]
  const rows = ordered(scene, all, filtered(scene, all, list))
  const ended = rows.length === 0 && scene.given.flag('exit-status') ? ('nothing' as const) : undefined
  return {
    print: async (page) => {
      if (scene.given.flag('count')) {
        const json = page.format === 'json' || page.format === 'ndjson'
        await page.text(json ? `${JSON.stringify({ count: rows.length })}\n` : `${rows.length}\n`)
        return ended
      }
      const limit = limitOf(scene) ?? (page.human ? (list.usual ?? 0) : 0)
      const shown = limit === 0 ? rows : rows.slice(0, limit)
      await page.rows(page.human ? list.columns : all, shown)
      if (shown.length < rows.length)
        page.notice({
          en: `${grouped(shown.length)} of ${grouped(rows.length)}; --limit 0 shows all`,
          zh: `共 ${grouped(rows.length)} 条，显示 ${grouped(shown.length)} 条；--limit 0 显示全部`,
        })
      if (rows.length === 0) page.notice(list.rows.length === 0 ? list.empty : { en: 'nothing found', zh: '没有找到' })
      return ended
    },
  }
}
