// Whether a process is still there, and where it is: what tells a file in the making from one that was left behind.
// Process numbers mean something on one machine only, in one container only.
import { createHash } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { errorCode } from './error-code.ts'

const spaceOfNumbers = (): string => {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    // Only Linux has several on one machine.
    return ''
  }
}

let place: string | undefined

/** The number of this process. */
export const ownNumber = (): number => process.pid

/** Six hexadecimal digits for the place where process numbers mean what they mean here. */
export const ownPlace = (): string => {
  place ??= createHash('sha256').update(`${hostname()} ${spaceOfNumbers()}`).digest('hex').slice(0, 6)
  return place
}

/** Whether a process of this place is there. */
export const isRunning = (number: number): boolean => {
  try {
    process.kill(number, 0)
    return true
  } catch (error) {
    // One that belongs to somebody else may not be asked, but is there.
    return errorCode(error) !== 'ESRCH'
  }
}
