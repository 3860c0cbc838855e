import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { streamSink } from '../../src/output/sink.ts'
import { writeRows } from '../../src/output/write-rows.ts'

const column = { key: 'id', title: { en: 'id', zh: '编号' }, json: (id: number) => id }

const countdown = (most: number) => {
  const state = { made: 0, ended: false }
  function* rows() {
    try {
      while (state.made < most) {
        state.made += 1
        yield state.made
      }
    } finally {
      state.ended = true
    }
  }
  return { state, rows: rows() }
}

describe('a sink over a stream', () => {
  it('waits while the stream is full', async () => {
    let inside = 0
    let most = 0
    const slow = new Writable({
      highWaterMark: 1000,
      write: (chunk, _encoding, done) => {
        inside += chunk.length
        setTimeout(() => {
          inside -= chunk.length
          done()
        }, 1)
      },
    })
    const sink = streamSink(slow)
    const watched = {
      ...sink,
      write: (text: string) => {
        most = Math.max(most, slow.writableLength)
        return sink.write(text)
      },
    }
    await writeRows(watched, [column], countdown(20_000).rows, { format: 'ids', language: 'en' })
    expect(await sink.finish()).toBeUndefined()
    expect(most).toBeLessThan(1000)
    expect(inside).toBe(0)
  })

  it('ends quietly when the reader of a real pipe has gone, and stops the source', async () => {
    const reader = spawn('head', ['-n', '2'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const { state, rows } = countdown(5_000_000)
    const sink = streamSink(reader.stdin)
    let seen = ''
    reader.stdout.on('data', (text) => {
      seen += text
    })
    const closed = once(reader, 'close')
    await writeRows(sink, [column], rows, { format: 'ids', language: 'en' })
    expect(await sink.finish()).toBeUndefined()
    await closed
    expect(seen).toBe('1\n2\n')
    expect(sink.isClosed()).toBe(true)
    expect(state.made).toBeLessThan(5_000_000)
    expect(state.ended).toBe(true)
  })

  it('keeps any other fault for the end and does not throw', async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
    })
    const sink = streamSink(full)
    await writeRows(sink, [column], countdown(10_000).rows, { format: 'ids', language: 'en' })
    expect((await sink.finish())?.message).toBe('no space left')
    expect(sink.isClosed()).toBe(true)
    expect(sink.write('more')).toBeUndefined()
  })

  it('does not wait for ever on a stream that is destroyed while full', async () => {
    const stuck = new Writable({ highWaterMark: 1, write: () => {} })
    const sink = streamSink(stuck)
    const waiting = sink.write('abc')
    stuck.destroy()
    await waiting
    expect(await sink.finish()).toBeUndefined()
  })
})
