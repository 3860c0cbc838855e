// What certificates of erasure are called on the command line; nothing else, so that every start may know it.
import type { NounNames } from '../command/command-names.ts'

/** The names of erasures. */
export const erasureNames: NounNames = { name: 'erasure', plural: 'erasures', chinese: ['删除证明'] }
