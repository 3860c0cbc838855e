// Text straight to one of the process's descriptors: a stream of Node for it costs a tenth of a start. Where the
// descriptor would block, Node's stream takes over; it is made only then, or where a library wants one.
import { fstatSync, statSync, writeSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { errorCode } from '../kernel/error-code.ts'
import type { TextStream } from './sink.ts'

/** The bytes that the descriptor did not take; undefined when it took all. */
const writeAll = (descriptor: number, bytes: Uint8Array): Uint8Array | undefined => {
  let at = 0
  try {
    while (at < bytes.length) at += writeSync(descriptor, bytes, at)
    return undefined
  } catch (error) {
    if (errorCode(error) !== 'EAGAIN') throw error
    return bytes.subarray(at)
  }
}

/**
 * A stream of text over a descriptor: what is written is handed over before `write` returns. A fault, such as a pipe
 * whose reader has gone, goes to the listeners for `error`, as from Node's own stream.
 * @param whole makes that stream
 */
export const descriptorText = (descriptor: number, whole: () => Writable): TextStream => {
  const listeners: ((stream: Writable) => void)[] = []
  const onError: ((error: Error) => void)[] = []
  let stream: Writable | undefined
  let failed = false
  const handOn = (rest: Uint8Array, done?: (error?: Error | null) => void): boolean => {
    if (stream === undefined) {
      stream = whole()
      for (const listen of listeners) listen(stream)
    }
    return stream.write(rest, done)
  }
  return {
    on: (event: 'drain' | 'close' | 'error', listener: (error: Error) => void): void => {
      if (stream) stream.on(event, listener)
      listeners.push((made) => made.on(event, listener))
      if (event === 'error') onError.push(listener)
    },
    get destroyed() {
      return failed || stream?.destroyed === true
    },
    get writableEnded() {
      return stream?.writableEnded === true
    },
    write: (text, done) => {
      if (stream) return stream.write(text, done)
      try {
        const rest = writeAll(descriptor, typeof text === 'string' ? Buffer.from(text) : text)
        if (rest) return handOn(rest, done)
        done?.()
      } catch (error) {
        failed = true
        const fault = error instanceof Error ? error : new Error(String(error))
        for (const listener of onError) listener(fault)
        done?.(fault)
      }
      return true
    },
  }
}

/** Whether a descriptor may be a terminal; asked first because finding out for sure loads much of Node. */
export const mayBeTerminal = (descriptor: number): boolean => {
  try {
    const found = fstatSync(descriptor)
    return found.isCharacterDevice() && found.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev
  } catch {
    return false
  }
}
