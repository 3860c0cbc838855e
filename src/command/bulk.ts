// Verbs on one record or on many: which records are meant, and the question before many are touched.
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'
import type { StoreScene } from './command.ts'
import { isSegmented } from './filter/segment-test.ts'
import type { Noun } from './noun.ts'
import { findRecord } from './reference.ts'
import { rowsQuery } from './rows.queries.ts'
import { selectionOf } from './selection.ts'
import { missingRef } from './verbs/missing-ref.ts'

/** Whether a line means many records: `--where`, `--segment` or `--all`. */
export const asksMany = ({ given }: Pick<StoreScene, 'given'>): boolean =>
  given.has('where') || given.has('segment') || given.flag('all')

/** The scene for a noun with a field `segment` of its own: there the flag says what to write, not whom to choose. */
const withoutOwn = (scene: StoreScene, noun: Noun): StoreScene => {
  if (isSegmented(noun) || !scene.given.has('segment')) return scene
  const { given } = scene
  const has = (name: string): boolean => name !== 'segment' && given.has(name)
  return { ...scene, given: { ...given, has, texts: (name) => (has(name) ? given.texts(name) : []) } }
}

/** The records a verb is meant for. */
export interface Target {
  /** By `--where` or `--all`, rather than by name. */
  readonly many: boolean
  readonly ids: readonly number[]
}

const neither = (noun: Noun, verb: string): Failure =>
  new Failure(
    'usage',
    'missing-target',
    { en: `${verb} which ${noun.name}?`, zh: `${verb} 哪个${noun.chinese[0]}？` },
    {
      why: manyBy,
      hint: same(`crm ${verb} ${noun.name} ${noun.letter}-1`),
      mend: { is: 'more', words: [`${noun.letter}-1`] },
    },
  )

const manyBy: Words = {
  en: 'many at once only by --where FILTER or --all',
  zh: '一次处理多条须用 --where 条件 或 --all',
}

// The flags that choose many, as a line is written: a value is quoted where it has to be.
const choosing = / --all(?= |$)| --(?:where|segment)[= ](?:'(?:[^']|'\\'')*'|[^ ']+)+/g

/** A record named beside a filter: one of the two is a slip, and nobody can tell which. */
const both = (scene: StoreScene, noun: Noun): Failure => {
  const word = scene.words.join(' ')
  return new Failure(
    'usage',
    'two-targets',
    {
      en: `either "${word}", or the many of --where and --all: which ${noun.plural}?`,
      zh: `“${word}”与 --where、--all 只能用其一：哪些${noun.chinese[0]}？`,
    },
    { field: 'words', hint: same(scene.typed.replace(choosing, '')) },
  )
}

/** Finds the records: those named, or those a filter finds. Throws where neither is given, or a name is unknown. */
export const targetOf = async (
  whole: StoreScene,
  noun: Noun,
  verb: string,
  options: { readonly removed?: boolean } = {},
): Promise<Target> => {
  const scene = withoutOwn(whole, noun)
  const many = asksMany(scene)
  if (many) {
    if (scene.words.length > 0) throw both(scene, noun)
    const { where, needsDay } = await selectionOf(scene, noun)
    const reckons = needsDay === 'of all'
    const rows = await scene.store.read(async (reading) => {
      if (reckons) await scene.holdDay(reading, undefined, options.removed)
      const asked = { ...(where ? { where } : {}), ...(options.removed ? { removed: 'only' as const } : {}) }
      const found = await rowsQuery(reading.open, scene.nouns, noun, { fields: [], ...asked })
        .orderBy('r.id')
        .execute()
      // Whatever is asked next must not take the archived for customers in use.
      if (options.removed && reckons) await scene.holdDay(reading, [])
      return found
    })
    return { many, ids: rows.map((row) => Number(row.id)) }
  }
  const [name, ...rest] = scene.words
  if (name === undefined) throw neither(noun, verb)
  if (rest.length > 0) throw missingRef(scene, noun, verb, { why: manyBy })
  return { many, ids: [(await findRecord(scene, noun, name, { removed: options.removed ?? false })).id] }
}

/** Asks before a deed that takes a yes. Throws `declined` (exit 7) where nobody can be asked or the answer is no. */
export const confirm = async (scene: StoreScene, question: Words): Promise<void> => {
  if (scene.given.flag('yes') || scene.given.flag('dry-run')) return
  if (!scene.asking)
    throw new Failure(
      'declined',
      'not-confirmed',
      { en: `not without a yes: ${question.en}`, zh: `须先确认：${question.zh}` },
      {
        why: { en: 'nobody is there to be asked', zh: '没有人可以确认' },
        hint: same(`${scene.typed} --yes`),
      },
    )
  const asked: Words = { en: `${question.en}?`, zh: `${question.zh}？` }
  if (!(await scene.asking.confirm(asked, false)))
    throw new Failure('declined', 'not-confirmed', { en: 'nothing was done', zh: '什么也没有做' })
}

/** Many ids in few words. */
export const idsText = (noun: Noun, ids: readonly number[]): string =>
  ids.length <= 5
    ? ids.map((id) => lettered(noun.letter, id)).join(', ')
    : `${ids
        .slice(0, 3)
        .map((id) => lettered(noun.letter, id))
        .join(', ')} ... (${ids.length})`
