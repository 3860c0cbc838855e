// Every migration, oldest first: the only list of them. Forward only; a number once given is never reused.
import type { Kysely } from 'kysely'
import { up as spine } from './0001-spine.ts'
import { up as movement } from './0002-movement.ts'
import { up as segment } from './0003-segment.ts'
import { up as otherCurrency } from './0004-other-currency.ts'
import { up as mapping } from './0005-mapping.ts'
import { up as erasure } from './0006-erasure.ts'
import { up as merge } from './0007-merge.ts'
import { up as consent } from './0008-consent.ts'
import { up as role } from './0009-role.ts'
import { up as retention } from './0010-retention.ts'
import { up as review } from './0011-review.ts'
import { up as indexRoom } from './0012-index-room.ts'
import { up as remains } from './0013-remains.ts'
import { up as seal } from './0014-seal.ts'

/** One step from a schema number to the next. */
export interface NumberedMigration {
  /** The schema number that the store has afterwards. */
  readonly number: number
  readonly name: string
  readonly up: (db: Kysely<unknown>) => Promise<void>
  /** What records are found by (words, phones, mails) is to be made anew after it. */
  readonly findsAnew?: true
}

/**
 * All steps in order; the last one's number is `schemaNumber` in src/database/identity.ts. A step may add columns; one that
 * changed what people wrote would have to journal it, as doctor holds records against their images.
 */
export const migrations: readonly NumberedMigration[] = [
  { number: 1, name: '0001-spine', up: spine },
  { number: 2, name: '0002-movement', up: movement },
  { number: 3, name: '0003-segment', up: segment },
  { number: 4, name: '0004-other-currency', up: otherCurrency },
  { number: 5, name: '0005-mapping', up: mapping },
  { number: 6, name: '0006-erasure', up: erasure },
  { number: 7, name: '0007-merge', up: merge },
  { number: 8, name: '0008-consent', up: consent },
  { number: 9, name: '0009-role', up: role },
  { number: 10, name: '0010-retention', up: retention },
  { number: 11, name: '0011-review', up: review },
  { number: 12, name: '0012-index-room', up: indexRoom, findsAnew: true },
  { number: 13, name: '0013-remains', up: remains },
  { number: 14, name: '0014-seal', up: seal },
  // The next one stands above this line.
]
