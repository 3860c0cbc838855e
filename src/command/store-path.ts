// Where the store of a run is: decided once, by flag, environment and the person's files. It opens nothing.

import { realPath, typedPath } from '../kernel/typed-path.ts'
import type { Given } from './option.ts'
import { defaultStore, noHome, type Person } from './person.ts'
import type { World } from './world.ts'

interface Asked {
  readonly world: Pick<World, 'env' | 'cwd' | 'home'>
  readonly given: Given
}

/**
 * The store's file as it is named: `--db`, else `CRM_DB`, else the person's files, else the default place; undefined where
 * there is no such place. Fails with `undecodable-path` (2).
 */
export const namedStore = ({ world, given }: Asked, person: Person): string | undefined => {
  const named = given.text('db') ?? person.db?.value ?? defaultStore(world)
  return named === undefined ? undefined : typedPath(world.cwd, named)
}

/**
 * The store's file itself, whatever links it was named by: its log, its backups and its lock lie beside that, and two names
 * of one store must find the same ones. Fails with `undecodable-path` (2), or `no-home` (2) where none is named.
 */
export const storePath = (asked: Asked, person: Person): string => {
  const named = namedStore(asked, person)
  if (named === undefined) throw noHome('--db FILE')
  return realPath(named)
}
