// How many cells of a terminal a text takes, and breaking, filling and cutting by that measure.
// Takes text that safe-text.ts has let through; it does not know colour codes.
import { eastAsianWidth } from 'get-east-asian-width'
import { late } from '../kernel/pattern.ts'

const ascii = /^[\x20-\x7e]*$/
/** Letters that never join with a neighbour: Latin, kana, Han, Hangul, full-width forms and their punctuation. */
const unjoined =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u3000-\u3029\u3041-\u3096\u30a0-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/
const emoji = late(() => /^\p{Emoji_Presentation}|^\p{Emoji}\ufe0f/u)
const lonely = /^[\u{1f1e6}-\u{1f1ff}]$/u
const noWidth = late(() => /^[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u1160-\u11ff\ud7b0-\ud7ff]$/u)

let segmenter: Intl.Segmenter | undefined

/** The characters as a reader counts them: a letter with its marks, an emoji sequence, is one. */
export const clustersOf = (text: string): string[] => {
  if (unjoined.test(text)) return text.split('')
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

// Most letters are answered before the patterns are asked, whose first use costs milliseconds.
const pointWidth = (character: string): number => {
  const point = character.codePointAt(0) ?? 0
  if (point >= 0x20 && point <= 0x7e) return 1
  if (point >= 0x4e00 && point <= 0x9fff) return 2
  return noWidth().test(character) ? 0 : eastAsianWidth(point)
}

const clusterWidth = (cluster: string): number => {
  if (cluster.length === 1) return pointWidth(cluster)
  if (emoji().test(cluster) && !lonely.test(cluster)) return 2
  let width = 0
  for (const character of cluster) width += pointWidth(character)
  return width
}

/** Cells taken by one line of text. Wide East Asian letters and emoji take 2, marks take none. */
export const cellWidth = (text: string): number => {
  if (ascii.test(text)) return text.length
  let width = 0
  for (const cluster of clustersOf(text)) width += clusterWidth(cluster)
  return width
}

/** Fills a line with spaces up to `width` cells; a wider one is returned as it is. */
export const padCells = (text: string, width: number, side: 'left' | 'right' = 'left'): string => {
  const gap = ' '.repeat(Math.max(0, width - cellWidth(text)))
  return side === 'right' ? gap + text : text + gap
}

/** Cuts a line to `width` cells (at least 1); what was cut off is marked by `…`. */
export const cutCells = (text: string, width: number): string => {
  if (cellWidth(text) <= width) return text
  let used = 0
  let kept = ''
  for (const cluster of clustersOf(text)) {
    used += clusterWidth(cluster)
    if (used > width - 1) break
    kept += cluster
  }
  return `${kept}…`
}

const notFirst = /^[,.:;!?)\]}%，。、：；！？）】》」』〉”’…％·]/
const notLast = /^[([{（【《「『〈“‘¥$]/

const digit = /^\d/

/**
 * Whether a line may end between two neighbours: after a space or semicolon, and beside wide letters as marks allow. Not
 * between groups of digits: a telephone number on two lines is none.
 * @param before what stands in front of `left`
 */
const mayBreak = (before: string, left: string, right: string): boolean => {
  if (left === ' ') return !(digit.test(before) && digit.test(right))
  if (left === ';') return true
  if (notFirst.test(right) || notLast.test(left)) return false
  return clusterWidth(left) === 2 || clusterWidth(right) === 2
}

const wrapLine = (line: string, width: number): string[] => {
  if (cellWidth(line) <= width) return [line]
  const clusters = clustersOf(line)
  const lines: string[] = []
  let start = 0
  let used = 0
  let breakAt = 0
  let index = 0
  while (index < clusters.length) {
    const cluster = clusters[index] ?? ''
    used += clusterWidth(cluster)
    if (mayBreak(clusters[index - 2] ?? '', clusters[index - 1] ?? '', cluster)) breakAt = index
    if (used > width && index > start && cluster !== ' ') {
      const end = breakAt > start ? breakAt : index
      lines.push(clusters.slice(start, end).join('').trimEnd())
      start = end
      index = end
      used = 0
    } else index += 1
  }
  lines.push(clusters.slice(start).join('').trimEnd())
  return lines
}

/** The widest piece of a text that no line ends within: a word, or a sign of Chinese with its marks. Stops at `most`. */
export const widestPiece = (text: string, most: number): number => {
  let widest = 0
  for (const line of text.split('\n')) {
    if (cellWidth(line) <= widest) continue
    let used = 0
    let [before, left] = ['', ' ']
    for (const cluster of clustersOf(line)) {
      if (mayBreak(before, left, cluster)) used = 0
      used += clusterWidth(cluster)
      if (cluster !== ' ' && used > widest) widest = used
      if (widest >= most) return most
      before = left
      left = cluster
    }
  }
  return widest
}

/**
 * Breaks a text into lines of at most `width` cells (at least 2). Words stay whole where they fit, Chinese breaks
 * anywhere but before closing marks; a longer word is broken hard. Only spaces at a break are dropped.
 */
export const wrapCells = (text: string, width: number): string[] => {
  const room = Math.max(2, width)
  return text.split('\n').flatMap((line) => wrapLine(line, room))
}

/** The greatest width among the lines of a text. */
export const blockWidth = (text: string): number =>
  text.includes('\n') ? Math.max(...text.split('\n').map(cellWidth)) : cellWidth(text)
