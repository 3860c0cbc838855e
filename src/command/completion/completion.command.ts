// `completion`: prints the script by which a shell completes the words of crm.
import { Failure } from '../../kernel/failure.ts'
import { suggest } from '../../kernel/suggest.ts'
import { same } from '../../kernel/words.ts'
import { type Command, plain } from '../command.ts'
import { takesCodes } from '../takes.ts'
import { shellNamed, shells } from './asking.ts'
import { scripts } from './scripts.ts'

const unknownShell = (typed: string | undefined): Failure =>
  new Failure(
    'usage',
    'unknown-shell',
    typed === undefined
      ? { en: 'completion for which shell?', zh: '为哪个 shell 补全？' }
      : { en: `there is no completion for "${typed}"`, zh: `没有用于“${typed}”的补全` },
    {
      why: { en: `there are ${shells.join(', ')}`, zh: `可选 ${shells.join('、')}` },
      hint: same(`crm completion ${suggest(typed ?? '', shells) ?? shells[0]}`),
    },
  )

/** `crm completion SHELL`. */
export const completionCommand: Command = plain({
  path: ['completion'],
  aliases: ['补全'],
  anyEnding: true,
  summary: { en: 'Completion of words by the Tab key, for a shell', zh: '供 shell 用 Tab 键补全' },
  details: {
    en: 'Prints a script for the shell to load. It completes verbs, nouns and flags in both languages and either order, and from the store, which it only reads, records, staff, tags and codes. Its first lines say where to put it.',
    zh: '输出供 shell 加载的脚本。补全动词、对象和选项（中英文、两种语序），并从数据文件（只读）补全记录、员工、标签和代码。脚本开头几行说明放在哪里。',
  },
  positionals: [
    { name: 'shell', about: { en: 'bash, zsh or fish', zh: 'bash、zsh 或 fish' }, takes: takesCodes(shells) },
  ],
  examples: [
    {
      about: { en: 'the script; its first lines say where to put it', zh: '脚本；开头几行说明放在哪里' },
      line: 'crm completion bash',
    },
    {
      about: { en: 'as a file for zsh, in a folder of its fpath', zh: '存为 zsh 的文件，放入 fpath 中的文件夹' },
      line: 'crm completion zsh -o _crm',
    },
  ],
  run: async ({ words: [typed] }) => {
    const shell = shellNamed(typed)
    if (shell === undefined) throw unknownShell(typed)
    return { print: (page) => page.text(scripts[shell]) }
  },
})
