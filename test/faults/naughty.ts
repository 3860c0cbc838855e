// The hostile texts of the tests: the big list of naughty strings where it lies beside the project, and a few of our own.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const list = fileURLToPath(new URL('../../../shared/torture/blns/blns-given.json', import.meta.url))

/** Whether the big list is there. */
export const hasList: boolean = existsSync(list)

/** Put into the title of tests that use it. */
export const needsList = '(only our own strings where the big list is absent)'

const strings = (path: string): readonly string[] => {
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return Array.isArray(read) ? read.filter((one) => typeof one === 'string') : []
}

const own: readonly string[] = [
  '\u001b[2J\u001b[H cleared',
  '\u001b]8;;http://example.org/\u001b\\link\u001b]8;;\u001b\\',
  '\u001b]52;c;ZXZpbA==\u0007',
  '\u009b31m red',
  'a\bb\u007f',
  '\u202egnp.exe',
  '\u2066x\u2069 \u200b\u200d\ufeff',
  '\ud800 half',
  'e\u0301 composed',
  '  outer spaces　',
  'line\r\nbreak\u2028and\u0085more\ttab',
  "=cmd|' /C calc'!A0",
  "'=1+1",
  '@SUM(1)',
  '-2+3',
  '＝1',
  'C-1',
  '"',
  '\\N',
  'NULL',
  '__proto__',
  'constructor',
  '<img src=x onerror=alert(1)>',
  '| --- |`x`',
  '\u{1f3f4}\u{e0067}\u{e0062}\u{e007f} \u{e0041}',
]

/** All of them, each once. */
export const naughty: readonly string[] = [...new Set([...own, ...(hasList ? strings(list) : [])])]

const sql: { readonly strings: readonly string[] } = JSON.parse(
  readFileSync(new URL('../fixtures/torture/synthetic/sql.json', import.meta.url), 'utf8'),
)

/** Pieces of SQL and of the search language of FTS5. */
export const sqlPieces: readonly string[] = [
  ...sql.strings,
  "'",
  '"',
  '`',
  ';',
  '--',
  '/*',
  '*',
  '%',
  '?1',
  ':a',
  '$1',
  'name) from customer; --',
  "1' or '1'='1",
  'NEAR(a b)',
  'words : x',
  '-',
  '((',
  'AND OR NOT',
]
