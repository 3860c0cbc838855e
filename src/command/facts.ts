// How a record is checked while it is saved, from the scene of the command.
import type { StoreScene } from './command.ts'
import type { SaveFacts } from './save.ts'

/** The facts of a single write: not an import, with the reason given. */
export const saveFactsOf = (scene: StoreScene): SaveFacts => ({
  ...scene.facts,
  importing: false,
  reason: scene.given.text('reason') ?? null,
})
