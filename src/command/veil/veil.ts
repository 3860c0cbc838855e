// What somebody may not see: the questions that the rest of the program asks of it. Types and sentences only, so that
// a run under no such role loads nothing of it; open-veil.lazy.ts makes one.
import type { Json } from '../../kernel/json.ts'
import type { Column } from '../../output/column.ts'
import type { Field } from '../field.ts'
import type { Row, Stored } from '../noun.ts'

/** Who may see a field: everybody, those inside, few. */
export type Secrecy = 'public' | 'internal' | 'secret'

/** A role as it stands in the store. */
export interface Role {
  readonly id: number
  readonly name: string
  readonly sees: Secrecy
  readonly mayReveal: boolean
}

/** What a role hides. There is none for a role that sees all. */
export interface Veil {
  readonly role: Role
  /** Whether a field of a noun is hidden. */
  readonly hides: (noun: string, field: Pick<Field, 'key' | 'secrecy' | 'custom'>) => boolean
  /** The hidden fields of a noun, the firm's own among them. */
  readonly hiddenOf: (noun: string) => readonly Field[]
  /** Whether a command, `merge customer`, is refused whatever is asked of it. */
  readonly refusesCommand: (path: string) => boolean
  /** The same of a field by its key: `order.amount`. */
  readonly hidesKey: (key: string) => boolean
  /** Whether a field is hidden so that nothing of its value is shown: the page of a record leaves it out. */
  readonly leavesNothing: (noun: string, field: Field) => boolean
  /** Says, once and on stderr, that what is read is masked. */
  readonly tell: () => void
  /** What is left of a phone. */
  readonly phone: (stored: string) => string
  /** The value in JSON: masked text, or null. */
  readonly json: (field: Field, stored: Stored) => Json
  /** The value as text for files and people. */
  readonly text: (field: Field, stored: Stored) => string
  /** The column of a field, masked where it is hidden. */
  readonly column: (noun: string, field: Field, column: Column<Row>) => Column<Row>
  /** Puts views in front of the tables of the open store: from then on all that is read is masked. */
  readonly cast: () => Promise<void>
  /** Whether they stand there: what writes reads the tables themselves. */
  readonly isCast: () => boolean
}
