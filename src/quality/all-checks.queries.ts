// Every check of `crm check`, errors first: the only list of them.
import type { Check } from './check.ts'
import { customerChecks } from './customer-checks.queries.ts'
import { happeningChecks } from './happening-checks.queries.ts'
import { linkChecks } from './link-checks.queries.ts'
import { orderChecks } from './order-checks.queries.ts'
import { peopleChecks } from './people-checks.queries.ts'
import { storedChecks } from './stored-checks.queries.ts'

const all: readonly Check[] = [
  ...storedChecks,
  ...peopleChecks,
  ...customerChecks,
  ...linkChecks,
  ...orderChecks,
  ...happeningChecks,
]

/** All checks, those that find errors first. */
export const checks: readonly Check[] = [
  ...all.filter(({ severity }) => severity === 'error'),
  ...all.filter(({ severity }) => severity === 'warning'),
]
