// `npm run docs`: writes the pages of docs/ that are made from the program. With `--check` it writes nothing and fails
// where a page is not what would be written.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { madePages } from './src/build/documents.ts'

const checkOnly = process.argv.includes('--check')

for (const { path, make } of madePages) {
  const file = join(import.meta.dirname, path)
  const wanted = await make()
  const present = await readFile(file, 'utf8').catch(() => '')
  if (present === wanted) continue
  if (checkOnly) {
    process.stderr.write(`${path} is not in step with the program; try: npm run docs\n`)
    process.exitCode = 1
  } else {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, wanted)
    process.stdout.write(`${path}\n`)
  }
}
