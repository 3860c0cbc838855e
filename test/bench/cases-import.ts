// What is measured of imports: a spreadsheet into an empty store, the same file again, and how long others cannot write.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { importFile } from './import-file.ts'
import { longestHold } from './lock-time.ts'
import { compare, type Figure } from './measure.ts'
import { runTask } from './process-run.ts'
import { cacheFolder } from './store.ts'
import { crm, importByShell } from './yardsticks.ts'

const fresh = (path: string): void => {
  for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) rmSync(path + end)
}

const emptyStore = (path: string): void => {
  fresh(path)
  runTask(crm('init', '--db', path, '--zone', 'Asia/Shanghai', '--currency', 'CNY', '--no-input'))
}

/** Importing so many customers. */
export const imports = async (size: number): Promise<readonly Figure[]> => {
  const file = importFile(size)
  const [ours, theirs] = [join(cacheFolder, 'import.db'), join(cacheFolder, 'shell.db')]
  const task = crm('import', 'customers', file, '--db', ours, '--quiet')
  const first = compare({
    work: 'import customers, 12 columns',
    size,
    against: 'sqlite3 .import, 3 indexes',
    // For a million: of fewer rows the start of thread and program is a good part.
    goal: size < 1_000_000 ? null : 4,
    ours: task,
    theirs: importByShell(theirs, file),
    rounds: size > 200_000 ? 1 : 3,
    warm: size > 200_000 ? 0 : 1,
    peak: true,
    prepare: () => {
      emptyStore(ours)
      fresh(theirs)
    },
  })
  const again = runTask(task, { peak: true })
  emptyStore(ours)
  const held = await longestHold(ours, task)
  const others = { size, processor: null, theirs: null, rounds: 1 }
  return [
    first,
    {
      ...others,
      work: 'import customers: memory',
      against: 'MB',
      ratio: first.peak ?? Number.NaN,
      unit: 'number',
      goal: 600,
      ours: first.ours,
      peak: first.peak,
    },
    {
      ...others,
      work: 'the same file again',
      against: 'the first time',
      goal: 0.6,
      ratio: again.milliseconds / first.ours,
      ours: again.milliseconds,
      theirs: first.ours,
      peak: again.peak,
    },
    {
      ...others,
      work: 'import customers: others wait',
      against: 'seconds',
      ratio: held / 1000,
      unit: 'seconds',
      goal: size === 100_000 ? 3 : null,
      ours: held,
      peak: null,
    },
  ]
}
