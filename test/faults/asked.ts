// A command whose process is not the point: run in this process, a third of the time of starting it anew. Where another
// binary is on trial the real program is asked itself.
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { type RealPlace, type RealRun, realBinary, realCrm, realNow } from '../harness/real.ts'
import { crm, steppingClock } from '../harness/world.ts'
import { full } from './measure.ts'

/** What such a command answered. */
export type Answer = Pick<RealRun, 'code' | 'stdout' | 'bytes' | 'stderr'>

/** Asks this tree's program in this process, and another binary, or one with the real clock, as `realCrm` does. */
export const askCrm = async (words: readonly string[], place: RealPlace): Promise<Answer> => {
  const { cwd, env, stdin, clock = realNow } = place
  const ours = !process.env.FAULTS_BINARY && (place.binary ?? (await realBinary())) === (await realBinary())
  if (!ours || clock === null) return realCrm(words, place)
  // As src/main.ts has it: files are their person's alone.
  const umask = process.umask(0o077)
  try {
    return await crm(
      // As a command line holds them: a half of a pair is U+FFFD there.
      words.map((word) => Buffer.from(word).toString()),
      {
        cwd,
        env: { CRM_DB: join(cwd, 'crm.db'), LANG: 'en_US.UTF-8', ...env },
        ...(stdin === undefined ? {} : { stdin }),
        clock: steppingClock(clock, 0),
        zone: env?.TZ ?? 'America/St_Johns',
        user: userInfo().username,
      },
    )
  } finally {
    process.umask(umask)
  }
}

/** A process of its own in the long form, in the short one as `askCrm`. */
export const typeCrm: (words: readonly string[], place: RealPlace) => Promise<Answer> = full ? realCrm : askCrm

/** Asks, and fails unless it ends with 0. */
export const mustCrm = async (words: readonly string[], place: RealPlace): Promise<Answer> => {
  const run = await askCrm(words, place)
  if (run.code !== 0) throw new Error(`crm ${words.join(' ')}: ${run.code} ${run.stdout}${run.stderr}`)
  return run
}
