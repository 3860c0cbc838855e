// The page of a verb: what it does to which nouns.
import { type Language, say, type Words } from '../../kernel/words.ts'
import type { Command } from '../command.ts'
import { recordVerbs, verbWords } from '../command-names.ts'
import type { RegularVerb } from '../noun.ts'
import { byNounOrder } from '../noun-order.ts'
import { allCommands, namesOf, type Program } from '../program.ts'
import { commandLine } from './command-line.ts'
import { page, pairs, paragraph, section } from './page-parts.ts'

/** What the regular verbs do, whatever the noun. */
export const verbAbouts: Readonly<Record<RegularVerb, Words>> = {
  add: { en: 'add a record', zh: '新增一条记录' },
  list: { en: 'list records, filtered and in order', zh: '列出记录，可筛选和排序' },
  show: { en: 'show all of one record', zh: '查看一条记录的全部内容' },
  edit: { en: 'change one record, or all that a filter finds', zh: '修改一条记录，或筛选命中的所有记录' },
  remove: { en: 'take records away; they can be restored', zh: '删除记录（可恢复）' },
  restore: { en: 'bring back what was removed', zh: '恢复已删除的记录' },
  import: { en: 'read records from a spreadsheet', zh: '从表格导入记录' },
  export: { en: 'write records to a file', zh: '把记录导出到文件' },
}

const isRegular = (verb: string): verb is RegularVerb => Object.hasOwn(verbAbouts, verb)

/** The commands that begin with a verb and go on with another word: nouns in their order, then the rest. */
export const commandsOfVerb = (program: Program, verb: string): readonly Command[] => {
  const inOrder = byNounOrder(namesOf(program).nouns)
  return allCommands(program)
    .filter(({ path, hidden }) => path.length > 1 && path[0] === verb && !hidden)
    .sort((one, other) => inOrder(one.path[1] ?? '', other.path[1] ?? ''))
}

const letterSaysNoun = (line: string): Words => ({
  en: `The letter of an id says the noun, which may then be left out: ${line}`,
  zh: `编号的字母已说明对象，可不写对象：${line}`,
})

/** The page of a verb. */
export const verbPage = (program: Program, verb: string, language: Language): string => {
  const commands = commandsOfVerb(program, verb)
  const rows = commands.map((command) => ({
    left: commandLine(program, command.path),
    right: say(command.summary, language),
  }))
  const about = isRegular(verb) ? ` - ${say(verbAbouts[verb], language)}` : ''
  const others = (verbWords[verb] ?? []).join(language === 'zh' ? '、' : ', ')
  const noun = commands.flatMap(({ path }) => program.nouns.find(({ name }) => name === path[1]) ?? [])[0]
  const byLetter = noun && `crm ${verb} ${noun.letter}-1`
  const example = commands.flatMap((command) => command.examples ?? [])[0]
  return page([
    `${paragraph(`crm ${verb}${about}`)}${others === '' ? '' : paragraph(`${say({ en: 'also: ', zh: '也可写：' }, language)}${others}`)}`,
    section({ en: 'It goes with', zh: '可用于' }, pairs(rows, 2, 34), language),
    recordVerbs.has(verb) && byLetter ? paragraph(say(letterSaysNoun(byLetter), language)) : '',
    example ? section({ en: 'Example', zh: '示例' }, `  ${example.line}\n`, language) : '',
    paragraph(
      say(
        {
          en: `Flags: crm help ${verb} ${commands[0]?.path[1] ?? ''}`,
          zh: `选项：crm help ${verb} ${commands[0]?.path[1] ?? ''}`,
        },
        language,
      ),
    ),
  ])
}
