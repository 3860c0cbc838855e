// The store's own note that something was erased and its file is not clean yet: bytes of it may stand in free pages or in
// the log until a run has cleaned them away.
import type { Lane } from './lane.ts'

const mark = 'unwiped'

/** Says that something was erased and the file is not cleaned yet. */
export const markUnwiped = ({ lane }: { readonly lane: Lane }): void => {
  lane.prepare(`insert into kept (key, value) values (?, '1') on conflict (key) do nothing`).run(mark)
}

/** Says that the file is clean. */
export const clearUnwiped = ({ lane }: { readonly lane: Lane }): void => {
  lane.prepare('delete from kept where key = ?').run(mark)
}

/** Whether the file still has to be cleaned: a run ended between an erasure and that, or another program kept it open. */
export const isUnwiped = ({ lane }: { readonly lane: Lane }): boolean =>
  lane.prepare('select 1 from kept where key = ?').get(mark) !== undefined
