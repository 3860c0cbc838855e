// What the doctor checks of the file and its surroundings, without opening the store.
import { existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { unfinishedIn } from '../kernel/unfinished.ts'
import { counted, same, type Words } from '../kernel/words.ts'
import { listBackups } from './backup.ts'
import { type Finding, finding } from './finding.ts'
import { foldersAround } from './folders-around.ts'
import { closedBeside } from './log-rights.ts'
import { placeFault } from './place.ts'

/** The folder must not be on a network share and not synced by another program. */
export const checkPlace = (path: string): Finding => {
  const folder = dirname(resolve(path))
  const fault = existsSync(folder) ? placeFault(folder) : null
  if (!fault) return finding('place', true, { en: `${folder} is a local folder`, zh: `${folder} 是本地文件夹` })
  return finding('place', false, fault.words, {
    en: 'move the store to a local folder',
    zh: '请把数据文件移到本地文件夹',
  })
}

const openToOthers = (path: string): boolean => existsSync(path) && (statSync(path).mode & 0o077) !== 0

/** Store, log and backups must be their owner's alone; who may write the store must be able to write its log. */
export const checkRights = (path: string): Finding => {
  const closed = closedBeside(path).join(' ')
  if (closed !== '')
    return finding(
      'rights',
      false,
      {
        en: `you may write the store, but not ${closed}: nothing can be written`,
        zh: `可以写数据文件，但不能写 ${closed}：无法写入`,
      },
      { en: `give yourself the right to write ${closed}`, zh: `请为自己加上 ${closed} 的写权限` },
    )
  const files = [path, `${path}-wal`, `${path}-shm`, ...listBackups(path)]
  const open = files.filter(openToOthers)
  if (open.length === 0) {
    return finding('rights', true, { en: 'only you may read store and backups', zh: '只有您本人可以读取数据与备份' })
  }
  const names = open.join(' ')
  return finding(
    'rights',
    false,
    { en: `others may read ${names}`, zh: `他人可以读取 ${names}` },
    { en: `chmod 600 ${names}`, zh: `chmod 600 ${names}` },
  )
}

const shownFiles = 4

const namesOf = (paths: readonly string[]): Words => {
  const names = paths.slice(0, shownFiles)
  const more = paths.length - names.length
  return {
    en: `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    zh: `${names.join('、')}${more > 0 ? ` 等 ${paths.length} 个` : ''}`,
  }
}

/** Files that killed runs left around the store: they may hold everything that the store holds. Nothing is wrong with that. */
export const checkUnfinished = (path: string): Finding => {
  const all = foldersAround(path).flatMap(unfinishedIn)
  const left = all.filter(({ state }) => state === 'left').map((one) => one.path)
  const elsewhere = all.filter(({ state }) => state === 'elsewhere').map((one) => one.path)
  const found = [...left, ...elsewhere]
  if (found.length === 0)
    return finding('unfinished', true, { en: 'no run left files behind', zh: '没有被中断的运行留下的文件' })
  const names = namesOf(found)
  const words = {
    en: `${counted(found.length, 'file')} left by runs that were ended: ${names.en}`,
    zh: `被中断的运行留下 ${found.length} 个文件：${names.zh}`,
  }
  if (left.length > 0) return finding('unfinished', true, words, same('crm doctor --repair'))
  return finding('unfinished', true, words, {
    en: 'made on another machine or in another container: delete them once nothing runs there',
    zh: '由其他机器或容器产生：确认那里没有程序在运行后请删除',
  })
}

const leastFree = 100 * 1024 * 1024

/** There must be room for one more copy of the store, and 100 MB at least. */
export const checkSpace = (path: string): Finding => {
  try {
    const { bavail, bsize } = statfsSync(dirname(resolve(path)))
    const free = bavail * bsize
    const needed = Math.max(leastFree, existsSync(path) ? statSync(path).size : 0)
    const [has, needs] = [free, needed].map((bytes) => `${Math.floor(bytes / 1024 / 1024)} MB`)
    return finding(
      'space',
      free >= needed,
      { en: `${has} free, a copy of the store needs ${needs}`, zh: `剩余 ${has}，备份一份需要 ${needs}` },
      free >= needed ? undefined : { en: 'free some space', zh: '请腾出空间' },
    )
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return finding('space', false, { en: `free space is not known: ${text}`, zh: `无法得知剩余空间：${text}` })
  }
}
