// What a run of the night finds: the day asked for, the night before it, whose lock. And why it may not go on.
import type { FileScene, StoreScene } from '../command/command.ts'
import { clockDay, presentDay } from '../command/open-scene.ts'
import type { EntryAbout, Reading } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'
import { lastHolder, lastNight, lastNightUpTo, rulesWereKept, wentWell } from './night.queries.ts'
import type { NightStep } from './night.ts'

/** What is known before anything is done. */
export interface Before {
  readonly day: Day
  /** The last night that counts for the day asked for. */
  readonly last: Day | null
  /** Nights after the clock's own day do not count where the day asked for has come: they are taken back. Null without. */
  readonly ahead: { readonly last: Day; readonly after: Day } | null
  readonly zone: string
  readonly most: number
  readonly holder: string | null
  /** The backup of this night is there already. */
  readonly backedUp: boolean
  /** The missed visits of this night have been marked. */
  readonly marked: boolean
  /** What the retention rules ask for on this night has been done. */
  readonly kept: boolean
}

/** Opens the store for one piece of work and closes it again. */
export const onStore = async <T>(
  scene: FileScene,
  write: boolean,
  work: (opened: StoreScene) => Promise<T>,
): Promise<T> => {
  const opened = await scene.open(write)
  try {
    return await work(opened)
  } finally {
    opened.store.close()
  }
}

// A night done for a day to come, by CRM_TODAY or a clock that ran ahead, must not stop those until then.
const nightsBefore = async (reading: Reading, day: Day, clock: Day): Promise<Pick<Before, 'last' | 'ahead'>> => {
  const last = await lastNight(reading)
  if (last === null || last <= clock || day > clock) return { last, ahead: null }
  return { last: await lastNightUpTo(reading, clock), ahead: { last, after: clock } }
}

/** Looks. */
export const lookBefore = (scene: FileScene): Promise<Before> =>
  onStore(scene, false, ({ store, today, facts }) =>
    store.read(async (reading) => ({
      day: today,
      ...(await nightsBefore(reading, today, clockDay(scene.world, facts.zone))),
      zone: facts.zone,
      most: reading.settings().nights_at_most,
      holder: await lastHolder(reading),
      backedUp: await wentWell(reading, today, 'backup'),
      marked: await wentWell(reading, today, 'missed'),
      kept: await rulesWereKept(reading, today),
    })),
  )

/** The journal entry of a night's marks. */
export const aboutNight = (scene: FileScene, day: Day): EntryAbout => ({
  who: 'nightly',
  staff: null,
  command: 'run nightly',
  typed: scene.typed,
  reason: null,
  kind: 'night',
  today: day,
  clock: scene.world.clock,
})

/** Fails with `night-past` where a later night has been done. */
export const refusePast = ({ day, last }: Before): void => {
  if (last === null || day >= last) return
  throw new Failure(
    'conflict',
    'night-past',
    { en: `the night of ${day} is before the last one, ${last}`, zh: `${day} 的夜间任务早于最近一次 ${last}` },
    {
      why: { en: 'nights are done in order, each once', zh: '夜间任务按顺序进行，每天一次' },
      hint: {
        en: `crm run nightly --lists-only --out lists --as-of ${day}`,
        zh: `crm run nightly --lists-only --out lists --as-of ${day}`,
      },
    },
  )
}

/**
 * Fails with `night-future` (2) for a night that is still to come: it goes ahead of those until then, which take it back. A
 * person on a terminal is asked, `--yes` says so beforehand.
 */
export const refuseFuture = async (scene: FileScene, { day, zone }: Before): Promise<void> => {
  const present = presentDay(scene.world, zone)
  if (day <= present || scene.given.flag('yes')) return
  const words = { en: `the night of ${day} is still to come`, zh: `${day} 的夜间任务尚未到期` }
  const why = {
    en: `today is ${present}; the next night that is done in its time takes it back`,
    zh: `今天是 ${present}；下一次按时执行的夜间任务会将其撤回`,
  }
  const hint = same(`crm run nightly --as-of ${day} --dry-run`)
  if (!scene.asking) throw new Failure('usage', 'night-future', words, { field: 'as-of', why, hint })
  const question = {
    en: `${words.en} (${why.en}). Do it all the same?`,
    zh: `${words.zh}（${why.zh}）。仍要执行吗？`,
  }
  if (!(await scene.asking.confirm(question, false)))
    throw new Failure('declined', 'not-confirmed', { en: 'nothing was done', zh: '什么也没有做' }, { hint })
}

/** The steps of the night that must have gone well before anybody is erased for good, and have not. */
export const stepsBeforeErasing = ({ day, last, backedUp, marked }: Before): readonly NightStep[] => {
  const steps: readonly (readonly [NightStep, boolean])[] = [
    ['backup', backedUp],
    ['movement', last === day],
    ['missed', marked],
  ]
  return steps.flatMap(([step, done]) => (done ? [] : [step]))
}

/** The failure of retention where steps before it have not gone well: nobody was erased. The next whole run does it. */
export const retentionWaits = (day: Day, waited: readonly NightStep[]): Failure =>
  new Failure(
    'partly',
    'retention-waits',
    { en: 'nobody was erased by retention rules', zh: '未按保留期删除任何人' },
    {
      why: {
        en: `not done yet in the night of ${day}: ${waited.join(', ')}`,
        zh: `${day} 的夜间任务尚未完成：${waited.join('、')}`,
      },
      hint: same(`crm run nightly --as-of ${day}`),
    },
  )

/** The failure of retention on a day after that of the clock, which `CRM_TODAY` calls today: nobody was erased. */
export const retentionAhead = (day: Day, clock: Day): Failure =>
  new Failure(
    'partly',
    'retention-waits',
    { en: 'nobody was erased by retention rules', zh: '未按保留期删除任何人' },
    {
      why: {
        en: `CRM_TODAY says ${day}, the clock says ${clock}: who falls due later is not erased before`,
        zh: `CRM_TODAY 为 ${day}，而时钟为 ${clock}：尚未到期的人不能提前删除`,
      },
      hint: same('env -u CRM_TODAY crm run nightly'),
    },
  )

/** The failure for a lock that another run holds. */
export const nightBusy = ({ holder }: Before): Failure =>
  new Failure(
    'busy',
    'night-busy',
    { en: 'another run of the night is at work', zh: '另一个夜间任务正在运行' },
    {
      why:
        holder === null
          ? { en: 'it holds the lock', zh: '它持有锁' }
          : { en: `process ${holder} holds the lock`, zh: `进程 ${holder} 持有锁` },
      field: 'wait',
      hint: same('--wait 60s'),
    },
  )
