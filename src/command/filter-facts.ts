// What the meaning of a filter depends on, from the scene of a command.
import type { StoreScene } from './command.ts'
import type { FilterFacts } from './filter/asked.ts'

/** The facts of a scene. Who asks is looked up where the filter says `@me`. */
export const filterFactsOf = (scene: StoreScene): FilterFacts => ({
  ...scene.facts,
  nouns: scene.nouns,
  get me() {
    return scene.actor.staff
  },
})
