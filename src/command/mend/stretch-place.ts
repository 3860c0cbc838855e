// Where in a line the stretch of a filter stands: in the value of a flag, or in one of the free words that make a filter.
import { filterOfArguments } from '../filter/arguments.ts'
import { shellWord } from '../shell-line.ts'
import { type Changes, type TypedLine, withFlagValue } from './typed-line.ts'

/** A stretch of a filter to be replaced, by offsets in its text. */
export interface Stretch {
  readonly source: string
  readonly from: number
  readonly to: number
  readonly right: string
}

const replaced = ({ source, from, to, right }: Stretch): string => source.slice(0, from) + right + source.slice(to)

/** A word of a filter as a shell hands it over: what a person quoted for the shell needs no quotes of the filter. */
const asWord = (piece: string): string => {
  const [, head = '', inner] = /^([^"]*)"((?:[^"\\]|\\.)*)"$/su.exec(piece) ?? []
  return inner === undefined ? piece : head + inner.replace(/\\(.)/gsu, '$1')
}

/** The words of a mended piece: `not` stands by itself. */
const wordsOf = (piece: string): readonly string[] => {
  const [, rest] = /^not (.+)$/s.exec(piece) ?? []
  return rest === undefined ? [shellWord(asWord(piece))] : ['not', shellWord(asWord(rest))]
}

/** The changes in the free words, of which the last so many make the filter; null where they do not make it. */
const wordChanges = (line: TypedLine, stretch: Stretch): Changes | null => {
  const { argv, words } = line
  for (let first = 0; first < words.length; first += 1) {
    const pieces = words.slice(first).map((at) => filterOfArguments([argv[at] ?? '']))
    if (pieces.join(' ') !== stretch.source) continue
    let start = 0
    for (const [place, piece] of pieces.entries()) {
      const end = start + piece.length
      const at = words[first + place]
      if (at !== undefined && stretch.from >= start && stretch.to <= end) {
        const own = { ...stretch, source: piece, from: stretch.from - start, to: stretch.to - start }
        return new Map([[at, wordsOf(replaced(own))]])
      }
      start = end + 1
    }
  }
  return null
}

/** The changes that put what is right in the place of a stretch; null where the line does not hold that filter. */
export const stretchChanges = (line: TypedLine, stretch: Stretch): Changes | null => {
  const flag = line.flags.find(({ value }) => value === stretch.source)
  return flag ? withFlagValue(flag, line.argv[flag.at] ?? '', replaced(stretch)) : wordChanges(line, stretch)
}
