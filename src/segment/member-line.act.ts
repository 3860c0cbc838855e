// What a command line says of members: which fixed segment, which customers.
import { targetOf } from '../command/bulk.ts'
import type { Outcome, StoreScene } from '../command/command.ts'
import { findRecord, notFound } from '../command/reference.ts'
import { rowOf } from '../command/save.ts'
import { dryMark, titleOf } from '../command/written.ts'
import { customerNoun } from '../customer/index.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { counted, grouped, same, type Words } from '../kernel/words.ts'
import { isFixedKind, segmentNoun } from './segment.noun.ts'
import { withTexts } from './segment-line.act.ts'

/** A segment with fixed members. */
export interface Fixed {
  readonly id: number
  readonly name: string
}

/** The fixed segment that a word names. Throws a `Failure`: not there (3), live (2). */
export const fixedSegment = async (scene: StoreScene, word: string): Promise<Fixed> => {
  const { id } = await findRecord(scene, segmentNoun, word)
  const row = await rowOf(scene.store, segmentNoun, id)
  if (!row) throw notFound(segmentNoun, word)
  const name = titleOf(segmentNoun, row)
  if (isFixedKind(String(row.kind))) return { id, name }
  throw new Failure(
    'usage',
    'live-segment',
    { en: `the segment "${name}" has no fixed members`, zh: `分群“${name}”没有固定成员` },
    {
      field: 'segment',
      why: { en: 'it is live: its filter says who is in it', zh: '它是动态分群，成员由条件决定' },
      hint: same(`crm edit segment ${lettered('G', id)} --kind static`),
    },
  )
}

/** The customer that words name, or all that `--where` finds. `--segment` says here what to write. */
export const customersMeant = (scene: StoreScene, words: readonly string[], verb: string) =>
  targetOf({ ...scene, words, given: withTexts(scene.given, { segment: [] }) }, customerNoun, verb)

/** Says how many of the customers that were found came in or went out. */
export const manyOutcome = (segment: Fixed, matched: number, changed: number, verb: Words): Outcome => ({
  print: (page, ending) => {
    const dry = dryMark(ending)
    return page.report(
      {
        ok: true,
        segment: lettered('G', segment.id),
        matched,
        changed,
        ...(ending.dryRun ? { dry_run: true } : {}),
        entry: ending.entry,
      },
      [
        {
          en: `${dry.en}${verb.en} ${grouped(changed)} of ${counted(matched, 'customer')}: ${segment.name}`,
          zh: `${dry.zh}${verb.zh} ${grouped(changed)} / ${grouped(matched)} 位客户：${segment.name}`,
        },
      ],
    )
  },
})

/** How a customer is called beside its id. */
export const customerCalled = async (scene: StoreScene, id: number): Promise<string> => {
  const row = await rowOf(scene.store, customerNoun, id)
  return `${row ? titleOf(customerNoun, row) : ''} (${lettered(customerNoun.letter, id)})`.trim()
}
