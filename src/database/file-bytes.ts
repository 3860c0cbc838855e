// Looks through the bytes of files for texts: what SQLite left between its records no query tells. Reads only.
import { closeSync, existsSync, openSync, readSync } from 'node:fs'

const block = 8 * 1024 * 1024

interface Needle {
  readonly text: string
  readonly bytes: Buffer
}

/** Looks for some needles in a piece of a file; each that is found is handed over. */
type Look = (seen: Buffer, found: (text: string) => void) => void

// From so many on, a walk by hand over the bytes is quicker than one of the machine for each needle.
const many = 24

const oneByOne =
  (needles: readonly Needle[]): Look =>
  (seen, found) => {
    for (const { text, bytes } of needles) if (seen.includes(bytes)) found(text)
  }

const startOf = (bytes: Buffer, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)

/** All needles in one walk, looked up by their first two bytes and then told by the next two. */
const together = (needles: readonly Needle[]): Look => {
  const starts = new Uint8Array(65_536)
  const buckets = new Map<number, Needle[]>()
  for (const needle of needles) {
    starts[startOf(needle.bytes, 0)] = 1
    const start = needle.bytes.readUInt32BE(0)
    const bucket = buckets.get(start)
    if (bucket) bucket.push(needle)
    else buckets.set(start, [needle])
  }
  return (seen, found) => {
    for (let at = 0; at + 3 < seen.length; at += 1) {
      if (starts[startOf(seen, at)] === 0) continue
      for (const { text, bytes } of buckets.get(seen.readUInt32BE(at)) ?? [])
        if (bytes.compare(seen, at, Math.min(seen.length, at + bytes.length)) === 0) found(text)
    }
  }
}

/** The texts whose UTF-8 stands somewhere in a file; none where there is no file. */
export const textsInFile = (path: string, texts: readonly string[]): readonly string[] => {
  if (!existsSync(path) || texts.length === 0) return []
  const needles = texts.map((text) => ({ text, bytes: Buffer.from(text) }))
  const longest = Math.max(...needles.map(({ bytes }) => bytes.length))
  const long = needles.filter(({ bytes }) => bytes.length >= 4)
  const looks =
    long.length < many
      ? [oneByOne(needles)]
      : [together(long), oneByOne(needles.filter(({ bytes }) => bytes.length < 4))]
  const found = new Set<string>()
  const buffer = Buffer.alloc(block + longest)
  const file = openSync(path, 'r')
  try {
    // The end of a block is kept before the next: a text may lie across.
    for (let [at, kept] = [0, 0]; ; ) {
      const read = readSync(file, buffer, kept, block, at)
      if (read === 0) return [...found]
      const seen = buffer.subarray(0, kept + read)
      for (const look of looks) look(seen, (text) => found.add(text))
      const rest = Math.min(longest, seen.length)
      buffer.copyWithin(0, seen.length - rest, seen.length)
      at += read
      kept = rest
    }
  } finally {
    closeSync(file)
  }
}
