// Refuses filters and orders by hidden fields: whoever may ask for "more than 5000" again and again, or sorts by it,
// knows the value in the end.
import type { Failure } from '../../kernel/failure.ts'
import type { Words } from '../../kernel/words.ts'
import type { StoreScene } from '../command.ts'
import type { Field } from '../field.ts'
import type { Condition } from '../filter/condition.ts'
import type { Noun } from '../noun.ts'
import { askAnother, insteadOf, mayNotSee } from './may-not-see.ts'
import type { Veil } from './veil.ts'

interface Asked {
  readonly noun: Noun
  readonly field: Field
}

/** Every field a condition asks for. Segments in it were asked while they were read. */
const askedBy = (noun: Noun, condition: Condition): readonly Asked[] => {
  switch (condition.kind) {
    case 'words':
      return []
    case 'not':
      return askedBy(noun, condition.part)
    case 'test':
      return condition.test.is === 'member' || condition.test.is === 'segment' ? [] : [{ noun, field: condition.field }]
    default:
      return condition.parts.flatMap((part) => askedBy(noun, part))
  }
}

const namedIn = ({ noun, field }: Asked): Words => ({
  en: `${noun.name}.${field.key}`,
  zh: `${field.words.zh}（${noun.name}.${field.key}）`,
})

/** What writes reveals nothing. */
const instead = (veil: Veil, { typed }: StoreScene): Words => (veil.isCast() ? insteadOf(veil, typed) : askAnother)

const hiddenOne = (veil: Veil, asked: readonly Asked[]): Asked | undefined =>
  asked.find(({ noun, field }) => veil.hides(noun.name, field))

const hasWords = (condition: Condition): boolean => {
  if (condition.kind === 'words') return true
  if (condition.kind === 'not') return hasWords(condition.part)
  return condition.kind !== 'test' && condition.parts.some(hasWords)
}

/** A list looks for words in what is seen; what writes would look into all. */
const wordsInWrite = (scene: StoreScene, veil: Veil): Failure =>
  mayNotSee(
    veil,
    { en: 'all that free words are looked for in', zh: '自由词语所查找的全部字段' },
    { en: 'a filter of a writing command needs field:value', zh: '写入命令的筛选须写作 字段:值' },
    { en: 'use field:value, or name the records', zh: '请使用 字段:值，或逐条指定记录' },
    scene.given.has('where') ? 'where' : undefined,
  )

/** Throws `may-not-see` where a filter asks for a hidden field. */
export const refuseHiddenFilter = (scene: StoreScene, veil: Veil, noun: Noun, condition: Condition): void => {
  if (!veil.isCast() && hasWords(condition)) throw wordsInWrite(scene, veil)
  const found = hiddenOne(veil, askedBy(noun, condition))
  if (found)
    throw mayNotSee(
      veil,
      namedIn(found),
      {
        en: 'a filter would tell the value; a whole phone number or e-mail finds its customer with crm search',
        zh: '筛选会泄露其值；完整的电话或邮箱可用 crm search 查找客户',
      },
      instead(veil, scene),
      found.field.key,
    )
}

/** The filter of a segment, read for whoever acts. */
export interface SegmentRead {
  readonly customers: Noun
  readonly condition: Condition
  /** Its name. */
  readonly segment: string
}

/**
 * Throws `may-not-see` where the filter of a segment asks for a hidden field; also where it looks for words, which are
 * found in all fields by who sees all.
 */
export const refuseHiddenSegment = (
  scene: StoreScene,
  veil: Veil,
  { customers, condition, segment }: SegmentRead,
): void => {
  const found = hiddenOne(veil, askedBy(customers, condition))
  if (!found && !hasWords(condition)) return
  const what: Words = found
    ? namedIn(found)
    : { en: 'all that free words are looked for in', zh: '自由词语所查找的全部字段' }
  throw mayNotSee(
    veil,
    what,
    { en: `the segment ${segment} asks for it`, zh: `分群“${segment}”按它筛选` },
    instead(veil, scene),
    found?.field.key,
  )
}

/** Throws `may-not-see` where a list is to be sorted by a hidden field. */
export const refuseHiddenSort = (
  scene: StoreScene,
  veil: Veil,
  noun: Noun,
  steps: readonly { readonly field: Field }[],
): void => {
  const found = hiddenOne(
    veil,
    steps.map(({ field }) => ({ noun, field })),
  )
  if (!found) return
  throw mayNotSee(
    veil,
    namedIn(found),
    { en: 'the order of a list would tell the value', zh: '排序会泄露其值' },
    instead(veil, scene),
    'sort',
  )
}
