// All steps of a night under its lock: the copy first, then the days, the retention rules, the lists of the last day.
import { basename } from 'node:path'
import { listedByOwner, type ReasonSource, standingAt } from '../care/index.ts'
import type { FileScene, StoreScene } from '../command/command.ts'
import { clockDay, presentDay } from '../command/open-scene.ts'
import { backup } from '../database/backup.ts'
import { doRetention, hasRetentionWork, type RuleDone } from '../erasure/index.ts'
import { monthReviews } from '../quality/index.ts'
import { sumSteps } from '../segment/index.ts'
import {
  aboutNight,
  type Before,
  lookBefore,
  onStore,
  retentionAhead,
  retentionWaits,
  stepsBeforeErasing,
} from './before.act.ts'
import { type DaysDone, doDays, record, write } from './do-days.act.ts'
import { writeLists } from './lists.act.ts'
import { keepHolder } from './night.queries.ts'
import type { NightReport } from './night-report.ts'
import type { Run } from './night-run.ts'
import type { NightTask } from './night-task.act.ts'

const countListed = (opened: StoreScene, sources: readonly ReasonSource[]): Promise<number> =>
  opened.store.read(async (reading) => {
    const { counts } = await standingAt(reading, { day: opened.today, sources })
    return [...listedByOwner(counts).values()].reduce((sum, rows) => sum + rows, 0)
  })

/** Writes the lists of the day of a scene. */
export const doLists = (opened: StoreScene, folder: string, sources: readonly ReasonSource[]) =>
  opened.store.read((reading) =>
    writeLists(reading, { day: opened.today, sources, folder, language: opened.language, facts: opened.facts }),
  )

/** What came of it. */
export type Doing = Pick<
  NightReport,
  'backup' | 'head' | 'nights' | 'leftOut' | 'moves' | 'missed' | 'rules' | 'toContact' | 'lists' | 'notes'
>

/** Nothing yet. */
export const nothing: Doing = {
  backup: null,
  head: null,
  nights: [],
  leftOut: 0,
  moves: [],
  missed: 0,
  rules: [],
  toContact: null,
  lists: [],
  notes: [],
}

/** The days together. */
export const sumDays = ({ done, leftOut }: DaysDone): Partial<Doing> => ({
  nights: done.filter(({ placed }) => placed).map(({ day }) => day),
  leftOut,
  moves: sumSteps(done.flatMap(({ moves }) => moves)),
  missed: done.reduce((sum, { missed }) => sum + missed, 0),
})

const countsOf = ({ rule, due, held, erased }: RuleDone) => ({ rule, due: due.length, held, erased })

/** What the rules came to; listed only: nobody was to be erased yet. */
interface Kept {
  readonly rules: readonly RuleDone[]
  readonly listedOnly: boolean
}

/**
 * What the rules ask for, unless that is done. Nobody is erased before the copy and the days of the same night are done:
 * what they find decides who falls due, and the copy holds them. What other rules came to is told although one failed.
 */
const keepRules = async (
  scene: FileScene,
  { day, zone, kept }: Before,
  { steps, named }: NightTask,
  run: Run,
): Promise<Kept> => {
  const none: Kept = { rules: [], listedOnly: false }
  if (!steps.has('retention') || (kept && !named)) return none
  if (!(await onStore(scene, false, ({ store }) => store.read(async (reading) => hasRetentionWork(reading)))))
    return none
  let came: Kept = none
  await run.attempt('retention', async () => {
    const clock = clockDay(scene.world, zone)
    const isToCome = day > clock
    // Looked at anew: by what is recorded, whatever this run believes to have done.
    const waits = isToCome ? [] : stepsBeforeErasing(await lookBefore(scene))
    const listedOnly = isToCome || waits.length > 0
    const { rules, errors } = await doRetention(scene, {
      path: scene.path,
      about: { ...aboutNight(scene, day), kind: 'erase' },
      dryRun: listedOnly,
    })
    came = { rules, listedOnly }
    if (errors.length > 0) throw errors[0]
    if (waits.length > 0 && rules.some(({ automatic }) => automatic)) throw retentionWaits(day, waits)
    // Who asks for a day to come by --as-of knows that it only lists; CRM_TODAY may have been forgotten.
    const wouldErase = rules.some(({ automatic, due, held }) => automatic && due.length > held)
    if (isToCome && wouldErase && day <= presentDay(scene.world, zone)) throw retentionAhead(day, clock)
  })
  return came
}

/** Does all that is asked for. Fails only where the store cannot be opened. */
export const doNight = async (
  scene: FileScene,
  before: Before,
  task: NightTask,
  run: Run,
  sources: readonly ReasonSource[],
): Promise<Doing> => {
  const { day } = before
  const about = aboutNight(scene, day)
  const holder = `${scene.world.pid}`
  await onStore(scene, true, (opened) => write(opened, about, async (writing) => keepHolder(writing, holder))).catch(
    () => {},
  )
  const isDone = before.last === day && before.backedUp && before.marked && !task.named
  // The store must not be open meanwhile: the backup looks into the file itself, which would loosen SQLite's own locks.
  const copied =
    task.steps.has('backup') && !isDone
      ? await run.attempt('backup', () => backup(scene.path, { now: scene.world.clock.now() }))
      : null
  const days = await onStore(scene, true, async (opened) => {
    for (const { step, error } of [...run.steps]) {
      await record(
        opened,
        about,
        day,
        step,
        { file: basename(copied?.path ?? ''), entry: copied?.entry ?? null },
        error,
      )
    }
    return doDays(opened, before, task, run, { about, sources })
  })
  // It opens the store by itself: the file is cleaned while nobody has it open.
  const { rules, listedOnly } = await keepRules(scene, before, task, run)
  return onStore(scene, true, async (opened) => {
    const ofRules = run.steps.find(({ step }) => step === 'retention')
    const cameTo = { rules: rules.map(countsOf), ...(listedOnly ? { listed_only: true } : {}) }
    if (ofRules) await record(opened, about, day, 'retention', cameTo, ofRules.error)
    // Only said in passing: a list to look through is no step of the night, and the next night makes it up.
    const reviews = task.steps.has('movement') ? await monthReviews(opened, about).catch(() => null) : null
    const { folder } = task
    const listed =
      folder !== null && task.steps.has('lists')
        ? await run.attempt('lists', () => doLists(opened, folder, sources))
        : null
    const ofLists = run.steps.find(({ step }) => step === 'lists')
    if (ofLists) await record(opened, about, day, 'lists', { rows: listed?.toContact ?? 0 }, ofLists.error)
    return {
      ...nothing,
      backup: copied?.path ?? null,
      head: copied ? `${copied.entry}:${copied.head}` : null,
      ...sumDays(days),
      rules,
      // Only said in passing: what was done stays done where it cannot be counted.
      toContact: listed?.toContact ?? (await countListed(opened, sources).catch(() => null)),
      lists: listed?.lists ?? [],
      notes: [...(listed?.notes ?? []), ...(reviews === null ? [] : [reviews])],
    }
  })
}
