// How a record is checked while it is saved, from the scene of the command.
import type { StoreScene } from './command.ts'
import type { Noun } from './noun.ts'
import type { SaveFacts } from './save.ts'

/** Tells the declared fields of a noun, with the other names they answer to. */
export const declaredIn =
  (nouns: readonly Noun[]) =>
  (name: string): readonly string[] | undefined =>
    nouns.find((noun) => noun.name === name)?.fields.flatMap((field) => [field.key, ...(field.names ?? [])])

/** The facts of a single write: not an import, with the reason given. */
export const saveFactsOf = (scene: StoreScene): SaveFacts => ({
  ...scene.facts,
  importing: false,
  reason: scene.given.text('reason') ?? null,
  declared: declaredIn(scene.nouns),
})
