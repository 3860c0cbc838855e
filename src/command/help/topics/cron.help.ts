// The page `crm help cron`: how the night is run by the machine. Its line is the one of README.md (a test compares them).
import { exitCodes } from '../../../kernel/failure.ts'
import { commandAt, type Program } from '../../program.ts'
import type { Topic, TopicRow } from '../topic.ts'

const row = (left: string, en: string, zh: string): TopicRow => ({ left, about: { en, zh } })

/** The line for the table of cron: every path in full, nothing of the environment. */
export const cronLine =
  '0 2 * * *  /usr/bin/node /opt/crm/bin/crm.js run nightly -q --out /home/wang/crm/lists --db /home/wang/crm/crm.db'

const stepsOf = (program: Program): string =>
  (commandAt(program, ['run', 'nightly'])?.options?.steps?.value ?? '').replaceAll(',', ', ')

/** `crm help cron`. */
export const cronTopic = (program: Program): Topic => ({
  title: { en: 'Every night', zh: '每晚自动运行' },
  parts: [
    {
      text: {
        en: 'crm run nightly copies the store, notes who moved from one class or tier to another, marks missed visits, and writes the lists of the day. It needs nothing of the environment: name every path in full.',
        zh: 'crm run nightly 备份数据文件，记下类别或等级的变动，标记错过的回访，并写出当天的名单。它不依赖任何环境变量：路径请写全。',
      },
    },
    {
      title: { en: 'A line for cron (crontab -e)', zh: 'cron 的一行（crontab -e）' },
      lines: [cronLine],
    },
    {
      title: { en: 'A timer of systemd', zh: 'systemd 定时器' },
      text: {
        en: 'docs/nightly.md has both files. With Persistent=true a night that was slept through is made up for.',
        zh: '两个文件见 docs/nightly.md。设 Persistent=true 后，关机错过的夜晚会在开机后补做。',
      },
    },
    {
      title: { en: 'How it ends', zh: '退出码' },
      rows: [
        row(String(exitCodes.done), 'done, or done before', '完成，或此前已完成'),
        row(String(exitCodes.conflict), 'the day is before the last night', '该日期早于最近一次夜间任务'),
        row(String(exitCodes.partly), 'a step failed; the others went on', '某一步失败；其他步骤照常'),
        row(String(exitCodes.busy), 'another run is at it; --wait 60s waits', '另一个正在运行；--wait 60s 等待'),
      ],
    },
    {
      title: { en: 'More', zh: '其他选项' },
      rows: [
        row('-q', 'say nothing unless something fails', '除非失败，不输出任何内容'),
        row('--quiet-if-empty', 'say nothing when nobody is to be contacted', '无人待联系时不输出'),
        row(
          '--steps backup,movement',
          `only these: ${stepsOf(program)}`,
          `只做这些：${stepsOf(program).replaceAll(', ', '、')}`,
        ),
        row('--lists-only --as-of DATE', 'only the lists, of any day', '只写名单，可为任何一天'),
        row('crm list nights', 'how the last nights went', '最近几晚的结果'),
        row(
          'crm today -e -q',
          'for a script of your own: exit 6 when nobody is due',
          '用于自己的脚本：无人待联系时退出码为 6',
        ),
      ],
    },
  ],
})
