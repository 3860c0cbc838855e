// The folder of the demonstration, and the files put into it. Makes nothing outside that folder.

import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'

/** Files of demo/ beside the program, under the names that the demonstration types. */
const files = [
  ['invoices.csv', 'invoices.csv'],
  ['customers.csv', '客户名单.csv'],
  ['visits.csv', '回访记录.csv'],
] as const

/** Where the files lie: beside this source, or in dist/demo/ seen from dist/lazy/. */
const sourceFolder = (): string => {
  const places = ['./demo/', '../demo/'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
  const found = places.find((path) => existsSync(join(path, files[0][0])))
  if (found !== undefined) return found
  throw new Failure(
    'store',
    'no-demo-files',
    { en: 'the files of the demonstration are missing', zh: '缺少演示文件' },
    { why: same(places.at(-1) ?? ''), hint: same('npm run build') },
  )
}

const refuseFull = async (folder: string): Promise<void> => {
  const entries = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new Failure(
      'store',
      'bad-folder',
      { en: `${folder} cannot be used`, zh: `无法使用 ${folder}` },
      { why: same(error.message), hint: same('crm demo'), field: 'keep', cause: error },
    )
  })
  if (entries.length === 0) return
  throw new Failure(
    'conflict',
    'folder-not-empty',
    { en: `${folder} is not empty`, zh: `${folder} 不是空文件夹` },
    {
      field: 'keep',
      why: { en: 'the demonstration begins with an empty folder', zh: '演示需要一个空文件夹' },
      hint: same('crm demo'),
    },
  )
}

/** Makes the folder (one named, or a new one among the temporary ones) with the files in it. Throws where it is not empty. */
export const makeDemoFolder = async (named: string | undefined): Promise<string> => {
  const source = sourceFolder()
  if (named !== undefined) await refuseFull(named)
  const folder = named ?? (await mkdtemp(join(tmpdir(), 'crm-demo-')))
  await mkdir(folder, { recursive: true })
  for (const [from, to] of files) await copyFile(join(source, from), join(folder, to))
  return folder
}
