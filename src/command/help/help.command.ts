// `help` and `version`, for lines that the early answer leaves to them: with `-o FILE`, `--json` and the like.
import { type Command, plain } from '../command.ts'
import { namesOf, type Program } from '../program.ts'
import { pageOfWords } from './asked-page.ts'
import { pageWidth } from './page-width.ts'
import { version } from './version.ts'

/** `crm help [WORDS]`; the program is asked for when it runs, for this command is part of it. */
export const helpCommand = (program: () => Program): Command =>
  plain({
    path: ['help'],
    anyEnding: true,
    aliases: ['帮助'],
    summary: { en: 'Help on a command, a noun or a matter', zh: '命令、对象或主题的帮助' },
    positionals: [
      {
        name: 'words',
        about: { en: 'a command, a noun, or a topic', zh: '命令、对象或主题' },
        optional: true,
        rest: true,
        takes: { kind: 'page' },
      },
    ],
    options: { version: { about: { en: 'the version', zh: '版本' }, short: 'V', hidden: true } },
    examples: [
      { about: { en: 'one command', zh: '一个命令' }, line: 'crm help add customer' },
      { about: { en: 'all of a noun', zh: '一个对象' }, line: 'crm help customer' },
      { about: { en: 'how to write a day', zh: '日期的写法' }, line: 'crm help dates' },
      {
        about: { en: 'its JSON Schema, as a file', zh: '把 JSON Schema 存为文件' },
        line: 'crm help schema customer -o customer.json',
      },
    ],
    run: async (scene) => {
      if (scene.given.flag('version')) return { print: (page) => page.text(`crm ${version()}\n`) }
      const name = pageOfWords(namesOf(program()), scene.words)
      const { drawPage } = await import('./pages.lazy.ts')
      return { print: (page) => page.text(drawPage(program(), name, page.language, pageWidth(page.width))) }
    },
  })

/** `crm version`. */
export const versionCommand: Command = plain({
  path: ['version'],
  aliases: ['版本'],
  summary: { en: 'The version of the program', zh: '程序版本' },
  examples: [{ about: { en: 'which version this is', zh: '查看版本' }, line: 'crm version' }],
  run: async () => ({
    print: (page) => page.report({ version: version() }, [{ en: `crm ${version()}`, zh: `crm ${version()}` }]),
  }),
})
