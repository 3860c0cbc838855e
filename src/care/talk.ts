// Which open visit a talk closes.
import { type Day, daysBetween } from '../kernel/day.ts'
import type { OpenVisit } from './visit.queries.ts'

/**
 * The open visit nearest in due day, within one rhythm before or after the day of the talk; the earlier one of two
 * as near. Null where none is. A customer without a rhythm (0) has only one of that very day closed.
 */
export const closedBy = (visits: readonly OpenVisit[], day: Day, rhythm: number): OpenVisit | null => {
  let nearest: OpenVisit | null = null
  let least = rhythm
  for (const visit of visits) {
    const away = Math.abs(daysBetween(day, visit.due))
    if (away > least || (nearest !== null && away === least)) continue
    nearest = visit
    least = away
  }
  return nearest
}
