// What nights are called on the command line; nothing else, so that every start may know it.
import type { NounNames } from '../command/command-names.ts'

/** The names of nights. */
export const nightNames: NounNames = { name: 'night', plural: 'nights', chinese: ['夜间任务'] }
