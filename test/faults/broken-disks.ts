// Faults to plant that the tests of kills, failing disks and power losses have to find.
import type { Breakage } from './breakage.ts'

/** Of what is safe on a disk, and when. */
export const brokenDisks: readonly Breakage[] = [
  {
    what: 'no room for the least of files is told as a fault of the disk',
    says: /no space left for/,
    changes: [
      { file: 'src/database/sqlite-failure.ts', from: 'const lack = lackOfRoom(path)', to: 'const lack = null' },
    ],
    test: 'surroundings',
    only: 'no room',
  },
  {
    what: 'a path that is not UTF-8 is taken as it comes',
    says: /is not UTF-8/,
    changes: [
      { file: 'src/kernel/typed-path.ts', from: 'if (!path.includes(replaced)) return', to: 'if (replaced) return' },
    ],
    test: 'surroundings',
    only: 'a folder',
  },
  {
    what: 'an entry is committed in two parts',
    says: /import customers, kill at/,
    changes: [
      {
        file: 'src/database/writing.ts',
        from: 'const made = await work(session.writing)',
        to: "const made = await work(session.writing); if (!about.dryRun) { lane.exec('commit'); lane.exec('begin immediate') }",
      },
      // The entry is written last; what refers to it would not be taken without it.
      { file: 'src/database/open-file.ts', from: 'foreign_keys = on', to: 'foreign_keys = off' },
    ],
    test: 'kill',
    only: 'import customers at a step',
    long: true,
  },
  {
    what: 'an export is written to its own name',
    says: /export, kill at/,
    changes: [
      {
        file: 'src/exchange/write-file.ts',
        from: 'return { written: join(folder, unfinishedName(',
        to: 'if (target) return { written: target, target: undefined }\n  return { written: join(folder, unfinishedName(',
      },
    ],
    test: 'kill',
    only: 'export at a step',
    long: true,
  },
  {
    what: 'a backup is copied to its own name',
    says: /backup, kill at/,
    changes: [
      { file: 'src/database/copy.ts', from: 'const beside = makeBeside(path)', to: 'const beside = path; makeBeside' },
      { file: 'src/database/copy.ts', from: 'giveName(beside, path)', to: 'void giveName' },
      { file: 'src/database/copy.ts', from: 'removeStoreFiles(beside)', to: 'void removeStoreFiles' },
    ],
    test: 'kill',
    only: 'backup at a step',
    long: true,
  },
  {
    what: 'a commit that fails is passed over',
    says: /acknowledged but not there/,
    changes: [
      {
        file: 'src/database/writing.ts',
        from: "rollBack(connection) : lane.exec('commit')",
        to: "rollBack(connection) : (() => { try { lane.exec('commit') } catch { rollBack(connection) } })()",
      },
    ],
    test: 'failing-disk',
    only: 'add',
    long: true,
  },
  {
    what: 'faults of the system about files have no sentence',
    says: /backup, E/,
    changes: [
      {
        file: 'src/database/sqlite-failure.ts',
        from: 'failureFor(codeOf(error) ?? systemCode(error), error, path)',
        to: 'failureFor(codeOf(error) ?? (systemCode(error) && null), error, path)',
      },
    ],
    test: 'failing-disk',
    only: 'backup',
    long: true,
  },
  {
    what: 'a migration is not one transaction',
    says: /once more: crm: migrating/,
    changes: [
      {
        file: 'src/database/dialect.ts',
        from: "'supportsTransactionalDdl', { value: true }",
        to: "'supportsTransactionalDdl', { value: false }",
      },
    ],
    test: 'migrating',
    only: 'at a step',
    long: true,
  },
  {
    what: 'commits are not synced',
    says: /an acknowledged command is gone/,
    changes: [{ file: 'src/database/open-file.ts', from: 'synchronous = full', to: 'synchronous = normal' }],
    test: 'power-loss',
    only: 'one record',
  },
  {
    what: 'copies of the store are not flushed before they get their name',
    says: /is gone; whole files|is not as it was made; whole files/,
    changes: [
      { file: 'src/database/durable-file.ts', from: 'fsyncSync(file)', to: 'void fsyncSync' },
      {
        file: 'src/database/copy.ts',
        from: "copy.pragma('journal_mode = delete')",
        to: "copy.pragma('synchronous = off')",
      },
    ],
    test: 'power-loss',
    only: 'whole files',
    long: true,
  },
  {
    what: 'an export is not synced before it gets its name',
    says: /out.csv is not as it was made/,
    changes: [
      {
        file: 'src/exchange/write-file.ts',
        from: 'await handle.chmod(0o600)\n    await handle.sync()',
        to: 'await handle.chmod(0o600)',
      },
    ],
    test: 'power-loss',
    only: 'whole files',
    long: true,
  },
  {
    what: 'a full disk while exporting is passed over',
    says: /export, files of at most 1 blocks: 0 null/,
    changes: [
      {
        file: 'src/exchange/write-file.ts',
        from: 'write: (block) => orDiscard(() => writeAll(handle, block))',
        to: 'write: (block) => writeAll(handle, block).catch(() => {})',
      },
    ],
    test: 'disk-full',
    only: 'export',
  },
  {
    what: 'a full disk keeps people from reading',
    says: /nothing was written/,
    changes: [
      {
        file: 'src/database/open-file.ts',
        from: '(isProtected(error) || isCrowded(error))',
        to: '(isCrowded(error) && isProtected(error))',
      },
    ],
    test: 'disk-full',
    only: 'reading',
  },
  {
    what: 'an erasure by rule commits records and certificates apart',
    says: /killed after \d+ of \d+ ms/,
    changes: [
      {
        file: 'src/erasure/erase.act.ts',
        from: '  const done: Erased[] = []',
        to: "  writing.lane.exec('commit'); writing.lane.exec('begin immediate')\n  const done: Erased[] = []",
      },
      { file: 'src/database/open-file.ts', from: 'foreign_keys = on', to: 'foreign_keys = off' },
    ],
    test: 'erase-rule',
    long: true,
  },
  {
    what: 'an erasure by rule leaves bytes in free pages',
    says: /crm\.db/,
    changes: [
      { file: 'src/database/open-file.ts', from: 'secure_delete = on', to: 'secure_delete = off' },
      {
        file: 'src/erasure/clean-file.act.ts',
        from: 'if (found.length === 0) return { searched',
        to: 'if (found.length >= 0) return { searched',
      },
    ],
    test: 'erase-rule',
  },
  {
    what: 'an erasure whose file cannot be cleaned is said not to be done',
    says: /refused but there; erase/,
    changes: [
      {
        file: 'src/erasure/clean-up.act.ts',
        from: 'if (!isFailure(error)) throw error',
        to: 'throw error; void isFailure',
      },
    ],
    test: 'failing-disk',
    only: 'erase$',
    long: true,
  },
]
