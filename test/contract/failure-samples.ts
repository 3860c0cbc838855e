// A line for each code of failure, in the seeded store: what is typed, what must stand ready, what it ends with.
// A new code gets a line here, or the test that proves it is named below.
import { chmodSync, linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { ExitName } from '../../src/kernel/failure.ts'
import { seededEntries } from '../harness/seeded.ts'

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
  /** Not asked for in JSON, which would mend it. */
  readonly plain?: true
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

/** Spoils every page but the first. */
const damaged: NonNullable<Sample['prepare']> = (folder) => {
  const path = join(folder, 'crm.db')
  const bytes = readFileSync(path)
  bytes.fill(0x5a, 4096)
  writeFileSync(path, bytes)
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

const nightHeld: NonNullable<Sample['prepare']> = (folder) => {
  const lock = new Database(join(folder, 'crm.db-night'))
  lock.exec('begin exclusive')
  return () => lock.close()
}

const usage = (code: string, ...argv: readonly string[]): Sample => ({ code, exit: 'usage', argv })

/** Every sample. */
export const samples: readonly Sample[] = [
  usage('unknown-command', 'tody'),
  usage('unknown-noun', 'add', 'custmer'),
  usage('unknown-name', 'report', 'retentoin'),
  usage('unknown-verb', 'customer', 'sow'),
  usage('unknown-topic', 'help', 'fitlers'),
  usage('unknown-shell', 'completion', 'tcsh'),
  usage('unknown-flag', 'list', 'customers', '--sotr', 'name'),
  usage('unknown-language', 'today', '--lang', 'tlh'),
  { ...usage('unknown-format', 'list', 'customers'), env: { CRM_FORMAT: 'xml' }, plain: true },
  usage('unknown-field', 'list', 'customers', 'teir:high'),
  usage('unknown-value', 'list', 'customers', 'tier:hgih'),
  usage('bad-filter', 'list', 'customers', '--where', '(tier:high'),
  usage('bad-sort', 'list', 'customers', '--sort', 'name,,id'),
  usage('bad-limit', 'list', 'customers', '--limit', 'few'),
  usage('bad-value', 'add', 'complaint', 'C-1', '--text', 'x', '--severity', '9'),
  usage('bad-date', 'today', '--as-of', '1/12/2026'),
  usage('bad-setting', 'config', 'set', 'lost_after_days', 'soon'),
  usage('unknown-setting', 'config', 'get', 'lost_after_dys'),
  usage('over-store', 'dump', '-o', 'crm.db'),
  usage('clashing-flags', 'list', 'customers', '--count', '--explain'),
  { ...usage('unknown-ending', 'list', 'customers', '-o', 'list.doc'), plain: true },
  usage('missing-value', 'edit', 'customer', 'C-1', '--note'),
  usage('missing-field', 'add', 'contact', 'C-1'),
  usage('missing-reason', 'edit', 'customer', 'C-1', '--tier-override', 'high'),
  usage('reveal-reads', 'edit', 'customer', 'C-1', '--note', 'x', '--reveal', '--reason', 'x'),
  {
    ...usage('may-not-see', 'list', 'customers', '--sort', 'birthday', '--as', 'liqiang'),
    before: [['edit', 'staff', 'liqiang', '--role', 'desk']],
  },
  usage('missing-target', 'show', 'customer'),
  usage('two-targets', 'edit', 'customer', 'C-1', '--all', '--note', 'x'),
  usage('missing-until', 'snooze', 'C-1'),
  usage('missing-status', 'move', 'complaint', 'K-1'),
  usage('missing-staff', 'assign', 'complaint', 'K-1'),
  usage('missing-file', 'read'),
  usage('missing-folder', 'run', 'nightly', '--lists-only'),
  usage('missing-text', 'search'),
  usage('missing-key', 'add', 'visit', 'C-1', '--due', '2026-12-01', '--if-missing'),
  usage('too-many-words', 'show', 'customer', 'C-1', 'C-2'),
  {
    code: 'channel-refused',
    exit: 'conflict',
    argv: ['add', 'visit', 'C-1', '--due', '+3d', '--channel', 'sms'],
    before: [['edit', 'customer', 'C-1', '--consent', 'sms=no']],
  },
  {
    code: 'said-before',
    exit: 'conflict',
    argv: ['edit', 'consent', 'CN-1', '--at', '2020-01-01'],
  },
  usage('same-customer', 'merge', 'customer', 'C-1', 'C-1'),
  usage('two-targets', 'edit', 'customer', 'C-1', '--where', 'tier:high', '--city', 'x'),
  usage('nothing-to-change', 'edit', 'customer', 'C-1'),
  usage('refused-verb', 'add', 'tier'),
  usage('missing-flag', 'list', 'customers', '--peek'),
  usage('segment-cycle', 'edit', 'segment', 'lapsed', '--filter', 'segment:lapsed'),
  usage('fixed-segment', 'edit', 'segment', 'invited', '--kind', 'live'),
  {
    code: 'segment-in-use',
    exit: 'conflict',
    argv: ['remove', 'segment', 'lapsed', '--yes'],
    before: [['add', 'segment', 'late', 'segment:lapsed']],
  },
  usage('live-segment', 'add', 'segment-member', 'lapsed', 'C-1'),
  {
    ...usage('unreadable-segment', 'list', 'customers', '--segment', 'lapsed'),
    prepare: inStore(`update segment set filter = 'teir:high' where name = 'lapsed'`),
  },
  {
    ...usage('too-many-segments', 'segment', 'compare'),
    prepare: inStore(`insert into segment (name, name_key, name_sort, filter, entry)
      select 'n' || value, 'n' || value, 'n' || value, 'id>0', 1 from json_each('[1,2,3,4,5,6,7,8,9,10,11,12]')`),
  },
  { code: 'wrong-noun', exit: 'notFound', argv: ['show', 'visit', 'C-1'] },
  usage('computed-field', 'edit', 'customer', 'C-1', '--spend', '3'),
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
    argv: ['edit', 'customer', 'C-3', '--owner', '@me'],
    before: [['remove', 'staff', 'E-1', '--yes']],
  },
  { code: 'nothing-to-redo', exit: 'notFound', argv: ['redo'] },
  { code: 'nothing-to-undo', exit: 'notFound', argv: ['undo', '--as', 'E-2'] },
  {
    code: 'role-in-use',
    exit: 'conflict',
    argv: ['remove', 'role', 'RL-1', '--yes'],
    before: [['edit', 'staff', 'liqiang', '--role', 'desk']],
  },
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
    argv: ['undo', String(seededEntries + 1)],
    before: [
      ['edit', 'customer', 'C-1', '--note', 'one'],
      ['edit', 'customer', 'C-1', '--note', 'two'],
    ],
  },
  {
    code: 'already-undone',
    exit: 'conflict',
    argv: ['undo', String(seededEntries + 1)],
    before: [['add', 'tag', 'x'], ['undo']],
    noHint: true,
  },
  { code: 'not-undoable', exit: 'conflict', argv: ['undo', '1'], noHint: true },
  { code: 'no-parent-folder', exit: 'store', argv: ['backup', '--to', 'absent/backups'] },
  { code: 'no-folder', exit: 'store', argv: ['backup', '--to', '/dev/null'] },
  usage('undecodable-path', 'list', 'customers', '-o', 'caf\ufffd.csv'),
  usage('name-too-long', 'init', '--db', `${'x'.repeat(240)}.db`),
  {
    code: 'store-linked',
    exit: 'store',
    argv: ['add', 'customer', 'Ann'],
    prepare: (folder) => {
      linkSync(join(folder, 'crm.db'), join(folder, 'same.db'))
      return undefined
    },
  },
  {
    code: 'counters-lost',
    exit: 'store',
    argv: ['add', 'customer', 'Ann'],
    prepare: inStore('delete from sqlite_sequence'),
  },
  usage('night-future', 'run', 'nightly', '--as-of', '2036-01-01'),
  {
    code: 'night-past',
    exit: 'conflict',
    argv: ['run', 'nightly', '--as-of', '2026-11-26'],
    before: [['run', 'nightly']],
  },
  { code: 'store-exists', exit: 'conflict', argv: ['init'] },
  { code: 'not-confirmed', exit: 'declined', argv: ['remove', 'customer', '--all'] },
  { code: 'wrong-confirm', exit: 'usage', argv: ['erase', 'customer', 'C-1', '--confirm', 'C-2'] },
  {
    code: 'erase-future',
    exit: 'usage',
    before: [['add', 'retention', 'Old', '--after', '10y']],
    argv: ['erase', '--rule', 'Old', '--yes', '--as-of', '2030-01-01'],
  },
  {
    code: 'part-of-name',
    exit: 'usage',
    before: [['add', 'retention', 'Old', '--after', '10y']],
    argv: ['erase', '--rule', 'O', '--yes'],
  },
  {
    code: 'erased-before',
    exit: 'conflict',
    before: [['erase', 'customer', 'C-1', '--confirm', 'C-1']],
    argv: ['add', 'customer', 'Somebody', '--phones', '01065529988'],
  },
  {
    code: 'reason-names-person',
    exit: 'usage',
    argv: ['erase', 'customer', 'C-1', '--confirm', 'C-1', '--reason', '宏远科技 asked'],
  },
  { code: 'no-store', exit: 'store', argv: ['today', '--db', 'nowhere.db'] },
  { code: 'not-a-store', exit: 'store', argv: ['today', '--db', 'customers.csv'] },
  { code: 'store-newer', exit: 'store', argv: ['today'], prepare: inStore('pragma user_version = 999') },
  { code: 'store-older', exit: 'store', argv: ['today'], prepare: inStore('pragma user_version = 0') },
  {
    code: 'foreign-trigger',
    exit: 'store',
    argv: ['add', 'tag', 'x'],
    prepare: inStore('create trigger mine after insert on tag begin select 1; end'),
  },
  {
    code: 'numbers-used-up',
    exit: 'store',
    argv: ['add', 'tag', 'x'],
    prepare: inStore("update sqlite_sequence set seq = 2147483647 where name = 'tag'"),
  },
  { code: 'store-empty', exit: 'store', argv: ['today', '--db', 'empty.db'], prepare: file('empty.db', '') },
  { code: 'store-damaged', exit: 'store', argv: ['list', 'customers', '--fields', 'name,note'], prepare: damaged },
  {
    code: 'synced-folder',
    exit: 'store',
    argv: ['init', '--db', 'Dropbox/x.db'],
    prepare: (folder) => {
      mkdirSync(join(folder, 'Dropbox'))
      return undefined
    },
  },
  { ...usage('same-file', 'backup', '--restore', 'crm.db', '--yes'), noHint: true },
  { code: 'store-busy', exit: 'busy', argv: ['add', 'tag', 'x', '--wait', '10ms'], prepare: held },
  { code: 'night-busy', exit: 'busy', argv: ['run', 'nightly'], prepare: nightHeld },
  { code: 'interrupted', exit: 'interrupted', argv: ['add', 'tag', 'x'], interrupted: true, noHint: true },
  { code: 'device', exit: 'store', argv: ['read', '/dev/zero'] },
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
    prepare: file('x.csv', '<html><table><tr><td>姓名</td></tr></table></html>'),
  },
  {
    code: 'damaged-workbook',
    exit: 'store',
    argv: ['read', 'x.xlsx'],
    prepare: file('x.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0)),
  },
  {
    code: 'locked-workbook',
    exit: 'store',
    argv: ['read', 'x.xlsx'],
    prepare: file(
      'x.xlsx',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    ),
  },
  {
    ...usage('unknown-sheet', 'import', 'customers', 'x.xlsx', '--sheet', 'nix'),
    before: [['export', 'customers', '-o', 'x.xlsx']],
  },
  usage('no-sheets', 'read', 'customers.csv', '--sheet', '2'),
  usage('no-header-line', 'read', 'customers.csv', '--header-line', '99999'),
  { ...usage('no-table', 'list', 'customers', '--count', '-o', 'x.xlsx'), plain: true },
  { ...usage('no-cards', 'list', 'visits', '-f', 'vcard'), plain: true },
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
    code: 'bad-folder',
    exit: 'store',
    argv: ['demo', '--keep', 'customers.csv'],
  },
  usage('bad-map', 'import', 'customers', 'customers.csv', '--map', 'nonsense'),
  usage('bad-match', 'import', 'customers', 'customers.csv', '--match', 'note'),
  usage('unknown-header', 'import', 'customers', 'customers.csv', '--map', 'phone=phones'),
  { ...usage('missing-column', 'import', 'customers', 'x.csv'), prepare: file('x.csv', 'nix\n1\n') },
  { ...usage('other-noun', 'import', 'customers', 'x.csv'), prepare: file('x.csv', 'id,key,name\nI-1,LJ-250,龙井\n') },
  {
    ...usage('undecidable-dates', 'import', 'orders', 'x.csv'),
    prepare: file('x.csv', 'key,customer,at,amount\n1,C-1,1/12/2026,5\n2,C-1,2/11/2026,6\n'),
  },
  {
    ...usage('several-lines', 'edit', 'order', 'key:77', '--price', '5'),
    prepare: file(
      'x.csv',
      'key,customer,at,product,quantity,price\n77,C-1,2026-03-01,LJ-250,1,10\n77,C-1,2026-03-01,LJ-250,2,9\n',
    ),
    before: [['import', 'orders', 'x.csv']],
  },
  { code: 'visit-done', exit: 'conflict', argv: ['cancel', 'visit', 'V-3'] },
  { code: 'currency-in-use', exit: 'conflict', argv: ['config', 'set', 'currency', 'JPY'] },
  usage('positive-refund', 'add', 'order', 'C-1', '--amount', '5', '--refund-of', 'A-1'),
  {
    ...usage('sum-too-large', 'add', 'order', 'C-1', '--amount', '90000000000000'),
    before: [['add', 'order', 'C-1', '--amount', '90000000000000', '--at', '2024-01-01']],
  },
  {
    code: 'folder-not-empty',
    exit: 'conflict',
    argv: ['demo', '--keep', 'full'],
    prepare: (folder) => {
      mkdirSync(join(folder, 'full'))
      writeFileSync(join(folder, 'full', 'x'), 'x')
      chmodSync(join(folder, 'full'), 0o755)
      return undefined
    },
  },
]

/** Codes that no plain line raises, and the test that proves each: a fault of the disk, of a file's inside, of a part. */
export const provenElsewhere: Readonly<Record<string, string>> = {
  'cell-too-long': 'test/rules/read-csv.test.ts',
  'bad-birthday': 'test/rules/birthday.test.ts',
  'bad-zone': 'test/rules/instant.test.ts',
  'binary-on-terminal': 'test/rules/xlsx-write.test.ts',
  'disk-full': 'test/queries/store.test.ts',
  'foreign-log': 'test/queries/store.test.ts',
  'driver-not-loaded': 'test/rules/native-binding.test.ts',
  'journal-broken': 'test/queries/backup.test.ts',
  'endless-input': 'test/rules/kept-input.test.ts',
  'no-home': 'test/rules/store-path.test.ts',
  'no-temporary-folder': 'test/rules/system-limits.test.ts',
  'no-working-folder': 'test/rules/store-path.test.ts',
  'no-room-for-input': 'test/rules/kept-input.test.ts',
  'not-cleaned': 'test/queries/retention.test.ts',
  'retention-waits': 'test/queries/night-retention.test.ts',
  'migration-failed': 'test/migrations/migrate.test.ts',
  'oversized-workbook': 'test/rules/workbook.test.ts',
  'output-failed': 'test/contract/failures.test.ts',
  'store-io': 'test/queries/store.test.ts',
  'store-read-only': 'test/queries/rights.test.ts',
  'store-unreadable': 'test/queries/rights.test.ts',
  'too-big': 'test/queries/store.test.ts',
  'too-large-for-xlsx': 'test/rules/xlsx-write.test.ts',
  'too-many-open-files': 'test/rules/system-limits.test.ts',
  'too-many-columns': 'test/rules/read-csv.test.ts',
  'unclosed-quote': 'test/rules/read-csv.test.ts',
}

/** Codes that need a machine or a build which a test does not have, and which. */
export const beyondReach: Readonly<Record<string, string>> = {
  'demo-failed': 'a fault of the program itself',
  'file-changed': 'another program that writes the file while it is read',
  'network-share': 'a mounted share',
  'no-demo-files': 'a build without its files',
  'sqlite-too-old': 'another driver',
  'text-too-long': 'a long text beyond what a store should hold, read from a file or a pipe',
}
