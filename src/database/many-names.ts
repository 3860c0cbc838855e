// Whether a store's file has more names than one. SQLite keeps the log beside the name by which a file is opened: two names
// have two logs and two memories of locks, and what is written by the one is lost by the other. Such a store may be read only.
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Failure } from '../kernel/failure.ts'
import { shellWord } from '../kernel/shell-word.ts'
import { isSameFile } from '../kernel/store-files.ts'
import { sweepUnfinished, unfinishedIn } from '../kernel/unfinished.ts'
import { same, type Words } from '../kernel/words.ts'
import { type Finding, finding } from './finding.ts'

// A file system that does not tell says 0 or 1.
const linksOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.nlink ?? 0

/** How many names people gave a file: a store that is just being made has for a moment that of its making too. */
const namesOf = (path: string): number => {
  if (linksOf(path) <= 1) return 1
  const folder = dirname(path)
  sweepUnfinished(folder)
  return linksOf(path) - unfinishedIn(folder).filter((one) => isSameFile(one.path, path)).length
}

const manyNames = (names: number, path: string): Words => ({
  en: `${path} has ${names} names (hard links)`,
  zh: `${path} 有 ${names} 个名称（硬链接）`,
})

const remedy = (path: string): Words => {
  const [file, copy] = [path, `${path}.copy`].map(shellWord)
  return same(`cp -p ${file} ${copy} && mv ${copy} ${file}`)
}

/** Refuses to write a file that other names lead to. Fails with `store-linked` (9). */
export const refuseManyNames = (path: string): void => {
  const names = namesOf(path)
  if (names <= 1) return
  throw new Failure('store', 'store-linked', manyNames(names, path), {
    why: {
      en: 'each name has a log of its own: what is written by one would be lost by another; it can be read meanwhile. With no other program on it, put a copy in its place; what bears the other name is another store then',
      zh: '每个名称各有日志：通过一个名称写入的内容会被另一个名称丢失；目前仍可读取。请在没有其他程序打开它时，用副本替换它；之后另一个名称所指的就是另一个数据文件',
    },
    hint: remedy(path),
  })
}

/** What the doctor says of the names of a store; null where it has one. */
export const checkNames = (path: string): Finding | null => {
  const names = namesOf(path)
  return names <= 1 ? null : finding('names', false, manyNames(names, path), remedy(path))
}
