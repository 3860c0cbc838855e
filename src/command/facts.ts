// How a record is checked while it is saved, from the scene of the command.
import type { StoreScene } from './command.ts'
import { tellDoubts } from './doubts.ts'
import { isSegmented, segmentField } from './filter/segment-test.ts'
import type { Noun } from './noun.ts'
import type { SaveFacts } from './save.ts'
import { dayOfMoment } from './show-value.ts'

/** Tells the declared fields of a noun, with the other names they answer to, and what a filter knows beside them. */
export const declaredIn =
  (nouns: readonly Noun[]) =>
  (name: string): readonly string[] | undefined => {
    const noun = nouns.find((one) => one.name === name)
    const fields = noun && isSegmented(noun) ? [...noun.fields, segmentField] : noun?.fields
    return fields?.flatMap((field) => [field.key, ...(field.names ?? [])])
  }

/** The facts of a single write: not an import, with the reason given. Nobody is told of doubts. */
export const saveFactsOf = (scene: StoreScene): SaveFacts => ({
  ...scene.facts,
  importing: false,
  reason: scene.given.text('reason') ?? null,
  declared: declaredIn(scene.nouns),
  isToCome: (moment) => {
    const { today, facts, world } = scene
    const day = dayOfMoment(moment, facts.zone)
    // `--as-of` an earlier day does not forbid what has happened since.
    return day > today && day > dayOfMoment(world.clock.now(), facts.zone)
  },
})

/** The same for a write whose values a person typed: what is rounded while it is saved is told. */
export const typedFactsOf = (scene: StoreScene): SaveFacts => ({ ...saveFactsOf(scene), doubt: tellDoubts(scene) })
