// The failures of segments named in a filter: each says which one, and shows a line that would do.
import { Failure } from '../../kernel/failure.ts'
import { lettered } from '../../kernel/reference.ts'
import { suggest } from '../../kernel/suggest.ts'
import { same } from '../../kernel/words.ts'
import type { Noun } from '../noun.ts'
import { corrected } from './asked.ts'
import type { SegmentName } from './condition.ts'
import { cut, filterFailure } from './filter-failure.ts'
import { type StoredSegment, segmentLetter } from './segment-row.queries.ts'
import { limits } from './syntax.ts'

const idOf = ({ id }: Pick<StoredSegment, 'id'>): string => lettered(segmentLetter, id)

/** A segment's name as a filter takes it: in quotes where it has to be. */
export const segmentWord = (name: string): string =>
  /^[\p{L}\p{N}_-]+$/u.test(name) ? name : `"${name.replaceAll(/["\\]/g, '\\$&')}"`

/** No segment is called so. `names` are those there are. */
export const unknownSegment = (noun: Noun, { text, place }: SegmentName, names: readonly string[]): Failure => {
  const near = suggest(text, names)
  const { source, at, end } = place
  return filterFailure(
    'unknown-value',
    source,
    at,
    { en: `there is no segment "${cut(text)}"`, zh: `没有分群“${cut(text)}”` },
    {
      field: 'segment',
      ...(near === undefined
        ? { hint: same('crm list segments') }
        : corrected({ source, noun }, at, end, segmentWord(near))),
    },
  )
}

/** The segment is removed. */
export const removedSegment = ({ place }: SegmentName, segment: StoredSegment): Failure =>
  filterFailure(
    'unknown-value',
    place.source,
    place.at,
    { en: `the segment "${cut(segment.name)}" is removed`, zh: `分群“${cut(segment.name)}”已删除` },
    { field: 'segment', hint: same(`crm restore segment ${idOf(segment)}`) },
  )

/** A record whose filter names a segment. */
export interface NamedBy {
  readonly table: string
  readonly id: string
  readonly name: string
}

/** The segment cannot go: a filter in use names it. */
export const segmentInUse = (segment: string, { table, id, name }: NamedBy): Failure =>
  new Failure(
    'conflict',
    'segment-in-use',
    {
      en: `the segment "${cut(segment)}" stands in the filter of ${id} ${cut(name)}`,
      zh: `分群“${cut(segment)}”正用于 ${id} ${cut(name)} 的条件`,
    },
    {
      why: { en: 'without it that filter could not be read any more', zh: '没有它，该条件将无法读取' },
      hint: same(`crm edit ${table} ${id} --filter FILTER`),
    },
  )

/** Several segments are called so: their names differ in capitals or spaces alone. */
export const severalSegments = ({ text, place }: SegmentName, found: readonly StoredSegment[]): Failure =>
  filterFailure(
    'unknown-value',
    place.source,
    place.at,
    {
      en: `"${cut(text)}" could be ${found.length} segments: ${found.map(idOf).join(', ')}`,
      zh: `“${cut(text)}”可能指 ${found.length} 个分群：${found.map(idOf).join('、')}`,
    },
    { field: 'segment', hint: same(`segment:${found.map(idOf)[0]}`) },
  )

/** A segment that is made of itself; the names in the order in which each names the next. */
export const segmentCycle = (names: readonly string[]): Failure => {
  const chain = names.map((name) => cut(name)).join(' → ')
  return new Failure(
    'usage',
    'segment-cycle',
    { en: `a segment cannot be made of itself: ${chain}`, zh: `分群不能由自己构成：${chain}` },
    {
      why: { en: 'each names the next one in its filter', zh: '每个分群的条件都引用了下一个' },
      field: 'filter',
      hint: same(`crm show segment ${segmentWord(names[0] ?? '')}`),
    },
  )
}

/** The filter that a segment was given once cannot be read any more. */
export const unreadableSegment = (segment: StoredSegment, { words, detail }: Failure): Failure =>
  new Failure(
    'usage',
    'unreadable-segment',
    {
      en: `the filter of the segment "${cut(segment.name)}" cannot be read: ${words.en}`,
      zh: `无法读取分群“${cut(segment.name)}”的条件：${words.zh}`,
    },
    {
      ...(detail.why ? { why: detail.why } : {}),
      field: 'filter',
      hint: same(`crm edit segment ${idOf(segment)} --filter FILTER`),
    },
  )

/** Segments that name segments that name segments come to more than SQLite takes. */
export const tooManyParts = (names: readonly string[]): Failure =>
  new Failure(
    'usage',
    'bad-filter',
    {
      en: `with the segments that it names, the filter has more than ${limits.parts} parts`,
      zh: `连同所引用的分群，条件超过 ${limits.parts} 个部分`,
    },
    {
      why: { en: `it was too much at ${names.join(' → ')}`, zh: `超出于 ${names.join(' → ')}` },
      hint: same('crm list segments'),
    },
  )
