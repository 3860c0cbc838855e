// What checks are called on the command line; nothing else, so that every start may know it.
import type { NounNames } from '../command/command-names.ts'

/** The names of checks. */
export const checkNames: NounNames = { name: 'check', plural: 'checks', chinese: ['数据检查'] }
