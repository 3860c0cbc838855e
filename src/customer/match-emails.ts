// How far the mail addresses of two customers agree: the levels of `email` in match-fields.ts.
import { missing } from '../analytics/fellegi-sunter.ts'
import type { Around } from './match-around.ts'
import type { MatchFacts } from './match-facts.ts'
import type { MailParts } from './match-mail.ts'
import { oneSlip } from './match-slip.ts'

const leastTelling = 5

const localLevel = (x: MailParts, y: MailParts, telling: boolean): number => {
  if (x.isName || y.isName) return 1
  return telling && x.bare.length >= leastTelling ? 3 : 0
}

/** The level of two customers' addresses; -1 where one has none. */
export const emailLevel = (a: MatchFacts, b: MatchFacts, { sharedEmail, emailsInRow }: Around): number => {
  if (a.emails.length === 0 || b.emails.length === 0) return missing
  const telling = a.locals.length > 0 && b.locals.length > 0
  let best = 0
  for (const [i, one] of a.emails.entries())
    for (const [j, other] of b.emails.entries()) {
      const [x, y] = [a.mails[i], b.mails[j]]
      if (!x || !y) continue
      let level = 0
      if (one === other) level = sharedEmail(one) ? 2 : 4
      else if (x.bare === y.bare) level = localLevel(x, y, telling)
      else if (x.letters === y.letters && (x.lettersAreName || y.lettersAreName)) level = 1
      else if (!(emailsInRow && x.letters === y.letters) && oneSlip(one, other)) level = 3
      best = Math.max(best, level)
    }
  return best
}
