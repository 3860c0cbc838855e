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
    ],
    test: 'hostile-size',
    only: 'a file of',
  },
]
