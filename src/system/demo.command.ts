// `demo`: shows the program at work on real data, in a folder of its own.
import { type Command, plain } from '../command/command.ts'
import type { Program } from '../command/program.ts'
import { shellWord } from '../command/shell-line.ts'
import { same } from '../kernel/words.ts'

/** `crm demo`; the program is asked for when it runs, since it holds this command. */
export const demoCommand = (program: () => Program): Command =>
  plain({
    path: ['demo'],
    aliases: ['演示'],
    summary: { en: 'See it at work on real data, in a folder of its own', zh: '用真实数据演示，在单独的文件夹中' },
    details: {
      en: 'Types real commands on a fixed day (12 December 2011) into a new store in a new folder, which stays. Nothing else is touched.',
      zh: '在固定的一天（2011年12月12日）对新文件夹中的新数据文件执行真实命令；该文件夹会保留，其他内容不受影响。',
    },
    options: {
      keep: {
        about: { en: 'the folder to use, empty or new', zh: '使用的文件夹（空的或新的）' },
        value: 'DIR',
        writes: true,
      },
    },
    examples: [{ about: { en: 'a few seconds', zh: '几秒钟' }, line: 'crm demo' }],
    run: async (scene) => {
      const { runDemo } = await import('./demo.lazy.ts')
      const silent = scene.given.flag('json') || scene.given.flag('quiet')
      const done = await runDemo(program(), scene, silent)
      return {
        print: (page) =>
          page.report(
            {
              ok: true,
              folder: done.folder,
              path: done.store,
              today: done.day,
              commands: done.commands.map(({ line, exit }) => ({ line, exit })),
            },
            [
              {
                en: `The store is ${done.store}. It stays until you delete its folder.`,
                zh: `数据文件：${done.store}。删除文件夹之前会一直保留。`,
              },
              { en: 'To look further, on that day:', zh: '继续在那一天查看：' },
              same(`   export CRM_DB=${shellWord(done.store)} CRM_TODAY=${done.day}`),
              same('   crm list customers class:lost'),
              same('   crm search zlh'),
              same('   crm undo'),
              { en: 'To begin your own:', zh: '开始自己的：' },
              same('   crm init'),
            ],
          ),
      }
    },
  })
