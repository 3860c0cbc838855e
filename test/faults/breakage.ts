// What a planted fault is, and all of them. Plants nothing: that is for broken-builds.ts.
import type { Change } from '../harness/variant.ts'
import { brokenDisks } from './broken-disks.ts'
import { brokenStores } from './broken-stores.ts'
import { brokenWords } from './broken-words.ts'

/** A fault to plant, and the test that has to find it. */
export interface Breakage {
  /** In a few words; docs/quality.md lists it by them. */
  readonly what: string
  /** What that test says when it fails for this reason and no other. */
  readonly says: RegExp
  readonly changes: readonly Change[]
  /** The test file that has to fail, and if need be which of its tests. */
  readonly test: string
  readonly only?: string
  /** Whether only the long form is sure to find it. */
  readonly long?: boolean
  /** Whether the test knows the program by its sources and not by its binary. */
  readonly inside?: boolean
}

/** Every fault that is planted. */
export const breakages: readonly Breakage[] = [...brokenDisks, ...brokenStores, ...brokenWords]
