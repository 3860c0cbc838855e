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
  const unlike = (one: string, other: string, x: MailParts, y: MailParts): number => {
    if (x.bare === y.bare) return localLevel(x, y, telling)
    if (x.letters === y.letters) {
      if (x.lettersAreName || y.lettersAreName) return 1
      if (emailsInRow) return 0
    }
    return oneSlip(one, other) ? 3 : 0
  }
  let best = 0
  for (let i = 0; i < a.emails.length; i++)
    for (let j = 0; j < b.emails.length; j++) {
      const [one = '', other = '', x, y] = [a.emails[i], b.emails[j], a.mails[i], b.mails[j]]
      if (x && y) best = Math.max(best, one === other ? (sharedEmail(one) ? 2 : 4) : unlike(one, other, x, y))
    }
  return best
}
