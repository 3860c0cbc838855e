// `npm run build`: the source into dist/, the pages of help, then the code caches for this Node.
import { join } from 'node:path'
import { bundle } from './src/build/bundle.ts'
import { writeCodeCache } from './src/build/code-cache.ts'
import { writeManPages } from './src/build/man-pages.ts'
import { writeManifest } from './src/build/manifest.ts'

const root = import.meta.dirname

const build = async (): Promise<void> => {
  const bundled = await bundle(root)
  const { program } = await import('./src/commands.ts')
  await writeManifest(program, join(root, 'dist'))
  await writeManPages(program, join(root, 'dist', 'man'))
  const warm = await writeCodeCache(root, bundled)
  for (const { part, bytes } of bundled) process.stdout.write(`dist/${part.file}  ${Math.ceil(bytes / 1024)} KiB\n`)
  if (!warm) process.stderr.write('no code cache: the warming run failed; the program starts more slowly\n')
}

try {
  await build()
} catch (error) {
  // What the bundler found it has said already.
  if (!(error instanceof Error && 'errors' in error)) throw error
  process.exitCode = 1
}
