// When somebody was born, as far as a stored birthday tells; and which birthdays nobody alive can have. Pure.
import { birthdayParts } from '../kernel/birthday-parts.ts'
import { type Day, dayFrom, firstDay, yearOf } from '../kernel/day.ts'
import { lunarAnniversary, nextBirthday } from '../kernel/next-birthday.ts'

/** Nobody is older, in years. */
export const oldestAge = 120

/** No birthday lies before this year, whatever the day. */
export const firstYear = 1900

/** The first day on which somebody with a stored birthday can have been born; null where it tells no year. */
export const bornOn = (birthday: string): Day | null => {
  const parts = birthdayParts(birthday)
  if (parts === null || parts.year === null) return null
  if (parts.calendar === 'year') return dayFrom(parts.year, 1, 1)
  return parts.calendar === 'solar'
    ? nextBirthday(birthday, firstDay)
    : lunarAnniversary({ ...parts, year: parts.year }, parts.year)
}

/** What is wrong with a birthday on a day: it is still to come, or too long ago; null where it may be, or tells no year. */
export const birthdayFault = (birthday: string, today: Day): 'future' | 'old' | null => {
  const born = bornOn(birthday)
  if (born === null) return null
  if (born > today) return 'future'
  return yearOf(born) < Math.max(firstYear, yearOf(today) - oldestAge) ? 'old' : null
}
