// Gathers everything known of one person: records, moves, segments, whom they brought, where others name them, history.
import type { ReadScene } from '../command/command.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import { filterCondition } from '../command/filter/filter.queries.ts'
import type { Noun, Row } from '../command/noun.ts'
import { recordName } from '../command/record-name.ts'
import { countQuery } from '../command/rows.queries.ts'
import { wordsByIndex } from '../command/search/words-by-index.queries.ts'
import { segmentFactsOf } from '../command/segments-asked.ts'
import { wordFactsOf } from '../command/selection.ts'
import { titleOf } from '../command/written.ts'
import { customerNoun } from '../customer/index.ts'
import { identifiersOf, placeMentions } from '../erasure/index.ts'
import { isFailure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'
import { collectRows } from './collect-rows.act.ts'
import { historyParts } from './history-part.act.ts'
import type { PersonFile, PersonPart } from './person.columns.ts'
import { introducedBy, liveSegments, movesOf } from './person.queries.ts'
import { idAnd } from './person-rows.queries.ts'
import { recordParts } from './record-parts.act.ts'

const part = (
  key: string,
  title: Words,
  columns: Readonly<Record<string, Words>>,
  rows: readonly Row[],
): PersonPart => ({
  key,
  title,
  columns: Object.entries(columns).map(([name, words]) => ({
    key: name,
    title: words,
    json: (row) => row[name] ?? null,
  })),
  rows,
})

const isIn = async (scene: ReadScene, noun: Noun, segment: number, customer: number): Promise<boolean> => {
  const { inSegment } = await import('../command/filter/resolve-segments.lazy.ts')
  try {
    const condition = await inSegment(await segmentFactsOf(scene), noun, segment)
    const words = wordsByIndex(wordFactsOf(scene))
    const where = () => idAnd(customer, filterCondition(noun, condition, words))
    const query = countQuery(scene.reading.open, scene.nouns, noun, { where })
    return Number((await query.executeTakeFirstOrThrow()).count) > 0
  } catch (error) {
    // A segment that cannot be read any more holds nobody.
    if (isFailure(error)) return false
    throw error
  }
}

/** The segments whose filter the customer meets today; fixed ones stand among the records. */
const segmentsPart = async (scene: ReadScene, customer: number): Promise<PersonPart> => {
  const noun = await withCustomFields(scene.reading.open, customerNoun, scene.customField)
  const rows: Row[] = []
  for (const { id, name } of await liveSegments(scene.reading))
    if (await isIn(scene, noun, id, customer)) rows.push({ id: lettered('G', id), name })
  return part(
    'segments',
    { en: 'segments by filter', zh: '按条件所属分群' },
    { id: same('id'), name: { en: 'name', zh: '名称' } },
    rows,
  )
}

const movesPart = async (scene: ReadScene, customers: readonly number[]): Promise<PersonPart> =>
  part(
    'movements',
    { en: 'moves of class and tier', zh: '类别与等级变动' },
    {
      day: { en: 'day', zh: '日期' },
      scheme: { en: 'of', zh: '项目' },
      from: { en: 'from', zh: '从' },
      to: { en: 'to', zh: '到' },
    },
    await movesOf(scene.reading, customers),
  )

const introducedPart = async (scene: ReadScene, customers: readonly number[]): Promise<PersonPart> =>
  part(
    'introduced',
    { en: 'brought (ids alone)', zh: '介绍来的客户（仅编号）' },
    { id: same('id') },
    (await introducedBy(scene.reading, customers)).map((id) => ({ id: lettered(customerNoun.letter, id) })),
  )

/** Records of others, and entries, in which a name, number or address of the person stands: where, not what. */
const mentionsPart = (
  scene: ReadScene,
  found: ReadonlyMap<string, readonly Row[]>,
  told: ReadonlySet<string>,
): PersonPart => {
  const name = recordName(scene.nouns)
  const own = new Set(Array.from(found).flatMap(([table, rows]) => rows.map(({ id }) => name(table, Number(id)))))
  const texts = identifiersOf([...(found.get('customer') ?? []), ...(found.get('contact') ?? [])])
  const [places = []] = placeMentions(scene.reading, scene.nouns, [texts])
  return part(
    'mentions',
    { en: 'named elsewhere', zh: '其他提及之处' },
    { place: { en: 'place', zh: '位置' } },
    places.filter((place) => !own.has(place) && !told.has(place)).map((place) => ({ place })),
  )
}

/** Everything known of a customer, or of a person at a customer. */
export const gatherPerson = async (scene: ReadScene, noun: Noun, id: number): Promise<PersonFile> => {
  const { lane } = scene.reading
  const found = collectRows(lane, noun.table, id)
  const own = found.get(noun.table) ?? []
  const ids = own.map((row) => lettered(noun.letter, Number(row.id)))
  const customers = noun.name === customerNoun.name ? own.map((row) => Number(row.id)) : []
  await scene.holdDay(scene.reading, customers)
  const records = await recordParts(scene, found)
  const beside =
    customers.length === 0
      ? []
      : [await segmentsPart(scene, id), await movesPart(scene, customers), await introducedPart(scene, customers)]
  const root = own.find((row) => row.id === id)
  const past = await historyParts(scene, found, ids)
  // Entries of the history stand there already.
  const told = new Set(past.flatMap(({ rows }) => rows.map(({ entry }) => `entry ${entry}`)))
  return {
    id: lettered(noun.letter, id),
    ids,
    name: root ? titleOf(noun, root) : '',
    parts: [...records, ...beside, mentionsPart(scene, found, told), ...past],
  }
}
