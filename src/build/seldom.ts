// Which modules of the main part few commands need: they go into a file of their own, so that a start reads and unpacks
// half as much. A module is seldom needed where every way to it from the entry leads through one of the doors below.
// A door more or less changes how fast a command starts, never what it does.
import type { Metafile } from 'esbuild'

/** Commands that people give every day. */
const everyday: ReadonlySet<string> = new Set([
  'src/care/done-visit.command.ts',
  'src/care/list-revisits.command.ts',
  'src/care/log.command.ts',
  'src/customer/show-customer.command.ts',
  'src/system/search.command.ts',
])

const doors: readonly RegExp[] = [
  /^src\/.*\.command\.ts$/,
  /^src\/command\/verbs\/(?:edit|export|import|remove|restore)\.ts$/,
  // What is typed as a filter, a day or a period.
  /^src\/command\/filter\/(?:arguments|check|explain|explain-test|parse|test\.queries|tokens)\.ts$/,
  /^src\/kernel\/(?:date|moment|period)-language(?:-\w+)?\.ts$/,
  // Questions at a terminal, what is said of a slip or a failure, reasons explained.
  /^src\/command\/(?:verbs\/(?:ask-\w+|usual-examples)|help\/(?:asked-page|early-answer|topic-names)|report-failure|unknown-words|computed-field)\.ts$/,
  /^src\/(?:care\/explain-[\w.-]+|database\/create-store|exchange\/sheet-fault)\.ts$/,
  // The query builder's ways to write and to make tables: rows are written by prepared statements.
  /^node_modules\/kysely\/dist\/esm\/(?:migration|schema)\//,
  /^node_modules\/kysely\/dist\/esm\/.*\/(?:case-builder|operation-node-transformer|[\w-]*introspector|with-schema-[\w-]+)\.js$/,
  /^node_modules\/kysely\/dist\/esm\/.*\/(?:delete|insert|json-path|merge|on-conflict|update)[\w-]*builder\.js$/,
]

const isDoor = (path: string): boolean => !everyday.has(path) && doors.some((door) => door.test(path))

/** What the bundler writes before the path of a late module. */
const plain = (input: string): string => input.replace(/^module:/, '')

/** The modules that are seldom needed, of all that the main part holds; and those of them that others ask for. */
export const seldomModules = (
  { inputs }: Metafile,
  entry: string,
): { readonly all: ReadonlySet<string>; readonly asked: ReadonlySet<string> } => {
  const often = new Set<string>()
  const asked = new Set<string>()
  const waiting = Object.keys(inputs).filter((input) => plain(input) === entry)
  for (let input = waiting.pop(); input !== undefined; input = waiting.pop()) {
    if (often.has(input)) continue
    if (isDoor(plain(input))) {
      asked.add(plain(input))
      continue
    }
    often.add(input)
    for (const { path, external } of inputs[input]?.imports ?? []) if (external !== true) waiting.push(path)
  }
  const late = Object.keys(inputs).filter((input) => input.startsWith('module:') && !often.has(input))
  return { all: new Set(late.map(plain)), asked }
}
