// The customer that stands for nobody: what orders of erased people refer to, so that sums of sales stay as they were.
import type { Writing } from '../database/store.ts'
import { nobodyId } from './reach.ts'

/**
 * Makes it unless it is there. It is marked as removed from the start, so that it counts nowhere, and has no name, so that
 * nothing finds it. Entry 0 stands for "part of the store": nobody wrote it, and no undo takes it away.
 */
export const makeNobody = ({ lane, now }: Pick<Writing, 'lane' | 'now'>): void => {
  lane
    .prepare(
      `insert into customer (id, name, name_key, name_sort, added, removed, entry) values (?, '', '', '', ?, ?, 0)
      on conflict (id) do nothing`,
    )
    .run(nobodyId, now.slice(0, 10), now)
}
