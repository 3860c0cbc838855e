// The page `crm help since`: how a script is given only what is new, and when a record counts as given.
import type { Topic, TopicRow } from '../topic.ts'

const row = (left: string, en: string, zh: string): TopicRow => ({ left, about: { en, zh } })

/** `crm help since`. */
export const sinceTopic: Topic = {
  title: { en: 'Only what is new', zh: '只要新的' },
  parts: [
    {
      text: {
        en: 'A script that runs again and again gives its list a name: crm list customers --segment lapsed --since-last-run mailing. The first time it gets all of them, later those that were not in the answer before. The name is your own; each list and each export keeps a mark of its own under it.',
        zh: '反复运行的脚本给列表起一个名称：crm list customers --segment lapsed --since-last-run mailing。第一次给出全部，之后只给出上次结果中没有的。名称自定；同一名称下每个列表、每个导出各有标记。',
      },
    },
    {
      title: { en: 'What is new', zh: '什么算新的' },
      rows: [
        row(
          'list',
          'what was not in the last answer: also who left the filter meanwhile and came back',
          '上次结果中没有的；期间不再符合条件、后来又符合的也算',
        ),
        row(
          'export',
          'the same, and what was written since; derived fields (class, tier, next due) are not written',
          '同上，加上此后修改过的；推算的字段（类别、等级、下次到期）变化不算修改',
        ),
        row(
          '--limit N',
          'only what was given counts as given: the rest comes next time',
          '只有给出的才算已给出，其余下次给出',
        ),
        row('list -e', 'exit 6 when nothing is new', '没有新的时退出码为 6'),
      ],
    },
    {
      title: { en: 'When it counts as given', zh: '何时算已给出' },
      text: {
        en: 'Once all of it has been handed over: the file has its name, the pipe has taken the last byte. A full disk, a reader that goes away or a killed run leaves the mark where it was, and the same comes again. So a record may come twice, but none is lost.',
        zh: '全部交出之后：文件已就位，管道已收下最后一个字节。磁盘写满、读取方中断、进程被终止时标记不动，下次再次给出。因此同一记录可能给出两次，但不会漏掉。',
      },
    },
    {
      title: { en: 'The marks', zh: '标记' },
      rows: [
        row(
          '--peek',
          'look without counting it as given; so do -n and --count',
          '只看不算已给出；-n 和 --count 也是如此',
        ),
        row(
          'crm list runs',
          'every name with its lists, when it was last asked and what it was given',
          '每个名称的列表、上次查询时间和给出的数量',
        ),
        row('crm remove run NAME', 'forget it: the next list gives everything again', '忘记：下一次重新给出全部'),
      ],
    },
  ],
}
