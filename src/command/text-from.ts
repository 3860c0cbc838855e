// Long texts on the command line: `-` is the standard input, `@file` a file.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Failure } from '../kernel/failure.ts'
import type { Scene } from './command.ts'

const whole = async (scene: Scene): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of scene.world.stdin) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}

/** The text itself, or what stands in the file or on the standard input it names. A name such as `@me` stays as it is. */
export const readText = async (scene: Scene, text: string): Promise<string> => {
  if (text === '-') return whole(scene)
  if (!text.startsWith('@') || text.length === 1 || /^@(me|last)$/.test(text)) return text
  const path = resolve(scene.world.cwd, text.slice(1))
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new Failure(
      'store',
      'unreadable-file',
      { en: `cannot read ${path}`, zh: `无法读取 ${path}` },
      { cause, hint: { en: 'name a file that exists, or leave out the @', zh: '请给出存在的文件，或去掉 @' } },
    )
  }
}
