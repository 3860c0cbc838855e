// The missed days of a night, one transaction each, in order; and the record of how the steps went.
import type { ReasonSource } from '../care/index.ts'
import type { StoreScene } from '../command/command.ts'
import type { EntryAbout, Writing } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { isFailure } from '../kernel/failure.ts'
import type { Json } from '../kernel/json.ts'
import type { Before } from './before.act.ts'
import { type DayDone, doDay } from './do-day.act.ts'
import { recordStep } from './night.queries.ts'
import { missedDays, type NightStep } from './night.ts'
import type { Run } from './night-run.ts'
import type { NightTask } from './night-task.act.ts'

const errorText = (error: unknown): string =>
  isFailure(error) ? error.words.en : error instanceof Error ? error.message : String(error)

/** Writes as the night does. */
export const write = async <T>(
  opened: StoreScene,
  about: EntryAbout,
  work: (writing: Writing) => Promise<T>,
): Promise<T> => (await opened.store.write(about, work)).result

/** Records how a step went; where even that fails, the failure of the step itself says enough. */
export const record = async (
  opened: StoreScene,
  about: EntryAbout,
  day: Day,
  step: NightStep,
  detail: Json,
  error?: unknown,
) => {
  const ok = error === undefined
  const said: Json = ok ? detail : { error: errorText(error) }
  await write(opened, about, async (writing) => recordStep(writing, { day, step, ok, detail: said })).catch(() => {})
}

/** What they came to. */
export interface DaysDone {
  readonly done: readonly DayDone[]
  readonly leftOut: number
}

/** Each missed day as a transaction of its own. After a day that fails none follows, but visits are marked all the same. */
export const doDays = async (
  opened: StoreScene,
  { day, last, most, marked }: Before,
  { steps, named }: NightTask,
  run: Run,
  night: { readonly about: EntryAbout; readonly sources: readonly ReasonSource[] },
): Promise<DaysDone> => {
  const { about, sources } = night
  const done: DayDone[] = []
  const onlyMissed: ReadonlySet<NightStep> = new Set(['missed'])
  const markMissed = () =>
    run.attempt('missed', async () => {
      done.push(
        await write(opened, about, (writing) => doDay(writing, { day, last: true, steps: onlyMissed, sources })),
      )
    })
  if (!steps.has('movement')) {
    if (steps.has('missed')) await markMissed()
    return { done, leftOut: 0 }
  }
  const { days, leftOut } = missedDays(last, day, most)
  if (days.length === 0) {
    // A run of some steps alone may have left this one.
    if (steps.has('missed') && (named || !marked)) await markMissed()
    return { done, leftOut }
  }
  await run.attempt('movement', async () => {
    for (const one of days) {
      const task = { day: one, last: one === day, steps, sources }
      done.push(await write(opened, { ...about, today: one }, (writing) => doDay(writing, task)))
    }
  })
  const failed = run.steps.find(({ step, error }) => step === 'movement' && error !== undefined)
  if (failed === undefined) {
    if (steps.has('missed')) run.steps.push({ step: 'missed', seconds: 0 })
    return { done, leftOut }
  }
  await record(opened, about, days[done.length] ?? day, 'movement', null, failed.error)
  if (steps.has('missed')) await markMissed()
  return { done, leftOut }
}
