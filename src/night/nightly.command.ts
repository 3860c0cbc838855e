// `run nightly`: all that is due once a day, in one command that may be run again and be killed at any moment.
import type { ReasonSource } from '../care/index.ts'
import { type Command, onFile } from '../command/command.ts'
import { nightOptions } from './night-task.act.ts'

/** `crm run nightly`. */
export const nightlyCommand = (sources: readonly ReasonSource[]): Command =>
  onFile({
    path: ['run', 'nightly'],
    summary: {
      en: 'The night: backup, classes and tiers, missed visits, lists',
      zh: '夜间任务：备份、类别与等级、错过的回访、名单',
    },
    details: {
      en: 'Does every night since the last one in order, then writes the lists of the day. Run twice it changes nothing; killed at any moment and run again it leaves what an undisturbed run leaves. A second run at the same time ends with exit 8 (--wait 60s waits). A step that fails does not stop the others and makes exit 5; only retention erases nobody until backup, movement and missed of the same night have gone well.',
      zh: '按顺序补做上次以来的每个夜晚，然后写出当天的名单。重复运行不会有任何改变；随时中断后再运行，结果与未中断时相同。同时运行第二个会以退出码 8 结束（--wait 60s 等待）。某一步失败不影响其他步骤，退出码为 5；只有保留期须待当晚的备份、变动和错过的回访都完成后才删除。',
    },
    options: nightOptions,
    examples: [
      {
        about: { en: 'each night, with the lists of the day', zh: '每晚运行并写出名单' },
        line: 'crm run nightly --out lists',
      },
      { about: { en: 'what would it do?', zh: '它会做什么' }, line: 'crm run nightly -n' },
      {
        about: { en: 'the lists of another day', zh: '另一天的名单' },
        line: 'crm run nightly --lists-only --out lists --as-of 2026-12-01',
      },
    ],
    run: async (scene) => (await import('./nightly.act.lazy.ts')).runNight(scene, sources),
  })
