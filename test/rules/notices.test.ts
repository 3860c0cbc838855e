// What is told on stderr: when, and how wide.
import { describe, expect, it } from 'vitest'
import { openNotices } from '../../src/command/notices.ts'
import { same } from '../../src/kernel/words.ts'

const opened = (columns?: number, quiet = false) => {
  const written: string[] = []
  const stream = {
    write: (text: string | Uint8Array) => {
      written.push(String(text))
      return true
    },
    on: () => undefined,
    destroyed: false,
    writableEnded: false,
  }
  const notices = openNotices({ stream, isTTY: columns !== undefined, columns }, () => 'en', quiet)
  return { notices, written }
}

describe('notices', () => {
  it('come at once; held back, they come when the terminal is free again', () => {
    const { notices, written } = opened()
    notices.tell(same('one'))
    notices.hold()
    notices.tell(same('two'))
    notices.hold()
    notices.tell(same('three'))
    expect(written).toEqual(['one\n'])
    notices.release()
    notices.tell(same('four'))
    expect(written).toEqual(['one\n', 'two\n', 'three\n', 'four\n'])
  })

  it('are broken between words on a terminal, and there alone', () => {
    const text = '   not shown: net spend, owner; --fields id,spend,owner shows them\nshort'
    const wide = opened(30)
    wide.notices.tell(same(text))
    expect(wide.written.join('')).toBe(
      '   not shown: net spend,\n     owner; --fields\n     id,spend,owner shows them\nshort\n',
    )
    const off = opened()
    off.notices.tell(same(text))
    expect(off.written.join('')).toBe(`${text}\n`)
  })

  it('say nothing when nothing is to be said', () => {
    const { notices, written } = opened(80, true)
    notices.tell(same('one'))
    expect(written).toEqual([])
  })
})
