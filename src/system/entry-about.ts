// What a journal entry says of a command that works on the store's file itself.
import type { FileScene } from '../command/command.ts'
import type { EntryAbout, EntryKind } from '../database/store.ts'

/** The entry of a file command, by the system's user: the store is not open yet, so nobody is mapped to staff. */
export const entryAbout = (scene: FileScene, command: string, kind: EntryKind): EntryAbout => ({
  who: scene.world.user,
  staff: null,
  command,
  typed: scene.typed,
  reason: scene.given.text('reason') ?? null,
  kind,
  clock: scene.world.clock,
})
