// A command: one object that says what it is called, what it takes, whether it writes, and what it does.
// Commander's program, help, completion, documents and the transaction around it are readings of this object.
import type { EntryAbout, Reading, Store, Writing } from '../database/store.ts'
import type { Day } from '../kernel/day.ts'
import type { ExitName } from '../kernel/failure.ts'
import type { Language, Words } from '../kernel/words.ts'
import type { Format } from '../output/format.ts'
import type { Asking } from './asking.ts'
import type { CustomFieldOf } from './custom-fields.ts'
import type { Noun } from './noun.ts'
import type { Given, Options } from './option.ts'
import type { Page } from './page.ts'
import type { Takes } from './takes.ts'
import type { ValueFacts } from './value.ts'
import type { World } from './world.ts'

/** A word that stands without dashes. */
export interface Positional {
  readonly name: string
  readonly about: Words
  readonly optional?: true
  /** Takes all the words that follow. */
  readonly rest?: true
  /** What it is chosen from, where its name does not say so. */
  readonly takes?: Takes
}

/** A command line with what it shows, in both languages. */
export interface Example {
  readonly about: Words
  readonly line: string
}

/** What every command is told, whether it reads or writes. */
export interface Scene {
  readonly world: World
  readonly language: Language
  /** The day asked for: `--as-of`, else today in the store's zone. */
  readonly today: Day
  /** The words after the command's name. */
  readonly words: readonly string[]
  readonly given: Given
  /** Asks a person; null where nobody may be asked. */
  readonly asking: Asking | null
  /** Says something on stderr, unless `--quiet`. */
  readonly notice: (words: Words) => void
  /** All nouns, for references and help. */
  readonly nouns: readonly Noun[]
  /** How a row of the table `field` declares a custom field. */
  readonly customField: CustomFieldOf
  /** The command line as typed, for the journal. */
  readonly typed: string
  /** The line to type instead where a part of it failed; null where none follows from the failure. */
  readonly mended: (failure: unknown) => Promise<string | null>
}

/** A scene before the day is known. */
export type BaseScene = Omit<Scene, 'today'>

/** A person at work: the name, and the id of the staff record it is mapped to. */
export interface Actor {
  readonly name: string
  readonly staff: number | null
}

/** The customers for whom something is asked, or how to find them. */
export type OnlyThese = readonly number[] | (() => Promise<readonly number[]>)

/** A scene with an open store. */
export interface StoreScene extends Scene {
  readonly store: Store
  /**
   * Makes what customers are derived to be (class, tier, next due ...) hold for `today`; needed before a query that reads
   * it, until the next call. Answers with the number of customers for whom it holds; undefined where only some are asked
   * for. `only` is called where they must be reckoned. `archived`: for those who are removed, what they would be, and for
   * nobody else.
   */
  readonly holdDay: (reading: Reading, only?: OnlyThese, archived?: boolean) => Promise<number | undefined>
  /** How values are read and shown in this store: zone, currency, country, today. */
  readonly facts: ValueFacts
  /** Who runs the command. */
  readonly actor: Actor
}

/** A scene inside one snapshot. */
export interface ReadScene extends StoreScene {
  readonly reading: Reading
}

/** A scene inside one immediate transaction. */
export interface WriteScene extends StoreScene {
  readonly reading: Writing
  readonly writing: Writing
  readonly dryRun: boolean
}

/** What is known once the transaction has ended. */
export interface Ending {
  /** Journal entry that was written; null when nothing changed, on a dry run, and for commands that only read. */
  readonly entry: number | null
  readonly dryRun: boolean
}

/** That something is done although nothing could be said of it. */
export interface DeedDone {
  /** Half a sentence: `C-7 is erased (certificate 3)`. */
  readonly words: Words
  /** The command that shows it. */
  readonly look: string
}

/** What a command leaves to be printed. For a write it is printed after the commit. */
export interface Outcome {
  readonly exit?: ExitName
  /** Prints; may answer with an exit that only shows while printing (an empty list with `-e`). */
  // biome-ignore lint/suspicious/noConfusingVoidType: most commands have nothing to add once they have printed
  readonly print: (page: Page, ending: Ending) => Promise<ExitName | undefined | void> | void
  /**
   * Of a command that did something in its `run`: what is done, for whoever cannot be given the answer. Absent where nothing
   * was done.
   */
  readonly done?: DeedDone
  /** Takes away what a deed left beside the store, such as a file in the making, where the store could not keep the deed. */
  readonly abandon?: () => Promise<void>
  /**
   * Of a command that reads: what is to be kept of the answer, once all of it has been handed over. It runs in a
   * transaction of its own and changes no record; not where the reader went away before the end.
   */
  readonly delivered?: (writing: Writing) => Promise<void>
}

interface CommandBase {
  /** `["add", "customer"]`, `["today"]`. */
  readonly path: readonly string[]
  /** Other first words for it. */
  readonly aliases?: readonly string[]
  /** Other words for the last word of a path of two. */
  readonly names?: readonly string[]
  readonly summary: Words
  /** More for its help page. */
  readonly details?: Words
  readonly positionals?: readonly Positional[]
  /** It says itself what is wrong with a word too many; else every line with more words than positionals is refused. */
  readonly checksWords?: true
  readonly options?: Options
  readonly examples?: readonly Example[]
  /** The command that some words or flags mean instead, with the same positionals and flags: `config set language en`. */
  readonly instead?: (words: readonly string[], given: Given) => Command | undefined
  /**
   * Fields its answer is made of in ways of its own, as `order.amount`; whoever may not see one of them is refused. `all`:
   * it gives out or changes what roles hide.
   */
  readonly sees?: 'all' | readonly string[]
  /** Left out of the list of commands. */
  readonly hidden?: true
  /** The format where none is named; otherwise a table on a terminal and TSV off it. */
  readonly defaultFormat?: Format
  /** Its answer has a form of its own: the file of `-o` may have any ending. */
  readonly anyEnding?: true
}

/** Needs no store. */
export interface PlainCommand extends CommandBase {
  readonly effect: 'none'
  readonly run: (scene: Scene) => Promise<Outcome>
}

/** Reads the store in one snapshot; what it prints is printed inside it. */
export interface ReadCommand extends CommandBase {
  readonly effect: 'reads'
  readonly run: (scene: ReadScene) => Promise<Outcome>
}

/** The second half of a writing command: what happens inside the transaction. */
export type Act = (scene: WriteScene) => Promise<Outcome>

/**
 * Writes the store in one immediate transaction with one journal entry. `plan` runs before it: files are read and
 * questions asked there, so that the transaction is short and an interruption writes nothing.
 */
export interface WriteCommand extends CommandBase {
  readonly effect: 'writes'
  readonly kind?: EntryAbout['kind']
  readonly plan: (scene: StoreScene) => Promise<Act>
}

/** A scene with the path of a store that is not open. */
export interface FileScene extends Scene {
  readonly path: string
  /** Opens it; the caller closes it. */
  readonly open: (write: boolean) => Promise<StoreScene>
}

/** Opens the store itself, or works on its file: backup, restore, migrate, doctor. */
export interface FileCommand extends CommandBase {
  readonly effect: 'file'
  readonly run: (scene: FileScene) => Promise<Outcome>
}

/** Any command. */
export type Command = PlainCommand | ReadCommand | WriteCommand | FileCommand

/** Declares a command that reads. */
export const reads = (command: Omit<ReadCommand, 'effect'>): Command => ({ ...command, effect: 'reads' })

/** Declares a command that writes. */
export const writes = (command: Omit<WriteCommand, 'effect'>): Command => ({ ...command, effect: 'writes' })

/** Declares a command that needs no store. */
export const plain = (command: Omit<PlainCommand, 'effect'>): Command => ({ ...command, effect: 'none' })

/** Declares a command that opens the store's file itself. */
export const onFile = (command: Omit<FileCommand, 'effect'>): Command => ({ ...command, effect: 'file' })
