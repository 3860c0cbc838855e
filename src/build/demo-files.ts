// The files of the demonstration, copied beside the bundle: the built program reads nothing of src/.
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'

const from = 'src/system/demo'
const to = 'dist/demo'

/** Copies them to dist/demo/ and gives their paths there. A project without a demonstration has none. */
export const copyDemoFiles = async (root: string): Promise<readonly string[]> => {
  if (!existsSync(join(root, from))) return []
  await mkdir(join(root, to), { recursive: true })
  const names = await readdir(join(root, from))
  for (const name of names) await copyFile(join(root, from, name), join(root, to, name))
  return names.map((name) => join(root, to, name))
}
