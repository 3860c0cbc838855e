// The help page of one command.
import { type Language, say } from '../../kernel/words.ts'
import type { Command } from '../command.ts'
import type { Program } from '../program.ts'

/** The help page of a command. */
export const helpFor = (_program: Program, command: Command, language: Language): string =>
  `crm ${command.path.join(' ')}: ${say(command.summary, language)}\n`
