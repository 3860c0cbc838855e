// Keeps the files of the store from being written over by an answer: looked at before anything is done.
import { guardStore, refuseStoreFile } from '../kernel/store-files.ts'
import { typedPath } from '../kernel/typed-path.ts'
import type { Scene } from './command.ts'
import type { Options } from './option.ts'
import type { Person } from './person.ts'
import { namedStore } from './store-path.ts'

/**
 * Guards the store of a run until the function that it answers with is called. Fails with `over-store` (2) where a flag
 * names a file or folder to be written that is that store, another database or what lies beside one.
 */
export const keepStoreFiles = (
  scene: Pick<Scene, 'world' | 'given'>,
  person: Person,
  options: Options,
): (() => void) => {
  const { given, world } = scene
  const store = namedStore(scene, person)
  const letGo = store === undefined ? () => {} : guardStore(store)
  try {
    for (const [name, { writes }] of Object.entries(options)) {
      const path = writes ? given.text(name) : undefined
      if (path !== undefined && path !== '-' && path !== '') refuseStoreFile(typedPath(world.cwd, path))
    }
    return letGo
  } catch (error) {
    letGo()
    throw error
  }
}
