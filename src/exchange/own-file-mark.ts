// By what a file that the program wrote is known as untouched: the small digits of its time of change are made from its
// bytes. Whoever saves, copies or mends the file gives it another time, and then it counts as theirs. Where a disk keeps
// no such digits, every file counts as somebody's: nothing is written over.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat, utimes } from 'node:fs/promises'

// Steps of ten microseconds: what a double can hold of seconds since 1970, with room for its rounding.
const steps = 100_000
const microsOfStep = 10

const markOf = async (path: string): Promise<number> => {
  const digest = createHash('sha256')
  for await (const block of createReadStream(path)) digest.update(block)
  return digest.digest().readUInt32BE(0) % steps
}

/** Marks a file that was just written. Where that cannot be done the file counts as somebody's. */
export const markAsOwn = async (path: string): Promise<void> => {
  try {
    const { mtimeMs } = await stat(path)
    const micros = (await markOf(path)) * microsOfStep + microsOfStep / 2
    const time = Math.floor(mtimeMs / 1000) + micros / 1_000_000
    await utimes(path, time, time)
  } catch {
    // A device, or a disk that sets no times: the next file takes another name.
  }
}

/** Whether nobody has written the file since `markAsOwn`; also where nothing stands at the path, or no plain file. */
export const isOwn = async (path: string): Promise<boolean> => {
  const about = await stat(path, { bigint: true }).catch(() => undefined)
  if (about === undefined || !about.isFile()) return true
  const step = Number((about.mtimeNs % 1_000_000_000n) / BigInt(microsOfStep * 1000))
  return step === (await markOf(path).catch(() => Number.NaN))
}
