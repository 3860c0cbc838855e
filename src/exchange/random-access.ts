// A source that can be read at any place, as archives need: a stream is taken into memory for it.
import { type ByteSource, fromMemory } from './byte-source.ts'

/** A source of known size that can be read at any place. */
export interface RandomSource extends ByteSource {
  readonly size: number
  readonly sampleAt: NonNullable<ByteSource['sampleAt']>
}

const isRandom = (source: ByteSource): source is RandomSource =>
  source.size !== undefined && source.sampleAt !== undefined

/**
 * The same bytes, readable at any place; a stream is kept in memory as long as it has at most `most` bytes. Undefined
 * where it has more. Closing what comes back closes the source.
 */
export const randomAccess = async (source: ByteSource, most: number): Promise<RandomSource | undefined> => {
  if (isRandom(source)) return source
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of source.bytes()) {
    pieces.push(piece)
    size += piece.length
    if (size > most) return undefined
  }
  const kept = { ...fromMemory(Buffer.concat(pieces), source.place), close: source.close }
  return isRandom(kept) ? kept : undefined
}
