// The pages of docs/ that are made from the program, and never written by hand; and the list of manual pages in package.json.

import { commandsPage } from './commands-page.ts'
import { licencesPage } from './licences-page.ts'
import { packagePage } from './package-page.ts'
import { schemaPage } from './schema-page.ts'

/** A page that is made: its place from the root of the project, and how. */
export interface MadePage {
  readonly path: string
  readonly make: () => Promise<string>
}

/** Every page that is made. */
export const madePages: readonly MadePage[] = [
  { path: 'docs/schema.md', make: schemaPage },
  { path: 'docs/commands.md', make: commandsPage },
  { path: 'docs/licences.md', make: licencesPage },
  { path: 'package.json', make: packagePage },
]
