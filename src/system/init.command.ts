// `init`: makes the store.
import { type Command, onFile } from '../command/command.ts'
import { firstSettings, makeStore } from './make-store.ts'

/** `crm init`. */
export const initCommand: Command = onFile({
  path: ['init'],
  summary: { en: 'Make a new store', zh: '创建数据文件' },
  details: {
    en: 'One file holds everything. It must lie on a local disk: network shares and synced folders break its log.',
    zh: '所有数据存于一个文件。它必须放在本地磁盘：网络共享和同步文件夹会损坏其日志。',
  },
  options: {
    zone: { about: { en: 'time zone of the firm', zh: '公司所在时区' }, value: 'ZONE' },
    currency: { about: { en: 'currency of all sums', zh: '汇总货币' }, value: 'CODE' },
    country: {
      about: { en: 'country of phone numbers without a code', zh: '无国家代码的电话所属国家' },
      value: 'CODE',
    },
    force: { about: { en: 'also on a network share or in a synced folder', zh: '即使在网络共享或同步文件夹中也创建' } },
  },
  examples: [
    { about: { en: 'in the usual place', zh: '在默认位置' }, line: 'crm init' },
    {
      about: { en: 'a firm in Shanghai', zh: '上海的公司' },
      line: 'crm init --db shop.db --zone Asia/Shanghai --currency CNY',
    },
  ],
  run: async (scene) => {
    await makeStore(scene.path, scene)
    const { zone, currency, country } = firstSettings(scene)
    const dryRun = scene.given.flag('dry-run')
    const made = { en: `the store ${scene.path} is made`, zh: `数据文件 ${scene.path} 已创建` }
    return {
      ...(dryRun ? {} : { done: { words: made, look: 'crm config' } }),
      print: (page) =>
        page.report({ ok: true, path: scene.path, zone, currency, country, ...(dryRun ? { dry_run: true } : {}) }, [
          {
            en: `${dryRun ? 'would make' : 'made'} ${scene.path} (zone ${zone}, currency ${currency})`,
            zh: `${dryRun ? '将创建' : '已创建'} ${scene.path}（时区 ${zone}，货币 ${currency}）`,
          },
          ...(dryRun ? [] : [{ en: '   next: crm add customer', zh: '   下一步：crm add customer' }]),
        ]),
    }
  },
})
