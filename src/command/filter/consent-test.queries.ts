// What a record allows, asked by SQL: one channel or all, one purpose or all. True or false, never null.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { cellOf, channelCodes, everyOne, purposeCodes } from '../../kernel/consent.ts'
import type { ConsentKey } from '../consent-choices.ts'
import { allOf, anyOf } from './join.queries.ts'

type Truth = RawBuilder<SqlBool>
type Column = RawBuilder<unknown>

// What cannot be read says nothing, and stops no list. The keys under which answers stand; see kernel/consent.ts: a channel alone speaks for every purpose.
const at = (column: Column, key: string): Column =>
  sql`json_extract(case when json_valid(${column}) then ${column} end, ${`$."${key}"`})`

const ofChannel = (column: Column, channel: string, purpose: string, allowed: boolean | null): Truth => {
  const whole = at(column, channel)
  if (purpose === everyOne) {
    if (allowed !== null) return sql`(${whole} is not null and ${whole} = ${allowed ? 1 : 0})`
    return anyOf([channel, ...purposeCodes.map((one) => cellOf(channel, one))].map((key) => isSaid(column, key)))
  }
  const answer: Column = sql`coalesce(${whole}, ${at(column, cellOf(channel, purpose))})`
  return allowed === null ? sql`${answer} is not null` : sql`(${answer} is not null and ${answer} = ${allowed ? 1 : 0})`
}

const isSaid = (column: Column, key: string): Truth => sql`${at(column, key)} is not null`

/** Whether a consent as stored gives this answer for every channel and purpose meant; null asks whether it gives any. */
export const consentCondition = (column: Column, { channel, purpose }: ConsentKey, allowed: boolean | null): Truth => {
  const channels: readonly string[] = channel === everyOne ? channelCodes : [channel]
  return allOf(channels.map((one) => ofChannel(column, one, purpose, allowed)))
}
