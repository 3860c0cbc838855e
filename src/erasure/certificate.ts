// The certificate of an erasure as scripts and people read it: what was reached and what was not, nothing of the person.
import type { ErasureRow } from '../database/tables.ts'
import { type Instant, localOfInstant } from '../kernel/instant.ts'
import type { Json } from '../kernel/json.ts'
import { lettered } from '../kernel/reference.ts'
import { grouped, type Words } from '../kernel/words.ts'
import { placeName, type Reached } from './reach.ts'

/** What is known of an erasure. */
export interface Certificate {
  /** Null on a dry run. */
  readonly id: number | null
  readonly customer: number
  readonly at: Instant
  readonly who: string
  readonly reason: string | null
  readonly reached: Reached
  readonly entries: readonly number[]
  /** Where records of others name the person. */
  readonly mentions: readonly string[]
  readonly backups: readonly string[]
  readonly entry: number | null
}

const listIn = (text: string): readonly unknown[] => {
  const value: unknown = JSON.parse(text)
  return Array.isArray(value) ? value : []
}

const countsIn = (text: string): Reached => {
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([place, count]) => [place, Number(count)]))
    : {}
}

/** A stored one. */
export const certificateOf = (row: ErasureRow): Certificate => ({
  ...row,
  reached: countsIn(row.reached),
  entries: listIn(row.entries).map(Number),
  mentions: listIn(row.mentions).map(String),
  backups: listIn(row.backups).map(String),
})

/** As scripts read it. */
export const certificateJson = (one: Certificate): Readonly<Record<string, Json>> => ({
  customer: lettered('C', one.customer),
  at: one.at,
  who: one.who,
  reason: one.reason,
  reached: { ...one.reached },
  mentions: [...one.mentions],
  backups: [...one.backups],
  entry: one.entry,
})

const listed = (title: Words, items: readonly string[], most: number): readonly Words[] => {
  if (items.length === 0) return []
  const more = items.length - most
  const text = items.slice(0, most).join(', ')
  return [
    {
      en: `   ${title.en}: ${text}${more > 0 ? ` and ${more} more` : ''}`,
      zh: `   ${title.zh}：${text}${more > 0 ? `，另有 ${more} 处` : ''}`,
    },
  ]
}

const shownMentions = 20

/** As people read it, without a head line. */
export const certificateLines = (one: Certificate): readonly Words[] => [
  ...Object.entries(one.reached).map(([place, count]) => {
    const { en, zh } = placeName(place)
    return { en: `   ${en}: ${grouped(count)}`, zh: `   ${zh}：${grouped(count)}` }
  }),
  ...listed({ en: 'still named, in records of others', zh: '其他记录中仍提到' }, one.mentions, shownMentions),
  ...listed({ en: 'older copies that hold the person', zh: '仍含此人的旧备份' }, one.backups, one.backups.length),
]

/** When and by whom. */
export const certificateHead = (one: Certificate, zone: string): Words => {
  const at = localOfInstant(one.at, zone).slice(0, 16)
  const id = lettered('C', one.customer)
  const why = one.reason === null ? '' : ` · ${one.reason}`
  return { en: `${id} erased ${at} by ${one.who}${why}`, zh: `${id} 于 ${at} 由 ${one.who} 彻底删除${why}` }
}
