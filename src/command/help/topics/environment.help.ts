// The page `crm help environment`: the variables the program looks at, from the table that the code itself is held to.
import { variables } from '../../../kernel/environment.ts'
import { same } from '../../../kernel/words.ts'
import { globalOptions } from '../../global-options.ts'
import { personKeys } from '../../person.ts'
import type { Topic, TopicRow } from '../topic.ts'

const rowsOf = (isOurs: boolean): readonly TopicRow[] =>
  Object.entries(variables)
    .filter(([name]) => name.startsWith('CRM_') === isOurs)
    .map(([name, about]) => ({ left: same(name), about }))

const flags = ['db', 'lang', 'color', 'format', 'no-pager', 'as', 'as-of']
  .filter((name) => globalOptions[name] !== undefined)
  .map((name) => `--${name}`)
  .join(', ')

/** `crm help environment`. */
export const environmentTopic: Topic = {
  title: { en: 'Environment', zh: '环境变量' },
  parts: [
    {
      text: {
        en: `What you set for yourself is looked for in this order: a flag (${flags}), a variable of the environment, crm.toml in this folder or one above it, your own crm.toml, a default. A crm.toml may set ${personKeys.join(', ')}, as in: db = "firm.db". What the firm sets stands in the store: crm config.`,
        zh: `个人设置的查找顺序：选项（${flags}），环境变量，当前或上级文件夹中的 crm.toml，您自己的 crm.toml，默认值。crm.toml 可设置 ${personKeys.join('、')}，例如 db = "firm.db"。公司的设置保存在数据文件中：crm config。`,
      },
    },
    { title: { en: 'Its own', zh: '本程序的变量' }, rows: rowsOf(true) },
    { title: { en: 'Those of the system', zh: '系统的变量' }, rows: rowsOf(false) },
    {
      title: { en: 'Look', zh: '查看' },
      rows: [
        {
          left: same('crm config'),
          about: { en: 'what holds here, and where it comes from', zh: '当前生效的值及其来源' },
        },
      ],
    },
  ],
}
