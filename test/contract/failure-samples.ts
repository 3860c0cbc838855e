// A line for each code of failure, in the seeded store: what is typed, what must stand ready, what it ends with.
// A new code gets a line here, or the test that proves it is named below.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { ExitName } from '../../src/kernel/failure.ts'

/** A line that fails. */
export interface Sample {
  readonly code: string
  readonly exit: ExitName
  readonly argv: readonly string[]
  /** Lines that run first, in a store of the sample's own. */
  readonly before?: readonly (readonly string[])[]
  /** Files and faults laid into the folder, which is then the sample's own. What it returns is called at the end. */
  readonly prepare?: (folder: string) => (() => void) | undefined
  readonly env?: Readonly<Record<string, string>>
  /** The person has interrupted already. */
  readonly interrupted?: true
  /** There is nothing to try. */
  readonly noHint?: true
}

const file =
  (name: string, content: string | Uint8Array): NonNullable<Sample['prepare']> =>
  (folder) => {
    writeFileSync(join(folder, name), content)
    return undefined
  }

const inStore =
  (sql: string): NonNullable<Sample['prepare']> =>
  (folder) => {
    const store = new Database(join(folder, 'crm.db'))
    store.exec(sql)
    store.close()
    return undefined
  }

const held: NonNullable<Sample['prepare']> = (folder) => {
  const store = new Database(join(folder, 'crm.db'))
  store.exec('begin immediate')
  return () => {
    store.exec('rollback')
    store.close()
  }
}

const usage = (code: string, ...argv: readonly string[]): Sample => ({ code, exit: 'usage', argv })

/** Every sample. */
export const samples: readonly Sample[] = [
  usage('unknown-command', 'tody'),
  usage('unknown-noun', 'add', 'custmer'),
  usage('unknown-verb', 'customer', 'sow'),
  usage('unknown-topic', 'help', 'fitlers'),
  usage('unknown-flag', 'list', 'customers', '--sotr', 'name'),
  usage('unknown-language', 'today', '--lang', 'tlh'),
  usage('unknown-format', 'list', 'customers', '-o', 'x.csv', '--fields', 'name', '-f', 'xml'),
  usage('unknown-field', 'list', 'customers', 'teir:high'),
  usage('unknown-value', 'list', 'customers', 'tier:hgih'),
  usage('bad-filter', 'list', 'customers', '--where', '(tier:high'),
  usage('bad-sort', 'list', 'customers', '--sort', 'phones'),
  usage('bad-limit', 'list', 'customers', '--limit', 'few'),
  usage('bad-value', 'add', 'complaint', 'C-1', '--text', 'x', '--severity', '9'),
  usage('bad-date', 'add', 'visit', 'C-1', '--due', '1/12/2026'),
  usage('bad-zone', 'config', 'set', 'zone', 'Mars/Olympus'),
  usage('bad-setting', 'config', 'set', 'lost_after_days', 'soon'),
  usage('unknown-setting', 'config', 'get', 'lost_after_dys'),
  usage('person-setting', 'config', 'set', 'color', 'never'),
  usage('missing-value', 'edit', 'customer', 'C-1', '--note'),
  usage('missing-field', 'add', 'contact', 'C-1'),
  usage('missing-reason', 'edit', 'customer', 'C-1', '--tier-override', 'high'),
  usage('missing-target', 'show', 'customer'),
  usage('missing-until', 'snooze', 'C-1'),
  usage('missing-status', 'move', 'complaint', 'K-1'),
  usage('missing-staff', 'assign', 'complaint', 'K-1'),
  usage('missing-file', 'read'),
  usage('missing-text', 'search'),
  usage('missing-key', 'add', 'customer', '王五', '--if-missing'),
  usage('too-many-words', 'show', 'customer', 'C-1', 'C-2'),
  usage('nothing-to-change', 'edit', 'customer', 'C-1'),
  usage('refused-verb', 'add', 'tier'),
  usage('wrong-noun', 'show', 'customer', 'V-1'),
  usage('bad-step', 'move', 'complaint', 'K-1', 'confirmed'),
  usage('bad-field-name', 'add', 'field', 'grade'),
  usage('unknown-encoding', 'read', 'customers.csv', '--encoding', 'klingon'),
  { ...usage('bad-config', 'today'), prepare: file('crm.toml', 'language = ') },
  { ...usage('firm-setting-in-file', 'today'), prepare: file('crm.toml', 'zone = "Asia/Tokyo"\n') },
  { ...usage('not-declared', 'remove', 'tag', 'vip'), noHint: true },
  { code: 'not-found', exit: 'notFound', argv: ['show', 'customer', 'C-99'] },
  {
    code: 'removed',
    exit: 'notFound',
    argv: ['edit', 'customer', 'C-4', '--note', 'x'],
    before: [['remove', 'customer', 'C-4', '--yes']],
  },
  { code: 'no-entry', exit: 'notFound', argv: ['show', 'entry', '999'] },
  {
    code: 'no-me',
    exit: 'notFound',
    argv: ['list', 'customers', 'owner:@me'],
    before: [['remove', 'staff', 'E-1', '--yes']],
  },
  { code: 'nothing-to-undo', exit: 'notFound', argv: ['redo'] },
  { code: 'ambiguous', exit: 'conflict', argv: ['show', 'customer', '小'] },
  { code: 'key-taken', exit: 'conflict', argv: ['add', 'product', '普洱', '--key', 'LJ-250'] },
  {
    code: 'taken',
    exit: 'conflict',
    argv: ['edit', 'product', 'I-2', '--key', 'LJ-250'],
    before: [['add', 'product', '普洱']],
  },
  { code: 'changed-since', exit: 'conflict', argv: ['edit', 'customer', 'C-1', '--note', 'x', '--if-entry', '1'] },
  {
    code: 'clash',
    exit: 'conflict',
    argv: ['undo', '20'],
    before: [
      ['edit', 'customer', 'C-1', '--note', 'one'],
      ['edit', 'customer', 'C-1', '--note', 'two'],
    ],
  },
  { code: 'not-undoable', exit: 'conflict', argv: ['undo', '1'], noHint: true },
  { code: 'store-exists', exit: 'conflict', argv: ['init'] },
  { code: 'not-confirmed', exit: 'declined', argv: ['remove', 'customer', '--all'] },
  { code: 'no-store', exit: 'store', argv: ['today', '--db', 'nowhere.db'] },
  { code: 'not-a-store', exit: 'store', argv: ['today', '--db', 'customers.csv'] },
  { code: 'store-newer', exit: 'store', argv: ['today'], prepare: inStore('pragma user_version = 999') },
  { code: 'store-older', exit: 'store', argv: ['today'], prepare: inStore('pragma user_version = 0') },
  { code: 'store-busy', exit: 'busy', argv: ['add', 'tag', 'x', '--wait', '10ms'], prepare: held },
  { code: 'interrupted', exit: 'interrupted', argv: ['add', 'tag', 'x'], interrupted: true, noHint: true },
  { code: 'file-missing', exit: 'store', argv: ['read', 'nowhere.csv'] },
  {
    code: 'file-unreadable',
    exit: 'store',
    argv: ['read', 'folder.csv'],
    prepare: (folder) => {
      mkdirSync(join(folder, 'folder.csv'))
      return undefined
    },
  },
  { code: 'unreadable-file', exit: 'store', argv: ['log', 'C-1', '@nowhere.txt'] },
  { code: 'empty-file', exit: 'store', argv: ['read', 'empty.csv'], prepare: file('empty.csv', '') },
  {
    code: 'not-csv',
    exit: 'store',
    argv: ['read', 'x.csv'],
    prepare: file('x.csv', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0)),
  },
  {
    ...usage('undecidable-encoding', 'read', 'x.csv'),
    prepare: file('x.csv', Uint8Array.of(0x61, 0x2c, 0x62, 10, 0xff, 0xff, 0x2c, 0x81, 0x20, 10)),
  },
  {
    code: 'cannot-write',
    exit: 'failed',
    argv: ['list', 'customers', '-o', 'nowhere/x.csv'],
  },
  {
    code: 'folder-not-empty',
    exit: 'conflict',
    argv: ['demo', 'full'],
    prepare: (folder) => {
      mkdirSync(join(folder, 'full'))
      writeFileSync(join(folder, 'full', 'x'), 'x')
      chmodSync(join(folder, 'full'), 0o755)
      return undefined
    },
  },
]

/** Codes that no plain line raises, and the test that proves each: a fault of the disk, of a file's inside, of a part. */
export const provenElsewhere: Readonly<Record<string, string>> = {}
