// What movements are called on the command line; nothing else, so that every start may know it.
import type { NounNames } from '../command/command-names.ts'

/** The names of movements. */
export const movementNames: NounNames = { name: 'movement', plural: 'movements', chinese: ['变动', '类别变动'] }
