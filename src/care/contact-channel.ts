// How a customer may be reached: what it has refused, which channel to use, which number to show. Pure rules.

import { type ConsentChannel, cellsIn, channelCodes, refusedChannels } from '../kernel/consent.ts'
import { readStoredList } from '../kernel/stored-list.ts'

/** The channels in the order in which one is proposed. */
export const preferred = ['phone', 'wechat', 'mail', 'visit', 'sms', 'web'] as const

/** What a customer can be reached by. */
export interface Reach {
  /** Codes of the channels refused. A consent that nobody recorded is no refusal. */
  readonly refused: ReadonlySet<string>
  /** The first number. */
  readonly phone: string | null
  /** Whether there is an address to write mail to. */
  readonly mail: boolean
  /** Whether there is an id to send messages to. */
  readonly wechat: boolean
  /** Channel of the last visit done up to the day asked for. */
  readonly lastChannel: string | null
}

/** Whether every channel is refused: such a customer is not contacted at all. */
export const hasRefusedAll = (refused: ReadonlySet<string>): boolean =>
  refused.size >= channelCodes.length && channelCodes.every((channel) => refused.has(channel))

const canReach = (channel: ConsentChannel, reach: Reach): boolean => {
  if (channel === 'phone') return reach.phone !== null
  if (channel === 'wechat') return reach.wechat
  return channel !== 'mail' || reach.mail
}

/** The channel to use: that of the last talk unless refused since, else the first that is allowed and can be used. */
export const channelOf = (reach: Reach): string | null => {
  const { lastChannel, refused } = reach
  if (lastChannel !== null && lastChannel !== '' && !refused.has(lastChannel)) return lastChannel
  return preferred.find((channel) => !refused.has(channel) && canReach(channel, reach)) ?? null
}

/** The first number, or null when there is none or neither calls nor messages are allowed. */
export const phoneOf = (reach: Pick<Reach, 'refused' | 'phone'>): string | null =>
  reach.refused.has('phone') && reach.refused.has('sms') ? null : reach.phone

/**
 * The channels refused for care in a consent as stored (`{"sms":false}`), or null where the text cannot be read. A visit
 * serves care: what is refused for marketing alone does not stand in its way.
 */
export const refusedIn = (consent: string | null): ReadonlySet<string> | null => {
  if (consent === null || consent === '' || consent === '{}') return nothing
  const cells = cellsIn(consent)
  return cells && refusedChannels(cells, 'care')
}

const nothing: ReadonlySet<string> = new Set()

/** The texts of a list as stored (`["a","b"]`), or null where it cannot be read. */
export const listIn = (stored: string | null): readonly string[] | null => {
  if (stored === null || stored === '' || stored === '[]') return []
  return readStoredList(stored)?.filter((one) => one !== '') ?? null
}
