// Tells on stderr of what is wrong with rows that are taken all the same: quotes where none belong, cells that hold an error.
import type { Fault } from '../../exchange/sheet-fault.ts'
import type { Scene } from '../command.ts'

const spelledAtMost = 5

/** Names the lines, the first few with what was made of them. Rows that are rejected are told with the rejected. */
export const tellFaults = (scene: Pick<Scene, 'notice'>, faults: readonly Fault[]): void => {
  // Missing cells at the end of a row are empty ones.
  const kept = faults.filter(({ code, rejects }) => !rejects && code !== 'too-few-cells')
  for (const { line, message } of kept.slice(0, spelledAtMost))
    scene.notice({ en: `line ${line}: ${message.en}`, zh: `第 ${line} 行：${message.zh}` })
  const more = kept.length - spelledAtMost
  if (more > 0) scene.notice({ en: `... and ${more} more such lines`, zh: `……另有 ${more} 行同样` })
}

/** Faults of a file and of its cells, in the order of lines. */
export const byLine = (...lists: readonly (readonly Fault[])[]): readonly Fault[] =>
  lists.flat().sort((one, other) => one.line - other.line)
