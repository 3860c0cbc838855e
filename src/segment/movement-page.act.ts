// The matrix of movements as it is printed: for people the matrix and below it the names, for programs field by field.
import type { ReadScene } from '../command/command.ts'
import type { Page } from '../command/page.ts'
import { printPage } from '../command/print-page.ts'
import type { Day } from '../kernel/day.ts'
import { describeDay } from '../kernel/day-words.ts'
import type { Json } from '../kernel/json.ts'
import { lettered } from '../kernel/reference.ts'
import { counted, grouped, type Language, same, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { figureTable } from '../output/html-report.ts'
import { jsonText } from '../output/json-lines.ts'
import { phraseLines } from '../output/phrases.ts'
import type { Called } from './movement.queries.ts'
import type { MovingScheme } from './movement.ts'
import type { MatrixField } from './movement-matrix.ts'
import { placeWords, schemeWords } from './movement-words.ts'

/** What is printed. */
export interface MovementPage {
  readonly scheme: MovingScheme
  readonly from: Day
  readonly to: Day
  readonly places: readonly string[]
  readonly fields: readonly MatrixField[]
  /** What the customers of a field are called, in the order of the field; those gone meanwhile are left out. */
  readonly called: (field: MatrixField) => readonly Called[]
  /** At most so many names a field for people. */
  readonly names: number
}

const sum = (fields: readonly MatrixField[]): number => fields.reduce((total, { count }) => total + count, 0)

interface MatrixRow {
  readonly place: string | null
  readonly fields: readonly MatrixField[]
}

const all: Words = { en: 'all', zh: '合计' }

const matrixColumns = ({ scheme, places }: MovementPage): readonly Column<MatrixRow>[] => [
  {
    key: 'from',
    title: { en: 'from', zh: '原' },
    json: (row) => row.place,
    shown: (row, language) => say(row.place === null ? all : placeWords(scheme, row.place), language),
    tone: () => 'muted',
    weight: 90,
  },
  ...places.map((place): Column<MatrixRow> => {
    const words = placeWords(scheme, place)
    const count = (row: MatrixRow): number => sum(row.fields.filter(({ to }) => to === place))
    return {
      key: place,
      title: { en: `to ${words.en}`, zh: `至${words.zh}` },
      kind: 'number',
      json: count,
      shown: (row) => grouped(count(row)),
      tone: (row) => (row.place !== null && row.place !== place && count(row) > 0 ? 'accent' : undefined),
      weight: 80,
    }
  }),
  {
    key: 'all',
    title: all,
    kind: 'number',
    json: (row) => sum(row.fields),
    shown: (row) => grouped(sum(row.fields)),
    weight: 80,
  },
]

const movedIn = (fields: readonly MatrixField[]): readonly MatrixField[] =>
  fields.filter(({ from, to, count }) => from !== to && count > 0)

const namesOf = (page: MovementPage, field: MatrixField, language: Language): string => {
  const shown = page.called({ ...field, customers: field.customers.slice(0, page.names) })
  const names = shown.map(({ id, name }) => `${name} (${lettered('C', id)})`)
  const more = field.count - shown.length
  const rest = say({ en: `and ${grouped(more)} more`, zh: `另有 ${grouped(more)} 位` }, language)
  return [...names, ...(more > 0 ? [rest] : [])].join(language === 'zh' ? '，' : ', ')
}

const headWords = ({ scheme, from, to }: MovementPage): Words => ({
  en: `${schemeWords[scheme].en}: from ${describeDay(from, 'en')} to ${describeDay(to, 'en')}`,
  zh: `${schemeWords[scheme].zh}：${describeDay(from, 'zh')} 至 ${describeDay(to, 'zh')}`,
})

const countWords = ({ fields }: MovementPage): Words => {
  const [total, moved] = [sum(fields), grouped(sum(movedIn(fields)))]
  return { en: `${moved} of ${counted(total, 'customer')} moved`, zh: `${grouped(total)} 位客户中 ${moved} 位变动` }
}

const rowsOf = ({ places, fields }: MovementPage): readonly MatrixRow[] => [
  ...places.map((place) => ({ place, fields: fields.filter((field) => field.from === place) })),
  { place: null, fields },
]

const printChart = async (scene: MovementScene, page: Page, answer: MovementPage): Promise<void> => {
  const { scheme, places, fields } = answer
  await printPage(scene, page, {
    head: headWords(answer),
    how: [scene.how],
    parts: async (language) => {
      const { movementSection } = await import('./pages.act.lazy.ts')
      const about = say(countWords(answer), language)
      const table = figureTable(matrixColumns(answer), rowsOf(answer), language)
      const names = (place: string): string => say(placeWords(scheme, place), language)
      return {
        headlines: [
          { label: say({ en: 'moved', zh: '变动' }, language), value: grouped(sum(movedIn(fields))) },
          { label: say({ en: 'customers', zh: '客户' }, language), value: grouped(sum(fields)) },
        ],
        sections: [movementSection({ title: about, about, places, names, fields, table, language })],
      }
    },
  })
}

const printForPeople = async (page: Page, answer: MovementPage): Promise<void> => {
  const { scheme, fields } = answer
  const { language, width } = page
  const [head, count] = [headWords(answer), countWords(answer)]
  if (page.human) await page.text(`${phraseLines([say(head, language), say(count, language)], { width })}\n`)
  await page.rows(matrixColumns(answer), rowsOf(answer))
  if (!page.human) return
  for (const field of movedIn(fields)) {
    const [before, after] = [placeWords(scheme, field.from), placeWords(scheme, field.to)]
    const step = say({ en: `${before.en} → ${after.en}:`, zh: `${before.zh} → ${after.zh}：` }, language)
    await page.text(`\n${phraseLines([step, namesOf(answer, field, language)], { width, indent: 1 })}`)
  }
}

const called = (page: MovementPage, field: MatrixField): readonly Json[] =>
  page.called(field).map(({ id, key, name }) => ({ customer: lettered('C', id), key, name }))

const fieldColumns = (page: MovementPage): readonly Column<MatrixField>[] => [
  { key: 'from', title: same('from'), json: ({ from }) => from },
  { key: 'to', title: same('to'), json: ({ to }) => to },
  { key: 'count', title: same('count'), kind: 'number', json: ({ count }) => count },
  {
    key: 'customers',
    title: same('customers'),
    kind: 'json',
    json: (field) => called(page, field),
    plain: (field) =>
      page
        .called(field)
        .map(({ id, key }) => key ?? lettered('C', id))
        .join(';'),
  },
]

const forPeople: ReadonlySet<string> = new Set(['table', 'md', 'html'])

/** What a page needs to know beside the answer. */
export interface MovementScene extends Pick<ReadScene, 'words' | 'given'> {
  readonly how: Words
}

/** Prints it in the format asked for. */
export const printMovement = async (scene: MovementScene, page: Page, answer: MovementPage): Promise<void> => {
  const { scheme, from, to, fields } = answer
  if (page.format === 'html' && !scene.given.has('fields')) return printChart(scene, page, answer)
  if (forPeople.has(page.format)) return printForPeople(page, answer)
  if (page.format !== 'json') return page.rows(fieldColumns(answer), fields)
  const matrix = fields.map((field) => ({
    from: field.from,
    to: field.to,
    count: field.count,
    customers: called(answer, field),
  }))
  const whole = { scheme, from, to, customers: sum(fields), moved: sum(movedIn(fields)), matrix }
  await page.text(jsonText(whole))
}
