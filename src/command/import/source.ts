// The file of an import, read as often as is needed, and as it was read before where a person chose how.
import { openSource } from '../../exchange/byte-source.ts'
import { guardedSheet } from '../../exchange/guarded-sheet.ts'
import { keptInput } from '../../exchange/kept-input.ts'
import { openSheet } from '../../exchange/open-sheet.ts'
import type { Sheet } from '../../exchange/sheet.ts'
import { isFailure } from '../../kernel/failure.ts'
import { typedPath } from '../../kernel/typed-path.ts'
import { openerAsking } from '../ask-encoding.ts'
import type { Asking } from '../asking.ts'
import type { Scene } from '../command.ts'
import type { ImportOptions } from './import-options.ts'
import { refuseInterrupted } from './interrupted.ts'
import { firstLineMark, markOf, type ReadingChoice } from './memory.ts'

/** A file that can be opened again and again. */
export interface Source {
  /** The name for messages. */
  readonly place: string
  /** The path of a file that stays; null for what flowed in. */
  readonly path: string | null
  readonly open: () => Promise<Sheet>
  /** By what the file is known before it is read. */
  readonly firstLine: () => Promise<string>
  /** How it is read by somebody's choice, now or before; null where all of it is found from the file. */
  readonly chosen: (sheet: Pick<Sheet, 'encoding'>) => ReadingChoice | null
  /** Leaves nothing behind. */
  readonly close: () => Promise<void>
}

/** How a file of this first line was read before, and the mark of its headers then. */
export type RecallReading = (firstLine: string) => { readonly mark: string; readonly reading: ReadingChoice } | null

const flagged = ({ encoding, delimiter, headerLine, sheet }: ImportOptions): ReadingChoice => ({
  ...(encoding === undefined ? {} : { encoding }),
  ...(delimiter === undefined ? {} : { delimiter }),
  ...(headerLine === undefined ? {} : { headerLine }),
  ...(sheet === undefined ? {} : { sheet }),
})

/** Asks, and says whether it did. */
const watched = (asking: Asking | null): { readonly asking: Asking | null; readonly asked: () => boolean } => {
  let asked = false
  const pick: Asking['pick'] | undefined =
    asking === null
      ? undefined
      : (...question) => {
          asked = true
          return asking.pick(...question)
        }
  return { asking: asking === null || pick === undefined ? null : { ...asking, pick }, asked: () => asked }
}

/** Whether a file, read in some way, has these headers. */
const hasHeaders = async (open: () => Promise<Sheet>, mark: string): Promise<boolean> => {
  try {
    const sheet = await open()
    await sheet.close()
    return markOf(sheet.header) === mark
  } catch (error) {
    if (isFailure(error)) return false
    throw error
  }
}

/**
 * Prepares the file of an import. Nothing of a regular file is read yet, unless to know it again; it is opened, and fails,
 * by `open`, which asks for the encoding where nothing else can tell it. Cells come guarded, as the readers of columns take
 * the guard off.
 */
export const sourceOf = async (
  scene: Pick<Scene, 'world' | 'asking'>,
  options: ImportOptions,
  recall: RecallReading | null,
): Promise<Source> => {
  const { world } = scene
  const { file, header, raw } = options
  const path = typedPath(world.cwd, file)
  const rest = (): void => refuseInterrupted(scene)
  const kept = await keptInput(file, path, world.stdin, { rest })
  const { asking, asked } = watched(scene.asking)
  const opener = (reading: ReadingChoice, who: Asking | null): (() => Promise<Sheet>) =>
    openerAsking(who, { ...reading, header }, async (wanted) => {
      const opened = await openSheet(kept.input(), wanted, rest)
      return raw ? opened : guardedSheet(opened)
    })
  const firstLine = async (): Promise<string> => {
    const bytes = await openSource(kept.input())
    await bytes.close()
    return firstLineMark(bytes.head)
  }
  const said = flagged(options)
  const recalled = async (): Promise<ReadingChoice> => {
    if (recall === null || !header || Object.keys(said).length > 0) return {}
    const known = await firstLine().then(recall, (error: unknown) => {
      if (isFailure(error)) return null
      throw error
    })
    return known !== null && (await hasHeaders(opener(known.reading, null), known.mark)) ? known.reading : {}
  }
  const reading = { ...(await recalled()), ...said }
  return {
    place: file,
    path: kept.flowed ? null : path,
    open: opener(reading, asking),
    firstLine,
    chosen: ({ encoding }) => {
      const chosen = { ...reading, ...(asked() ? { encoding } : {}) }
      return Object.keys(chosen).length === 0 ? null : chosen
    },
    close: kept.close,
  }
}
