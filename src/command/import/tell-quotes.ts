// Tells on stderr of quotes that stand where none belong, in rows that are taken all the same: never in silence.
import type { Fault } from '../../exchange/sheet-fault.ts'
import type { Scene } from '../command.ts'

const spelledAtMost = 5

/** Names the lines, the first few with what was made of them. Rows that are rejected are told with the rejected. */
export const tellQuotes = (scene: Pick<Scene, 'notice'>, faults: readonly Fault[]): void => {
  const kept = faults.filter(({ code, rejects }) => !rejects && code.includes('quote'))
  for (const { line, message } of kept.slice(0, spelledAtMost))
    scene.notice({ en: `line ${line}: ${message.en}`, zh: `第 ${line} 行：${message.zh}` })
  const more = kept.length - spelledAtMost
  if (more > 0) scene.notice({ en: `... and ${more} more such lines`, zh: `……另有 ${more} 行同样` })
}
