// The file of an import, read as often as is needed.
import { resolve } from 'node:path'
import { guardedSheet } from '../../exchange/guarded-sheet.ts'
import { keptInput } from '../../exchange/kept-input.ts'
import { openSheet } from '../../exchange/open-sheet.ts'
import type { Sheet } from '../../exchange/sheet.ts'
import { openerAsking } from '../ask-encoding.ts'
import type { Scene } from '../command.ts'
import type { ImportOptions } from './import-options.ts'

/** A file that can be opened again and again. */
export interface Source {
  /** The name for messages. */
  readonly place: string
  /** The path of a file that stays; null for what flowed in. */
  readonly path: string | null
  readonly open: () => Promise<Sheet>
  /** Leaves nothing behind. */
  readonly close: () => Promise<void>
}

/**
 * Prepares the file of an import. Nothing of a regular file is read yet; it is opened, and fails, by `open`, which asks
 * for the encoding where nothing else can tell it. Cells come guarded, as the readers of columns take the guard off.
 */
export const sourceOf = async (scene: Pick<Scene, 'world' | 'asking'>, options: ImportOptions): Promise<Source> => {
  const { world, asking } = scene
  const { file, encoding, delimiter, header, headerLine, sheet, raw } = options
  const path = resolve(world.cwd, file)
  const kept = await keptInput(file, path, world.stdin)
  const open = openerAsking(asking, { encoding, delimiter, header, headerLine, sheet }, async (asked) => {
    const opened = await openSheet(kept.input(), asked)
    return raw ? opened : guardedSheet(opened)
  })
  return { place: file, path: kept.flowed ? null : path, open, close: kept.close }
}
