// What becomes of every row of a file: unchanged, rejected, an update of a record, a new record with its number.
// Writes nothing but temporary tables, so that the store is held only while the outcome is written.
import type { Lane } from '../../database/lane.ts'
import { say } from '../../kernel/words.ts'
import { remarkNew } from './admit.queries.ts'
import { rejectErased } from './erased.queries.ts'
import { beginFates, knowFingerprints, rejectNew } from './fates.queries.ts'
import { stageFound } from './found.queries.ts'
import { formGroups, indexGroups, rejectWithRoots, spoilGroups } from './groups.queries.ts'
import type { Job } from './job.ts'
import { patchLined } from './line-patches.queries.ts'
import { matchByIndex } from './match-by-index.queries.ts'
import { matchInOrder } from './match-in-order.queries.ts'
import { assignIds } from './new-ids.queries.ts'
import { beginOver } from './over.queries.ts'
import { resolveOwn } from './own-references.queries.ts'
import { beginPatches, patchNew, patchStored } from './patches.queries.ts'
import { resolveForeign } from './references.queries.ts'
import { rejectSilentRefunds } from './refund-currency.queries.ts'
import { rejectDoubledIds, rejectTaken } from './unique.queries.ts'

const byIndex = (job: Job): boolean =>
  job.criteria.every(([field, ...rest]) => rest.length === 0 && (field?.key === 'id' || field?.unique === true))

/** Rejects the staged rows that cannot be read, or name a record of another noun that is not there. */
export const decideAlone = async (lane: Lane, job: Job): Promise<void> => {
  const { noun, file, options } = job
  beginFates(lane, file.counts.faulty() > 0)
  beginOver(lane)
  if (!options.again && file.counts.keyless() > 0) knowFingerprints(lane, noun.name)
  await resolveForeign(lane, job)
}

/** Decides on every staged row; ends where the person interrupts. May be called again when the store has changed since. */
export const decide = async (lane: Lane, job: Job): Promise<void> => {
  const { noun, file, language } = job
  await decideAlone(lane, job)
  indexGroups(lane, job)
  if (byIndex(job)) matchByIndex(lane, job)
  else await matchInOrder(lane, job)
  await formGroups(lane, job)
  const refused = noun.refuses?.add
  if (refused) rejectNew(lane, say(refused, language))
  else if (file.counts.unfit() > 0) rejectNew(lane, null)
  await rejectErased(lane, job)
  rejectTaken(lane, job)
  rejectDoubledIds(lane, job)
  rejectSilentRefunds(lane, job)
  await remarkNew(lane, job)
  rejectWithRoots(lane, job)
  spoilGroups(lane, job)
  await resolveOwn(lane, job)
  assignIds(lane, job)
  beginPatches(lane)
  if (noun.lines === undefined) {
    await patchStored(lane, job)
    await patchNew(lane, job)
  } else await patchLined(lane, job)
  await stageFound(lane, job)
}
