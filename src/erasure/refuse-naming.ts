// A reason stays in the certificate and the history: it must not name whom it is about. Pure.
import { Failure } from '../kernel/failure.ts'
import type { Row } from '../kernel/row.ts'
import { spelledFinder } from '../kernel/spelled-texts.ts'
import { same } from '../kernel/words.ts'
import { identifiersOf } from './person-values.ts'

/** Fails with `reason-names-person` (2) where a reason holds a name, number, address or key of one of the people. */
export const refuseNaming = (reason: string | null, rows: readonly Row[], line: string): void => {
  if (reason === null) return
  const texts = identifiersOf(rows)
  const [first] = spelledFinder(texts)(reason)
  const named = first === undefined ? undefined : texts[first]
  if (named === undefined) return
  throw new Failure(
    'usage',
    'reason-names-person',
    { en: `the reason names the customer: "${named}"`, zh: `原因中提到了客户：“${named}”` },
    {
      why: { en: 'it would stay in the certificate and the history', zh: '它会留在证明和历史中' },
      field: 'reason',
      hint: same(line),
    },
  )
}
