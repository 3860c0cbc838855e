// Faults to plant that the tests of hostile files and texts, and of what nobody else may read, have to find.
import type { Breakage } from './breakage.ts'

/** Of what is read, shown and kept to oneself. */
export const brokenWords: readonly Breakage[] = [
  {
    what: 'signs that steer a terminal reach it',
    says: /u202e/,
    changes: [
      {
        file: 'src/output/safe-text.ts',
        from: 'if (plain.test(text) || ',
        to: 'if (text !== kept || plain.test(text) || ',
      },
    ],
    test: 'hostile-text',
    only: 'on a terminal',
  },
  {
    what: 'text is kept as it is composed',
    says: /composed/,
    changes: [{ file: 'src/kernel/text.ts', from: ".normalize('NFC')", to: '' }],
    test: 'hostile-text',
    only: 'every cell',
  },
  {
    what: 'HTML is not escaped',
    says: /to deeply equal \[\]/,
    changes: [{ file: 'src/output/html.ts', from: 'entities[sign] ?? sign', to: 'sign || entities[sign]' }],
    test: 'hostile-text',
    only: 'page of HTML',
  },
  {
    what: 'brackets may be nested without end',
    says: /list customers --where \(\(\(\(/,
    changes: [
      { file: 'src/command/filter/syntax.ts', from: 'length: 50_000', to: 'length: 5_000_000' },
      { file: 'src/command/filter/syntax.ts', from: 'depth: 40', to: 'depth: 5_000_000' },
      { file: 'src/command/filter/syntax.ts', from: 'parts: 5_000', to: 'parts: 5_000_000' },
    ],
    test: 'hostile-size',
    only: 'words of 100,000',
  },
  {
    what: 'rows have no longest length',
    says: /read an open quote|read a cell/,
    changes: [
      { file: 'src/exchange/sheet-fault.ts', from: 'longestRow = 16 * 1024 * 1024', to: 'longestRow = 2 ** 29' },
      { file: 'src/exchange/sheet-fault.ts', from: 'longestCell = 1024 * 1024', to: 'longestCell = 2 ** 29' },
      { file: 'src/exchange/sheet-fault.ts', from: 'longestQuote = 4 * 1024 * 1024', to: 'longestQuote = 2 ** 29' },
    ],
    test: 'hostile-size',
    only: 'a file of',
  },
  {
    what: 'archives may unpack to anything',
    says: /read (?:rows|a cell|nothing but white)/,
    changes: [{ file: 'src/exchange/zip-archive.ts', from: 'const mostTimes = 100', to: 'const mostTimes = 1e9' }],
    test: 'hostile-books',
    only: 'a workbook',
  },
  {
    what: 'cards may be of any length',
    says: /(?:read|import) (?:one|parameters|parts|lines|cards|soft)/,
    changes: [
      { file: 'src/exchange/card-unfold.ts', from: 'const endless = 1_000_000', to: 'const endless = 1e12' },
      { file: 'src/exchange/card-unfold.ts', from: 'const mostPieces = 250_000', to: 'const mostPieces = 1e12' },
      { file: 'src/exchange/card-gather.ts', from: 'const mostLines = 5000', to: 'const mostLines = 1e12' },
      {
        file: 'src/exchange/card-unfold.ts',
        from: 'const longestLine = 16 * 1024 * 1024',
        to: 'const longestLine = 1e12',
      },
      { file: 'src/exchange/card-gather.ts', from: 'const deepest = 100', to: 'const deepest = 1e12' },
    ],
    test: 'hostile-books',
    only: 'an address book',
  },
  {
    what: 'files have the rights that the person’s umask gives',
    says: /(?:home|crm|out|new)\S* [67]\d\d/,
    changes: [{ file: 'src/main.ts', from: 'process.umask(0o077)', to: 'void process.umask' }],
    test: 'private-files',
  },
  {
    what: 'exports can be read by everybody',
    says: /(?:rejected|refused|out|new)\S* 644/,
    changes: [
      { file: 'src/exchange/write-file.ts', from: 'await handle.chmod(0o600)', to: 'await handle.chmod(0o644)' },
    ],
    test: 'private-files',
  },
  {
    what: 'a failure repeats all that was typed',
    says: /Zorquavib|1391234/,
    changes: [
      {
        file: 'src/command/report-failure.ts',
        from: '  if (why) lines.push(',
        to: "  lines.push(process.argv.slice(2).join(' '))\n  if (why) lines.push(",
      },
    ],
    test: 'private-words',
    only: 'typed',
  },
  {
    what: 'a failure shows its record',
    says: /不可外传的备注|外传的备注/,
    changes: [
      {
        file: 'src/command/report-failure.ts',
        from: '  if (why) lines.push(',
        to: "  lines.push('不可外传的备注甲乙丙')\n  if (why) lines.push(",
      },
    ],
    test: 'private-words',
    only: 'no message',
  },
  {
    what: 'another program is started',
    says: /to have a length of 1/,
    changes: [
      {
        file: 'src/main.ts',
        from: 'process.umask(0o077)',
        to: "process.umask(0o077); process.getBuiltinModule('node:child_process').spawnSync('true')",
      },
    ],
    test: 'private-words',
    only: 'another program',
  },
  {
    what: 'the network is asked for a newer version',
    says: /AF_INET|AF_NETLINK/,
    changes: [
      {
        file: 'src/main.ts',
        from: 'process.umask(0o077)',
        to: "process.umask(0o077); process.getBuiltinModule('node:net').connect(9, '127.0.0.1').on('error', () => {})",
      },
    ],
    test: 'private-words',
    only: 'a connection',
  },
  {
    what: 'rows with more cells than columns are cut',
    says: /4 columns 9834 rows/,
    changes: [{ file: 'src/exchange/fit-rows.ts', from: 'surplus || short', to: 'short' }],
    test: 'every-file',
    inside: true,
  },
  {
    what: 'rows with more cells than columns are taken',
    says: /too-many-cells/,
    changes: [
      {
        file: 'src/exchange/sheet-fault.ts',
        from: "  'too-many-cells',\n  'cell-too-long',",
        to: "  'cell-too-long',",
      },
    ],
    test: 'torture',
    inside: true,
  },
  {
    what: 'what an import rejects is written nowhere',
    says: /expected false to be true|to be true/,
    changes: [
      {
        file: 'src/command/import/reject-file.ts',
        from: 'if (found !== undefined) await',
        to: 'if (found !== undefined && all) await',
      },
    ],
    test: 'import-torture',
    inside: true,
  },
]
