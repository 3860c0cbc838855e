// The fingerprint of a row without a key: by it the same row of the same file is known again.
import { hash } from 'node:crypto'
import { makeSeen } from './seen.ts'

const bytes = 16

/**
 * Makes fingerprints of one file's rows. Rows that say the same are told apart by how many came before.
 * @param staff of somebody under a role: their rows are known again from their own files alone, as that a row is known
 * tells what it says; null for everybody else
 */
export const fingerprints = (noun: string, staff: number | null = null): ((cells: string) => Uint8Array) => {
  const seen = makeSeen()
  const head = staff === null ? noun : `${noun}\u001d${staff}`
  return (cells) => {
    const digest = hash('sha1', `${head}\u001e${cells}`, 'buffer')
    const count = seen.addBits(digest.readUInt32LE(0), digest.readUInt32LE(4))
    if (count === 1) return digest.subarray(0, bytes)
    return hash('sha1', `${head}\u001e${cells}\u001e${count}`, 'buffer').subarray(0, bytes)
  }
}
