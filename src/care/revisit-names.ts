// What the revisit list is called on the command line; nothing else, so that every start may know it.
import type { NounNames } from '../command/command-names.ts'

/** The names of the revisit list: `crm revisits list` is `crm list revisits`. */
export const revisitNames: NounNames = { name: 'revisits', plural: 'revisits', chinese: ['回访名单'] }
