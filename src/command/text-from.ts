// Long texts on the command line: `-` is the standard input, `@file` a file, `@@x` the text `@x`. No longer than a cell of
// an import may be.
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { longestCell } from '../exchange/sheet-fault.ts'
import { Failure, isFailure } from '../kernel/failure.ts'
import { shown } from '../kernel/refusal.ts'
import { typedPath } from '../kernel/typed-path.ts'
import type { Scene } from './command.ts'

// A character is at most four bytes.
const mostBytes = 4 * longestCell

const tooLong = (): Failure =>
  new Failure(
    'usage',
    'text-too-long',
    { en: `a text may have ${longestCell} characters at most`, zh: `文字最多 ${longestCell} 个字符` },
    { hint: { en: 'keep it as a file, and note where', zh: '请保存为文件，并在备注中写明位置' } },
  )

const whole = async (stream: Readable): Promise<string> => {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of stream) {
    const block = Buffer.from(part)
    bytes += block.length
    if (bytes > mostBytes) throw tooLong()
    parts.push(block)
  }
  const text = Buffer.concat(parts).toString('utf8')
  if (text.length > longestCell) throw tooLong()
  return text
}

/**
 * The text itself, or what stands in the file or on the standard input it names. A name such as `@me` stays as it is; a
 * second @ in front says that the first is part of the text.
 * Fails with `unreadable-file` (9), or `text-too-long` (2).
 */
export const readText = async (scene: Scene, text: string): Promise<string> => {
  if (text === '-') return whole(scene.world.stdin)
  if (text.startsWith('@@')) return text.slice(1)
  if (!text.startsWith('@') || text.length === 1 || /^@(me|last)$/.test(text)) return text
  const path = typedPath(scene.world.cwd, text.slice(1))
  try {
    return await whole(createReadStream(path))
  } catch (cause) {
    if (isFailure(cause)) throw cause
    throw new Failure(
      'store',
      'unreadable-file',
      { en: `cannot read ${path}`, zh: `无法读取 ${path}` },
      {
        cause,
        hint: {
          en: `name a file that exists, or write @${shown(text)} for a text that begins with @`,
          zh: `请给出存在的文件；若文字本身以 @ 开头，请写 @${shown(text)}`,
        },
      },
    )
  }
}
