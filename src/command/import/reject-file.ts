// Writes the rejected rows of an import into a file of the same columns, by reading the source once more: the cells of
// a million good rows need not be kept for the sake of a few bad ones.
import { access, constants } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { Lane } from '../../database/lane.ts'
import { isOwn } from '../../exchange/own-file-mark.ts'
import { collectRejects, type Rejects } from '../../exchange/rejects.ts'
import { Failure } from '../../kernel/failure.ts'
import { refuseStoreFile } from '../../kernel/store-files.ts'
import { typedPath } from '../../kernel/typed-path.ts'
import { say } from '../../kernel/words.ts'
import { type Rejected, rejectedAfter } from './fates.queries.ts'
import type { Job } from './job.ts'
import type { Source } from './source.ts'

/** A file of rejected rows that is written but not yet in its place. */
export interface RejectFile {
  /** As a person would type it. */
  readonly name: string
  readonly rejects: Rejects
}

const withoutSuffix = (name: string): string => name.slice(0, name.length - extname(name).length)

/**
 * The name, or the next one with a number where somebody has written the file there: mended rows are not written over.
 * That is said.
 */
const besideChanged = async ({ scene }: Job, wanted: string): Promise<string> => {
  // Before it is looked into: a store must not be opened a second time.
  refuseStoreFile(typedPath(scene.world.cwd, wanted))
  const suffix = extname(wanted)
  let name = wanted
  for (let number = 2; !(await isOwn(typedPath(scene.world.cwd, name))); number++)
    name = `${wanted.slice(0, wanted.length - suffix.length)}-${number}${suffix}`
  if (name !== wanted)
    scene.notice({
      en: `${wanted} was changed since it was written and is kept; the rejected rows are in ${name}`,
      zh: `${wanted} 写出后已被修改，予以保留；拒收的行写入 ${name}`,
    })
  return name
}

/** Beside the source; where that folder cannot be written, or the source flowed in, in the current one. */
const nameFor = async (job: Job, source: Source): Promise<string> => {
  const { options, scene } = job
  if (options.rejects !== undefined) {
    if (typedPath(scene.world.cwd, options.rejects) === source.path) throw overSource(options.rejects)
    return options.rejects
  }
  if (source.path === null) return 'stdin.rejected.csv'
  const name = `${withoutSuffix(basename(options.file))}.rejected.csv`
  try {
    await access(dirname(source.path), constants.W_OK)
    return join(dirname(options.file), name)
  } catch {
    return basename(typedPath(scene.world.cwd, name))
  }
}

const overSource = (name: string): Failure =>
  new Failure(
    'usage',
    'bad-value',
    {
      en: `--rejects ${name} would write over the file that is imported`,
      zh: `--rejects ${name} 会覆盖正在导入的文件`,
    },
    { field: 'rejects', hint: { en: 'name another file', zh: '请指定另一个文件' } },
  )

const changedMeanwhile = (place: string): Failure =>
  new Failure(
    'failed',
    'file-changed',
    { en: `${place} was changed while it was read; nothing was imported`, zh: `${place} 在读取期间被修改，没有导入` },
    { hint: { en: 'run it again once nobody writes the file', zh: '请在文件不再变动后重试' } },
  )

/** Walks through the rejected rows in step with the rows of the file. */
const rejectedInStep = (lane: Lane): ((n: number) => Rejected | undefined) => {
  let block: readonly Rejected[] = rejectedAfter(lane, 0, 1000)
  let at = 0
  return (n) => {
    for (;;) {
      const one = block[at]
      if (one === undefined) {
        const last = block.at(-1)
        if (last === undefined) return undefined
        block = rejectedAfter(lane, last.n, 1000)
        at = 0
        if (block.length === 0) return undefined
      } else if (one.n < n) at += 1
      else return one.n === n ? one : undefined
    }
  }
}

/** Writes the rejected rows; `all` writes every row, as none is imported. Fails where the file cannot be written. */
export const writeRejects = async (lane: Lane, job: Job, source: Source, all: boolean): Promise<RejectFile> => {
  const name = await besideChanged(job, await nameFor(job, source))
  const path = typedPath(job.scene.world.cwd, name)
  const rejects = collectRejects({ source: job.options.file, path, header: job.file.header, raw: job.options.raw })
  const other = say(
    { en: 'not imported: other rows are faulty (--atomic)', zh: '未导入：其他行有误（--atomic）' },
    job.language,
  )
  const find = rejectedInStep(lane)
  const sheet = await source.open()
  try {
    let n = 0
    for await (const block of sheet.rows()) {
      for (const { line, cells } of block) {
        n += 1
        const found = find(n)
        if (found !== undefined) await rejects.add(line, cells, found.why)
        else if (all) await rejects.add(line, cells, other)
      }
    }
    if (sheet.hash() !== job.file.hash) throw changedMeanwhile(job.options.file)
    // Before the store commits: rows that are taken must not be without the file of those that are not.
    await rejects.prepare()
    return { name, rejects }
  } catch (error) {
    await rejects.discard()
    throw error
  } finally {
    await sheet.close()
  }
}
