// `migrate`: brings an older store to this program's schema; a copy is made first.
import { type Command, onFile } from '../command/command.ts'
import { keepersFor } from '../command/search/keepers.ts'
import { migrateStore, migrationStatus } from '../database/migrate-store.ts'
import { same } from '../kernel/words.ts'
import { entryAbout } from './entry-about.ts'

/** `crm migrate [--status]`. */
export const migrateCommand: Command = onFile({
  path: ['migrate'],
  aliases: ['升级'],
  summary: { en: 'Bring an older store to the present schema', zh: '把旧版数据文件升级到当前版本' },
  details: {
    en: 'A copy is put into backups first. A migration that fails leaves the store as it was.',
    zh: '升级前先备份；失败则数据文件保持原样。',
  },
  options: { status: { about: { en: 'only say where the store stands', zh: '只查看状态' } } },
  examples: [{ about: { en: 'is there something to do?', zh: '是否需要升级' }, line: 'crm migrate --status' }],
  run: async (scene) => {
    if (scene.given.flag('status') || scene.given.flag('dry-run')) {
      const { schema, newest, pending } = await migrationStatus(scene.path)
      return {
        print: (page) =>
          page.report({ schema, newest, pending: [...pending] }, [
            { en: `schema ${schema} of ${newest}`, zh: `版本 ${schema} / ${newest}` },
            ...pending.map((name) => same(`   ${name}`)),
          ]),
      }
    }
    const copy = await migrateStore(scene.path, {
      about: entryAbout(scene, 'migrate', 'migrate'),
      keepers: keepersFor(scene.nouns),
    })
    const migrated = { en: `the store is migrated; a copy is at ${copy}`, zh: `已升级；副本位于 ${copy}` }
    return {
      ...(copy === null ? {} : { done: { words: migrated, look: 'crm migrate --status' } }),
      print: (page) =>
        page.report({ ok: true, copy }, [
          copy === null
            ? { en: 'nothing to migrate', zh: '无需升级' }
            : { en: `migrated; a copy of what was is at ${copy}`, zh: `已升级；原数据副本位于 ${copy}` },
        ]),
    }
  },
})
