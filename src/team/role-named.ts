// By which words a role is named in the record of staff. Pure.
import { lettered } from '../kernel/reference.ts'
import type { Row } from '../kernel/row.ts'
import { foldText } from '../kernel/text.ts'

/** Whether a word names a role that is in use: by its key, its name or its id. `role`: a row with key, name_key and id. */
export const isNamedBy = (word: string, role: Row | null): boolean =>
  role !== null &&
  (role.removed ?? null) === null &&
  (word === role.key || foldText(word) === role.name_key || word.toUpperCase() === lettered('RL', Number(role.id)))
