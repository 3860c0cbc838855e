// The fingerprint of a row without a key: by it the same row of the same file is known again.
import { hash } from 'node:crypto'
import { makeSeen } from './seen.ts'

const bytes = 16

/** Makes fingerprints of one file's rows. Rows that say the same are told apart by how many came before. */
export const fingerprints = (noun: string): ((cells: string) => Uint8Array) => {
  const seen = makeSeen()
  return (cells) => {
    const digest = hash('sha1', `${noun}\u001e${cells}`, 'buffer')
    const count = seen.addBits(digest.readUInt32LE(0), digest.readUInt32LE(4))
    if (count === 1) return digest.subarray(0, bytes)
    return hash('sha1', `${noun}\u001e${cells}\u001e${count}`, 'buffer').subarray(0, bytes)
  }
}
