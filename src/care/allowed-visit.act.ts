// Whether a visit may be planned: not by a way that the customer has refused. What took place is written down all the same.
import { consentChannels } from '../command/consent-choices.ts'
import type { Admission, Row } from '../command/noun.ts'
import { mayContact } from '../customer/index.ts'
import type { Lane } from '../database/store.ts'
import { type ConsentChannel, cellsIn, isConsentChannel } from '../kernel/consent.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'
import { type Whom, whomOf } from './asked-for-contact.queries.ts'
import { preferred } from './contact-channel.ts'

const isOpen = (row: Row): boolean => row.status === 'planned' || row.status === 'missed'

const allowedBy = ({ consent }: Whom): readonly ConsentChannel[] =>
  preferred.filter((channel) => mayContact(consent, channel, 'care', 'not-refused'))

const wordsOf = (channel: string): Words => consentChannels.find(({ code }) => code === channel)?.words ?? same(channel)

const nobody = ({ id, name }: Whom): Words => ({
  en: `${lettered('C', id)} ${name} wants no contact`,
  zh: `${lettered('C', id)} ${name} 不希望被联系`,
})

const notBy = ({ id, name }: Whom, channel: string): Words => ({
  en: `${lettered('C', id)} ${name} has refused ${wordsOf(channel).en}`,
  zh: `${lettered('C', id)} ${name} 拒绝${wordsOf(channel).zh}联系`,
})

/** What a customer has refused that a visit by this channel goes against; null where it goes against nothing. */
const refusal = (whom: Whom, channel: unknown): Words | null => {
  const allowed = allowedBy(whom)
  if (allowed.length === 0) return cellsIn(whom.consent) === null ? null : nobody(whom)
  if (typeof channel !== 'string' || !isConsentChannel(channel) || allowed.includes(channel)) return null
  return notBy(whom, channel)
}

const waysLeft = (allowed: readonly string[]): Words => ({
  en: `it may be by ${allowed.map((one) => wordsOf(one).en).join(', ')}`,
  zh: `可用方式：${allowed.map((one) => wordsOf(one).zh).join('、')}`,
})

const concerned = ['customer', 'status', 'channel', 'due']

const isPlannedAnew = (row: Row, before: Row | null): boolean =>
  isOpen(row) && (before === null || concerned.some((key) => (row[key] ?? null) !== (before[key] ?? null)))

/** What a talk that took place went against; null where nothing. For a notice. */
export const talkAgainst = (lane: Lane, { customer, channel }: Row): Words | null => {
  const whom = whomOf(lane, customer)
  return whom && refusal(whom, channel)
}

/**
 * Refuses (`channel-refused`, exit 4) a visit that is planned by a channel refused for care, or with somebody who wants no
 * contact. A visit that stood so before is left alone until it is planned anew.
 */
export const visitAdmission: Admission = {
  reads: ['customer', 'status', 'channel'],
  against: (lane, row, before) => {
    const words = isPlannedAnew(row, before) ? talkAgainst(lane, row) : null
    return words && { kind: 'refused-channel', text: String(row.channel ?? ''), words }
  },
  check: (lane, row, before) => {
    const whom = isPlannedAnew(row, before) ? whomOf(lane, row.customer) : null
    const why = whom && refusal(whom, row.channel)
    if (!whom || why === null) return
    const allowed = allowedBy(whom)
    const [other] = allowed
    const id = lettered('C', whom.id)
    throw new Failure(
      'conflict',
      'channel-refused',
      { en: `no visit is planned: ${why.en}`, zh: `不能安排回访：${why.zh}` },
      {
        field: 'channel',
        ...(allowed.length === 0 ? {} : { why: waysLeft(allowed) }),
        hint: same(
          other === undefined
            ? `crm list consents customer:${id}`
            : `crm add visit ${id} --due ${row.due ?? '+7d'} --channel ${other}`,
        ),
      },
    )
  },
}
