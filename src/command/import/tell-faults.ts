// Tells on stderr of what is wrong with rows that are taken all the same: quotes where none belong, cells that hold an error.
import type { Fault } from '../../exchange/sheet-fault.ts'
import type { Json } from '../../kernel/json.ts'
import { counted } from '../../kernel/words.ts'
import type { Scene } from '../command.ts'
import { notedAtMost } from './remarks.ts'

const spelledAtMost = 5

/** Names the lines, the first few with what was made of them. Rows that are rejected are told with the rejected. */
export const tellFaults = (scene: Pick<Scene, 'notice'>, faults: readonly Fault[]): void => {
  const taken = faults.filter(({ rejects }) => !rejects)
  const short = taken.filter(({ code }) => code === 'too-few-cells')
  const kept = taken.filter(({ code }) => code !== 'too-few-cells')
  for (const { line, message } of kept.slice(0, spelledAtMost))
    scene.notice({ en: `line ${line}: ${message.en}`, zh: `第 ${line} 行：${message.zh}` })
  const more = kept.length - spelledAtMost
  if (more > 0) scene.notice({ en: `... and ${more} more such lines`, zh: `……另有 ${more} 行同样` })
  const [first] = short
  // Missing cells at the end of a row are empty ones, and a file that has them has many.
  if (first !== undefined)
    scene.notice({
      en: `${counted(short.length, 'row')} with fewer cells than columns, the first in line ${first.line}; the missing ones are empty`,
      zh: `${short.length} 行的单元格少于列数，首见于第 ${first.line} 行；缺少的按空白处理`,
    })
}

/** Faults of a file and of its cells, in the order of lines. */
export const byLine = (...lists: readonly (readonly Fault[])[]): readonly Fault[] =>
  lists.flat().sort((one, other) => one.line - other.line)

/** Faults of rows that are taken all the same, for scripts: of each kind how many, and the first. */
export const faultsJson = (faults: readonly Fault[]): readonly Json[] => {
  const taken = faults.filter(({ rejects }) => !rejects)
  return [...new Set(taken.map(({ code }) => code))].map((code) => {
    const own = taken.filter((fault) => fault.code === code)
    const rows = own.slice(0, notedAtMost).map(({ line, message }) => ({ line, text: '', message: message.en }))
    return { code, count: own.length, rows }
  })
}
