// What mappings are called: known at every start, so apart from their commands.
import type { NounNames } from '../command-names.ts'

/** The choices that imports keep. */
export const mappingNames: NounNames = { name: 'mapping', plural: 'mappings', chinese: ['映射'] }

/** The letter of their ids: Z-1 and on. */
export const mappingLetter = 'Z'
