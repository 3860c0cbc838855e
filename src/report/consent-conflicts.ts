// What stands against each other in consent: open visits by a refused way, answers of one day that differ, a yes that no
// statement says. Pure rules.
import { mayContact } from '../customer/index.ts'
import { cellOf, channelCodes, isConsentChannel } from '../kernel/consent.ts'
import { lettered } from '../kernel/reference.ts'
import type { Conflict } from './consent.columns.ts'
import { type ConsentCase, doubtfulCells, unprovenCells } from './consent.ts'

/** An open visit with whom it is to. */
export interface OpenVisit {
  readonly id: number
  readonly customer: number
  readonly name: string
  readonly channel: string | null
  readonly due: string | null
  readonly consent: string | null
}

/** The visits that go against what the customer wants. */
export const refusedVisits = (visits: readonly OpenVisit[]): readonly Conflict[] =>
  visits.flatMap(({ id, customer, name, channel, consent }): Conflict[] => {
    const allowed = channelCodes.filter((one) => mayContact(consent, one, 'care', 'not-refused'))
    const known = channel !== null && isConsentChannel(channel) ? channel : null
    if (allowed.length > 0 && (known === null || allowed.includes(known))) return []
    const visit = lettered('V', id)
    const [other] = allowed
    return [
      {
        kind: 'planned',
        customer,
        name,
        record: visit,
        cells: known === null ? [] : [cellOf(known, 'care')],
        mend: other === undefined ? `crm cancel visit ${visit}` : `crm edit visit ${visit} --channel ${other}`,
      },
    ]
  })

/** The customers whose answers are in doubt. */
export const doubtfulCases = (cases: Iterable<ConsentCase>): readonly Conflict[] => {
  const found: Conflict[] = []
  for (const one of cases) {
    const { customer, name } = one
    const add = (kind: 'doubtful' | 'unproven', cells: readonly string[], mend: string): void => {
      if (cells.length > 0) found.push({ kind, customer, name, record: null, cells, mend })
    }
    const id = lettered('C', customer)
    add('doubtful', doubtfulCells(one), `crm list consents customer:${id}`)
    add('unproven', unprovenCells(one), `crm add consent ${id} --allowed yes --source ...`)
  }
  return found
}
