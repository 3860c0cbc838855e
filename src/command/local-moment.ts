// A moment as the store's clock shows it, for files that keep days and times as such. Loads nothing beyond the kernel.
import { instantFromLocal, isInstant, localOfInstant } from '../kernel/instant.ts'

/**
 * The clock time of an instant in a zone, where reading it in that zone gives the same instant again; else ''. Of an hour
 * that comes twice, the second is not told by its clock time; midnight is not told from the bare day.
 */
export const exactLocal = (moment: string, zone: string): string => {
  if (!isInstant(moment)) return ''
  const local = localOfInstant(moment, zone)
  return !local.endsWith(' 00:00:00.000') && instantFromLocal(local, zone) === moment ? local : ''
}
