// Where text goes: a stream that is waited for when it is full, and that ends quietly when its reader has gone.
// Never throws: a fault other than a closed pipe is kept for whoever asks at the end.

/** What is needed of a stream of Node; see descriptor.ts for a cheaper one. */
export interface TextStream {
  /** False where the caller should wait for `drain`. */
  write(text: string | Uint8Array, done?: (error?: Error | null) => void): boolean
  on(event: 'drain' | 'close', listener: () => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  readonly destroyed: boolean
  readonly writableEnded: boolean
}

/** A place to write text. */
export interface Sink {
  /** Takes text. When a promise comes back, wait for it before writing on. Does nothing once closed. */
  readonly write: (text: string) => void | Promise<void>
  /** The same for bytes in UTF-8, where the place takes them. */
  readonly bytes?: (block: Uint8Array) => void | Promise<void>
  /** Whether nobody takes text any more: stop making it. */
  readonly isClosed: () => boolean
}

/** A sink over a stream. */
export interface StreamSink extends Sink {
  /** Waits until all is handed over. Answers with the fault that ended the stream, unless its reader just went away. */
  readonly finish: () => Promise<Error | undefined>
}

const quiet = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'])

const isQuiet = (error: Error): boolean => 'code' in error && typeof error.code === 'string' && quiet.has(error.code)

/** Makes a sink of a stream. The stream is not ended: it may be the process's own. */
export const streamSink = (stream: TextStream): StreamSink => {
  let closed = false
  let fault: Error | undefined
  const waiting = new Set<() => void>()

  const release = (): void => {
    for (const resolve of waiting) resolve()
    waiting.clear()
  }
  stream.on('drain', release)
  stream.on('close', () => {
    closed = true
    release()
  })
  const fail = (error: Error): void => {
    closed = true
    if (!isQuiet(error)) fault ??= error
    release()
  }
  stream.on('error', fail)

  const isClosed = (): boolean => closed || stream.destroyed || stream.writableEnded
  const untilReleased = (): Promise<void> => new Promise((resolve) => waiting.add(resolve))

  const put = (block: string | Uint8Array): void | Promise<void> => {
    if (block.length === 0 || isClosed()) return
    if (!stream.write(block)) return untilReleased()
  }

  return {
    isClosed,
    write: put,
    bytes: put,
    finish: async () => {
      if (isClosed()) return fault
      return new Promise((resolve) => {
        stream.write('', (error) => {
          if (error) fail(error)
          resolve(fault)
        })
      })
    },
  }
}

/** A sink that keeps the text, for tests and for text that goes on to another place. */
export const textSink = (): Sink & { readonly text: () => string } => {
  let kept = ''
  return {
    write: (text) => {
      kept += text
    },
    isClosed: () => false,
    text: () => kept,
  }
}
