// `backup`: a checked copy of the store beside it, and back again.
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Command, type FileScene, type Outcome, onFile } from '../command/command.ts'
import { waitOf } from '../command/open-scene.ts'
import { shellWord } from '../command/shell-line.ts'
import { backup, backupFolder, type KeptCopy, listCopies } from '../database/backup.ts'
import { type Mark, markOf, requireWhole } from '../database/copy.ts'
import { lostBetween } from '../database/lost-erasures.ts'
import { openFile } from '../database/open-file.ts'
import { onBackup, restoreStore } from '../database/restore.ts'
import { Failure } from '../kernel/failure.ts'
import { realPath, typedPath } from '../kernel/typed-path.ts'
import { same, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { entryAbout } from './entry-about.ts'
import { lostJson, lostLines } from './lost-erasures-told.ts'

const patience = (scene: FileScene): { readonly wait?: number } => {
  const wait = waitOf(scene.given)
  return wait === undefined ? {} : { wait }
}

/**
 * The folder of `--to`, as a whole path. Fails with `no-parent-folder` (9) where the folder it is to lie in is not there: a
 * backup that was meant for a disk that is not mounted must not end on this one.
 */
const folderAsked = (scene: FileScene): string | undefined => {
  const text = scene.given.text('to')
  if (text === undefined) return undefined
  const folder = typedPath(scene.world.cwd, text)
  if (existsSync(dirname(folder))) return folder
  throw new Failure(
    'store',
    'no-parent-folder',
    { en: `cannot write ${folder}`, zh: `无法写入 ${folder}` },
    {
      field: 'to',
      why: { en: `there is no folder ${dirname(folder)}`, zh: `没有文件夹 ${dirname(folder)}` },
      hint: same('crm backup --to backups'),
    },
  )
}

const make = async (scene: FileScene): Promise<Outcome> => {
  const folder = folderAsked(scene)
  const made = await backup(scene.path, {
    now: scene.world.clock.now(),
    ...patience(scene),
    ...(folder === undefined ? {} : { folder }),
  })
  const { undeleted } = made
  return {
    done: {
      words: { en: `the backup is made: ${made.path}`, zh: `备份已完成：${made.path}` },
      look: folder === undefined ? 'crm backup --list' : `ls -l ${shellWord(made.path)}`,
    },
    ...(undeleted.length > 0 ? { exit: 'partly' as const } : {}),
    print: (page) => {
      for (const old of undeleted)
        page.notice({
          en: `an older backup could not be deleted; delete it by hand: ${old}`,
          zh: `旧备份未能删除，请手动删除：${old}`,
        })
      return page.report(
        { ok: true, path: made.path, entry: made.entry, chain: made.head, removed: [...made.removed] },
        [
          { en: `backed up to ${made.path} (checked)`, zh: `已备份到 ${made.path}（已校验）` },
          {
            en: `   head ${made.entry}:${made.head.slice(0, 16)} (crm doctor journal --head)`,
            zh: `   链头 ${made.entry}:${made.head.slice(0, 16)}（crm doctor journal --head）`,
          },
        ],
      )
    },
  }
}

/** What a file holds, for a dry run: it is opened and checked, and nothing is written. */
const look = (scene: FileScene, path: string): Mark => {
  const store = openFile(path, { write: false, wait: waitOf(scene.given) ?? 10_000, cache: 16_000, olderToo: true })
  try {
    requireWhole(store)
    return markOf(store.lane)
  } finally {
    store.close()
  }
}

const wouldMake = (scene: FileScene): Outcome => {
  const folder = folderAsked(scene) ?? backupFolder(scene.path)
  const { entry, head } = look(scene, scene.path)
  return {
    print: (page) =>
      page.report({ ok: true, dry_run: true, path: folder, entry, chain: head, removed: [] }, [
        { en: `would back up to ${folder}`, zh: `将备份到 ${folder}` },
      ]),
  }
}

/** A backup that is not there: to make a store is no remedy. */
const missingBackup = (from: string): Failure =>
  new Failure(
    'store',
    'no-store',
    { en: `there is no backup at ${from}`, zh: `${from} 处没有备份` },
    { hint: same('crm backup --list') },
  )

const wouldBringBack = async (scene: FileScene, from: string): Promise<Outcome> => {
  const { entry } = await onBackup(() => look(scene, from))
  const lost = lostBetween(scene.path, from, waitOf(scene.given) ?? 10_000)
  return {
    print: (page) =>
      page.report(
        { ok: true, dry_run: true, path: scene.path, from, aside: null, entry: null, erasures_lost: lostJson(lost) },
        [
          {
            en: `would restore ${scene.path} from ${from} (entry ${entry})`,
            zh: `将从 ${from} 恢复 ${scene.path}（条目 ${entry}）`,
          },
          ...lostLines(lost),
        ],
      ),
  }
}

const confirmRestore = async (scene: FileScene, file: string): Promise<void> => {
  if (scene.given.flag('yes')) return
  const question = { en: `replace ${scene.path} by ${file}`, zh: `用 ${file} 替换 ${scene.path}` }
  const hint = same(`${scene.typed} --yes`)
  if (!scene.asking)
    throw new Failure('declined', 'not-confirmed', question, {
      why: { en: 'nobody is there to be asked', zh: '没有人可以确认' },
      hint,
    })
  if (!(await scene.asking.confirm(question, false)))
    throw new Failure('declined', 'not-confirmed', { en: 'nothing was done', zh: '什么也没有做' }, { hint })
}

const bringBack = async (scene: FileScene, file: string): Promise<Outcome> => {
  // Its log, if it has one, lies beside the file itself.
  const path = realPath(typedPath(scene.world.cwd, file))
  if (!existsSync(path)) throw missingBackup(path)
  if (scene.given.flag('dry-run')) return wouldBringBack(scene, path)
  await confirmRestore(scene, path)
  const restored = await restoreStore(scene.path, path, {
    about: entryAbout(scene, 'backup', 'restore'),
    ...patience(scene),
  })
  const { aside, lost, entry } = restored
  return {
    done: {
      words: {
        en: `the store is restored from ${path} (entry ${entry})`,
        zh: `已从 ${path} 恢复（条目 ${entry}）`,
      },
      look: 'crm history',
    },
    print: (page) =>
      page.report({ ok: true, path: scene.path, from: path, aside, entry, erasures_lost: lostJson(lost) }, [
        { en: `restored ${scene.path} from ${path}`, zh: `已从 ${path} 恢复 ${scene.path}` },
        ...lostLines(lost),
        ...(aside === null ? [] : [{ en: `   what was there is kept in ${aside}`, zh: `   原有数据保存在 ${aside}` }]),
      ]),
  }
}

const whyWords: Readonly<Record<KeptCopy['why'], Words>> = {
  backup: { en: 'backup', zh: '备份' },
  'before-restore': { en: 'before a restore', zh: '恢复之前' },
  'before-migration': { en: 'before a migration', zh: '升级之前' },
}

const list = (scene: FileScene): Outcome => {
  const columns: readonly Column<KeptCopy>[] = [
    { key: 'path', title: { en: 'backup', zh: '备份' }, json: ({ path }) => path },
    {
      key: 'why',
      title: { en: 'made', zh: '来由' },
      json: ({ why }) => why,
      shown: ({ why }, language) => say(whyWords[why], language),
    },
  ]
  return { print: (page) => page.rows(columns, listCopies(scene.path)) }
}

/** `crm backup`, `crm backup --restore FILE`. */
export const backupCommand: Command = onFile({
  path: ['backup'],
  aliases: ['备份'],
  summary: { en: 'Copy the store beside it, checked; or bring a copy back', zh: '备份数据文件并校验；或从备份恢复' },
  details: {
    en: 'Others may go on working. The newest backups are kept (setting backups_kept), the file is yours alone (mode 0600).',
    zh: '备份时他人可继续工作。只保留最新的若干份（设置 backups_kept），文件权限为 0600。',
  },
  options: {
    restore: {
      about: { en: 'replace the store by this backup', zh: '用此备份替换数据文件' },
      value: 'FILE',
      not: ['to'],
    },
    to: { about: { en: 'another folder', zh: '另存文件夹' }, value: 'DIR', writes: true },
    list: { about: { en: 'the backups there are', zh: '列出已有备份' }, not: ['restore', 'to'] },
    reason: { about: { en: 'why, for the history', zh: '原因，记入历史' }, value: 'TEXT' },
  },
  examples: [
    { about: { en: 'a backup now', zh: '立即备份' }, line: 'crm backup' },
    { about: { en: 'the backups there are', zh: '列出备份' }, line: 'crm backup --list' },
  ],
  run: async (scene) => {
    const file = scene.given.text('restore')
    if (file !== undefined) return bringBack(scene, file)
    if (scene.given.flag('list')) return list(scene)
    return scene.given.flag('dry-run') ? wouldMake(scene) : make(scene)
  },
})
