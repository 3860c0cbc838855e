// What runs are called on the command line; nothing else, so that every start may know it.
import type { NounNames } from '../command-names.ts'

/** The names of runs of `--since-last-run`. */
export const runNames: NounNames = { name: 'run', plural: 'runs', chinese: ['运行', '运行标记'] }
