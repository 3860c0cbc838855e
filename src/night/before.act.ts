// What a run of the night finds: the day asked for, the night before it, whose lock. And why it may not go on.
import type { FileScene, StoreScene } from '../command/command.ts'
import type { EntryAbout } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'
import { lastHolder, lastNight, wentWell } from './night.queries.ts'

/** What is known before anything is done. */
export interface Before {
  readonly day: Day
  readonly last: Day | null
  readonly zone: string
  readonly most: number
  readonly holder: string | null
  /** The backup of this night is there already. */
  readonly backedUp: boolean
  /** The missed visits of this night have been marked. */
  readonly marked: boolean
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

/** Looks. */
export const lookBefore = (scene: FileScene): Promise<Before> =>
  onStore(scene, false, ({ store, today, facts }) =>
    store.read(async (reading) => ({
      day: today,
      last: await lastNight(reading),
      zone: facts.zone,
      most: reading.settings().nights_at_most,
      holder: await lastHolder(reading),
      backedUp: await wentWell(reading, today, 'backup'),
      marked: await wentWell(reading, today, 'missed'),
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
