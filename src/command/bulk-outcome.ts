// The report of a verb that wrote many records.
import { lettered } from '../kernel/reference.ts'
import { grouped, type Words } from '../kernel/words.ts'
import type { Outcome, StoreScene } from './command.ts'
import type { Noun } from './noun.ts'
import { countedNoun } from './noun-words.ts'
import type { Saved } from './save.ts'
import { changesOf, dryMark } from './written.ts'

const spelledAtMost = 20

/** Says how many records a filter found and how many of them changed; a dry run names the changes. */
export const bulkOutcome = (scene: StoreScene, noun: Noun, saved: readonly Saved[], verb: Words): Outcome => {
  const changed = saved.filter((one) => one.changed)
  return {
    print: async (page, ending) => {
      const dry = dryMark(ending)
      const head: Words = {
        en: `${dry.en}${verb.en} ${grouped(changed.length)} of ${countedNoun(noun, saved.length).en}`,
        zh: `${dry.zh}${verb.zh} ${grouped(changed.length)} / ${countedNoun(noun, saved.length).zh}`,
      }
      const spelled = ending.dryRun
        ? changed.slice(0, spelledAtMost).flatMap((one) => {
            const id = lettered(noun.letter, one.id)
            return [{ en: ` ${id}`, zh: ` ${id}` }, ...changesOf(scene, noun, one).map((change) => change.text)]
          })
        : []
      await page.report(
        {
          ok: true,
          matched: saved.length,
          changed: changed.length,
          ...(ending.dryRun ? { dry_run: true } : {}),
          entry: ending.entry,
        },
        [head, ...spelled],
      )
    },
  }
}
