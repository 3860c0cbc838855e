// Records of any table as people call them, and the noun behind a table.

import { lettered } from '../kernel/reference.ts'
import type { Noun } from './noun.ts'

/** `C-12` for a record of a noun; `table 12` for what people do not name, such as the line of an order. */
export const recordName =
  (nouns: readonly Noun[]) =>
  (table: string, id: number): string => {
    const noun = nouns.find((one) => one.table === table)
    return noun ? lettered(noun.letter, id) : `${table} ${id}`
  }
