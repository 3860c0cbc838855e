// The night as a whole: refuses what may not be, takes the lock, has everything done and gives the summary.
// Loaded when the night is run, not with every command.
import { type ReasonSource, rebuildStanding } from '../care/index.ts'
import type { FileScene, Outcome } from '../command/command.ts'
import { waitOf } from '../command/open-scene.ts'
import { takeNightLock } from '../database/night-lock.ts'
import { doRetention, type RuleDone } from '../erasure/index.ts'
import { localOfInstant } from '../kernel/instant.ts'
import type { Words } from '../kernel/words.ts'
import { aboutNight, type Before, lookBefore, nightBusy, onStore, refuseFuture, refusePast } from './before.act.ts'
import { type DayDone, doDay } from './do-day.act.ts'
import { type Doing, doLists, doNight, nothing, sumDays } from './do-night.act.ts'
import { takeBackNights } from './night.queries.ts'
import { missedDays } from './night.ts'
import { type Run, startRun } from './night-run.ts'
import { type NightTask, readTask } from './night-task.act.ts'
import { outcomeOf } from './summary.act.ts'

/** The same days in one transaction that is taken back. */
const tryNight = (
  scene: FileScene,
  before: Before,
  task: NightTask,
  sources: readonly ReasonSource[],
): Promise<Doing> =>
  onStore(scene, true, async (opened) => {
    const { day, last, most } = before
    const { days, leftOut } = task.steps.has('movement') ? missedDays(last, day, most) : { days: [day], leftOut: 0 }
    const done: DayDone[] = []
    await opened.store.write({ ...aboutNight(scene, day), dryRun: true }, async (writing) => {
      if (before.ahead !== null) takeBackNights(writing, before.ahead.after, last)
      for (const one of days) {
        done.push(await doDay(writing, { day: one, last: one === day, steps: task.steps, sources }))
      }
    })
    return { ...nothing, ...sumDays({ done, leftOut }) }
  })

/** Who falls due under the retention rules; nobody is erased. */
const tryRules = async (scene: FileScene, { day }: Before, { steps }: NightTask): Promise<readonly RuleDone[]> => {
  if (!steps.has('retention')) return []
  const { rules, errors } = await doRetention(scene, { path: scene.path, about: aboutNight(scene, day), dryRun: true })
  if (errors.length > 0) throw errors[0]
  return rules
}

const takenBack = ({ ahead }: Before): readonly Words[] =>
  ahead === null
    ? []
    : [
        {
          en: `the nights after ${ahead.after}, up to ${ahead.last}, were not due and are taken back; visits that they marked as missed stay so: crm history`,
          zh: `${ahead.after} 之后（至 ${ahead.last}）的夜间任务尚未到期，已撤回；其中标为错过的回访保持不变：crm history`,
        },
      ]

/** Takes back nights after the clock's own day. They are no records, and write no entry. */
const takeBackAhead = async (
  scene: FileScene,
  { day, ahead, last }: Before,
  sources: readonly ReasonSource[],
): Promise<void> => {
  if (ahead === null) return
  await onStore(scene, true, (opened) =>
    opened.store.write(aboutNight(scene, day), async (writing) => {
      takeBackNights(writing, ahead.after, last)
      // The night of the day may have been done before, and does not keep them again.
      await rebuildStanding(writing, day, { sources })
    }),
  )
}

const justLists = (scene: FileScene, folder: string, run: Run, sources: readonly ReasonSource[]): Promise<Doing> =>
  onStore(scene, false, async (opened) => {
    const listed = await run.attempt('lists', () => doLists(opened, folder, sources))
    return { ...nothing, toContact: listed?.toContact ?? null, lists: listed?.lists ?? [], notes: listed?.notes ?? [] }
  })

const locked = async (
  scene: FileScene,
  task: NightTask,
  run: Run,
  sources: readonly ReasonSource[],
): Promise<readonly [Before, Doing]> => {
  const lock = await takeNightLock(scene.path, waitOf(scene.given) ?? 0)
  if (lock === null) throw nightBusy(await lookBefore(scene))
  try {
    // Looked at anew: the run that was waited for may have done it all.
    const before = await lookBefore(scene)
    refusePast(before)
    await takeBackAhead(scene, before, sources)
    return [before, await doNight(scene, before, task, run, sources)]
  } finally {
    lock.release()
  }
}

/** Runs the night. Fails with `night-past` (4), `night-future` (2), `night-busy` (8), and as opening a store does; nothing is done then. */
export const runNight = async (scene: FileScene, sources: readonly ReasonSource[]): Promise<Outcome> => {
  const task = readTask(scene)
  const dryRun = scene.given.flag('dry-run')
  const run = startRun(scene.world.clock)
  const seen = await lookBefore(scene)
  const begun = localOfInstant(scene.world.clock.now(), seen.zone).slice(11, 16)
  const finish = (before: Before, doing: Doing): Outcome =>
    outcomeOf(scene, {
      ...doing,
      day: before.day,
      begun,
      first: before.last === null,
      notes: [...takenBack(before), ...doing.notes],
      out: scene.given.text('out') ?? null,
      steps: run.steps,
      seconds: run.seconds(),
      dryRun,
    })
  if (task.listsOnly && task.folder !== null) return finish(seen, await justLists(scene, task.folder, run, sources))
  refusePast(seen)
  if (dryRun) {
    const tried = await tryNight(scene, seen, task, sources)
    return finish(seen, { ...tried, rules: await tryRules(scene, seen, task) })
  }
  await refuseFuture(scene, seen)
  return finish(...(await locked(scene, task, run, sources)))
}
