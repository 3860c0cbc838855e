// The regular verbs, written once for every noun.
import type { RegularVerb } from '../noun.ts'
import { addVerb } from './add.ts'
import { editVerb } from './edit.ts'
import { exportVerb } from './export.ts'
import { importVerb } from './import.ts'

import { listVerb } from './list.ts'
import { removeVerb, restoreVerb } from './remove.ts'
import { showVerb } from './show.ts'
import { refused, type VerbFor } from './verb.ts'

// Each named only when it is typed, so that a start does not pay for the others.
const verbs: Readonly<Record<RegularVerb, VerbFor>> = {
  add: (noun) => addVerb(noun),
  list: (noun) => listVerb(noun),
  show: (noun) => showVerb(noun),
  edit: (noun) => editVerb(noun),
  remove: (noun) => removeVerb(noun),
  restore: (noun) => restoreVerb(noun),
  import: (noun) => importVerb(noun),
  export: (noun) => exportVerb(noun),
}

/** A verb of a noun that refuses it: the command is there, says why, and does nothing. */
const orRefusal =
  (verb: RegularVerb, make: VerbFor): VerbFor =>
  (noun) => {
    const why = noun.refuses?.[verb]
    const command = make(noun)
    if (!why) return command
    const { path, summary, positionals, options } = command
    return {
      path,
      summary,
      ...(positionals ? { positionals } : {}),
      ...(options ? { options } : {}),
      checksWords: true,
      hidden: true,
      effect: 'none',
      run: async () => {
        throw refused(noun, verb, why)
      },
    }
  }

/** The eight verbs by name. */
export const regularVerbs: Readonly<Record<RegularVerb, VerbFor>> = {
  add: orRefusal('add', verbs.add),
  list: orRefusal('list', verbs.list),
  show: orRefusal('show', verbs.show),
  edit: orRefusal('edit', verbs.edit),
  remove: orRefusal('remove', verbs.remove),
  restore: orRefusal('restore', verbs.restore),
  import: orRefusal('import', verbs.import),
  export: orRefusal('export', verbs.export),
}
