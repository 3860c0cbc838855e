// Looks through the bytes of files for texts: what SQLite left between its records no query tells. Reads only.
import { closeSync, existsSync, openSync, readSync } from 'node:fs'

const block = 8 * 1024 * 1024

/** The texts whose UTF-8 stands somewhere in a file; none where there is no file. */
export const textsInFile = (path: string, texts: readonly string[]): readonly string[] => {
  if (!existsSync(path) || texts.length === 0) return []
  const needles = texts.map((text) => Buffer.from(text))
  const longest = Math.max(...needles.map(({ length }) => length))
  const found = new Set<string>()
  const buffer = Buffer.alloc(block + longest)
  const file = openSync(path, 'r')
  try {
    // The end of a block is kept before the next: a text may lie across.
    for (let [at, kept] = [0, 0]; ; ) {
      const read = readSync(file, buffer, kept, block, at)
      if (read === 0) return [...found]
      const seen = buffer.subarray(0, kept + read)
      for (const [index, needle] of needles.entries()) if (seen.includes(needle)) found.add(texts[index] ?? '')
      const rest = Math.min(longest, seen.length)
      buffer.copyWithin(0, seen.length - rest, seen.length)
      at += read
      kept = rest
    }
  } finally {
    closeSync(file)
  }
}
