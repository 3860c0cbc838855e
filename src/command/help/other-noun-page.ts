// The page of a thing that has no regular verbs, such as the receipts of imports: the commands that go with it.
import { type Language, say } from '../../kernel/words.ts'
import type { Command } from '../command.ts'
import type { NounNames } from '../command-names.ts'
import { ownCommands, type Program } from '../program.ts'
import { commandLine, positionalMark } from './command-line.ts'
import { exampleLines } from './help.ts'
import { page, pairs, paragraph, section } from './page-parts.ts'

const commandsOf = (program: Program, { name }: NounNames): readonly Command[] =>
  ownCommands(program).filter(
    ({ path, hidden }) => path.length <= 2 && (path[1] === name || path[0] === name) && !hidden,
  )

/** The page of a thing without regular verbs. */
export const otherNounPage = (program: Program, noun: NounNames, language: Language): string => {
  const commands = commandsOf(program, noun)
  const rows = commands.map((command) => ({
    left: [commandLine(program, command.path), ...(command.positionals ?? []).map(positionalMark)].join(' '),
    right: say(command.summary, language),
  }))
  return page([
    paragraph(
      language === 'zh'
        ? `crm ${noun.plural}（${noun.chinese.join('、')}）`
        : `crm ${noun.plural} (${noun.chinese.join(', ')})`,
    ),
    section({ en: 'What you can do', zh: '可以做什么' }, pairs(rows, 2, 34), language),
    section(
      { en: 'Examples', zh: '示例' },
      exampleLines(
        commands.flatMap((command) => command.examples ?? []),
        language,
      ),
      language,
    ),
  ])
}
