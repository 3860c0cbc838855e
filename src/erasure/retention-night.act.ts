// What the night does by retention rules: it lists who falls due under every rule, and erases those of automatic ones. One
// rule that fails does not stop the others. The file is cleaned once.

import type { FileScene, StoreScene } from '../command/command.ts'
import type { EntryAbout, Reading } from '../database/store.ts'
import { isUnwiped } from '../database/unwiped.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { onStore } from './clean-file.act.ts'
import { cleanUp, isClean } from './clean-up.act.ts'
import { dueUnder } from './due.act.ts'
import { eraseMany } from './erase-many.act.ts'
import { hasRules, readRules } from './retention.queries.ts'

/** Whether the night has anything to do: there is a rule, or the file is not clean after an erasure. */
export const hasRetentionWork = (reading: Pick<Reading, 'lane'>): boolean => isUnwiped(reading) || hasRules(reading)

/** What a rule came to on a night. */
export interface RuleDone {
  /** Its id. */
  readonly rule: string
  readonly name: string
  readonly automatic: boolean
  /** Ids of all who fell due, those who are held back too. */
  readonly due: readonly string[]
  readonly held: number
  readonly erased: number
}

/** All rules of a night. */
interface RetentionDone {
  readonly rules: readonly RuleDone[]
  /** What went wrong, one for each rule that could not be read or done. */
  readonly errors: readonly unknown[]
}

/** What the night says of itself. */
export interface NightOfRules {
  readonly path: string
  readonly about: EntryAbout
  /** Only lists: on a trial, and on a day that is still to come. */
  readonly dryRun: boolean
}

interface Work extends RetentionDone {
  readonly texts: readonly (readonly string[])[]
  readonly unwiped: boolean
}

const doRules = async (scene: StoreScene, { path, about, dryRun }: NightOfRules): Promise<Work> => {
  const rules = await scene.store.read(readRules)
  const unwiped = await scene.store.read(async (reading) => isUnwiped(reading))
  const done: RuleDone[] = []
  const texts: (readonly string[])[] = []
  const errors: unknown[] = []
  for (const rule of rules) {
    try {
      const due = await dueUnder(scene, rule)
      const free = due.filter(({ hold }) => hold === null).map(({ customer }) => customer)
      const acts = rule.automatic === 1 && !dryRun && free.length > 0
      const task = { path, rule, customers: free, day: scene.today, about, who: about.who, reason: null }
      const erased = acts ? await eraseMany(scene, task) : null
      texts.push(...(erased?.texts ?? []))
      done.push({
        rule: lettered('RT', rule.id),
        name: rule.name,
        automatic: rule.automatic === 1,
        due: due.map(({ customer }) => lettered('C', customer)),
        held: due.length - free.length,
        erased: erased?.customers.length ?? 0,
      })
    } catch (error) {
      errors.push(error)
    }
  }
  return { rules: done, errors, texts, unwiped }
}

const notClean = (): Failure =>
  new Failure(
    'partly',
    'not-cleaned',
    { en: 'the file was not cleaned after an erasure', zh: '彻底删除之后数据文件未能清理干净' },
    {
      why: { en: 'another program has it open, or the disk failed', zh: '另一个程序正在打开它，或磁盘出错' },
      hint: { en: 'crm run nightly again, once that has ended', zh: '待其结束后再执行 crm run nightly' },
    },
  )

/**
 * Does what the rules ask for on a night. The store must not be open. Fails where it cannot be opened or the file cannot be
 * cleaned; what was erased until then stays erased, and the next run cleans the file.
 */
export const doRetention = async (scene: FileScene, night: NightOfRules): Promise<RetentionDone> => {
  const { rules, errors, texts, unwiped } = await onStore(scene, (opened) => doRules(opened, night))
  // What an earlier run left behind is not known any more.
  if (night.dryRun || (texts.length === 0 && !unwiped)) return { rules, errors }
  const cleaned = await cleanUp(scene, () => night.about, unwiped ? null : texts)
  return { rules, errors: isClean(cleaned) ? errors : [...errors, notClean()] }
}
