// `dedupe --merge`: all doubles from a likelihood on are merged, group by group, as one entry of the history.
import { groupsOf } from '../analytics/groups.ts'
import { confirm } from '../command/bulk.ts'
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import { findRecord } from '../command/reference.ts'
import { dryMark } from '../command/written.ts'
import type { Json } from '../kernel/json.ts'
import { lettered } from '../kernel/reference.ts'
import { counted, grouped, type Words } from '../kernel/words.ts'
import { customerNoun } from './customer.noun.ts'
import { thresholdFrom } from './dedupe-asked.ts'
import { mergeCustomers } from './merge.act.ts'
import { mergedHead } from './merge-report.act.ts'

// A dry run names so many; the JSON names all.
const namedAtMost = 50

const plan = async (scene: StoreScene): Promise<Act> => {
  const threshold = thresholdFrom(scene.given.text('threshold'))
  const only: number[] = []
  for (const word of scene.words) only.push((await findRecord(scene, customerNoun, word)).id)
  const { doublesIn } = await import('./doubles.act.lazy.ts')
  const { doubles, apart } = await scene.store.read((reading) => doublesIn(reading, { threshold, only }))
  const groups = groupsOf(
    doubles.map(({ a, b }) => [a, b] as const),
    apart,
  )
  const going = groups.reduce((sum, group) => sum + group.length - 1, 0)
  if (going > 0)
    await confirm(scene, {
      en: `merge ${counted(going, 'customer')} into ${grouped(groups.length)}`,
      zh: `把 ${going} 位客户并入 ${groups.length} 位`,
    })
  const prefer = scene.given.text('prefer') ?? 'A'
  return async (write) => {
    const heads: Words[] = []
    const merged: Json[] = []
    for (const [a = 0, ...others] of groups) {
      for (const b of others) {
        const one = await mergeCustomers(write, { a, b, prefer, fields: new Map() })
        if (heads.length < namedAtMost) heads.push(mergedHead(one))
      }
      const idOf = (id: number): string => lettered(customerNoun.letter, id)
      merged.push({ id: idOf(a), merged: others.map(idOf) })
    }
    return {
      print: (page, ending) => {
        const dry = dryMark(ending)
        const head: Words =
          going === 0
            ? { en: 'no doubles to merge', zh: '没有要合并的重复客户' }
            : {
                en: `${dry.en}merged ${counted(going, 'customer')} into ${grouped(groups.length)}`,
                zh: `${dry.zh}已把 ${going} 位客户并入 ${groups.length} 位`,
              }
        const spelled = heads.map(({ en, zh }) => ({ en: `   ${en}`, zh: `   ${zh}` }))
        return page.report(
          {
            ok: true,
            groups: groups.length,
            merged: going,
            customers: merged,
            ...(ending.dryRun ? { dry_run: true } : {}),
            entry: ending.entry,
          },
          [head, ...spelled],
        )
      },
    }
  }
}

/** What `dedupe --merge` runs; its flags are those of `dedupe`. */
export const dedupeMerge: Command = writes({
  path: ['dedupe'],
  summary: { en: 'Merge all likely doubles', zh: '合并所有疑似重复客户' },
  plan,
})
