// The words of the command line: verbs and nouns in both languages, and every path they make. Reads no flags.
import { parseLettered } from '../kernel/reference.ts'
import type { Noun } from './noun.ts'

/** What naming needs to know of a noun. */
export type NounNames = Pick<Noun, 'name' | 'plural' | 'chinese' | 'short'> & Partial<Pick<Noun, 'letter'>>

/** The verbs with their other spellings. Only these are guessed as verbs; nothing is completed from a prefix. */
export const verbWords: Readonly<Record<string, readonly string[]>> = {
  add: ['new', 'create', '新增', '添加', '新建'],
  list: ['ls', '列表', '列出'],
  show: ['get', 'view', '查看', '显示'],
  edit: ['set', 'modify', '修改', '编辑'],
  remove: ['rm', 'delete', '删除'],
  restore: ['恢复'],
  import: ['导入'],
  export: ['导出'],
  done: ['完成'],
  cancel: ['取消'],
  move: ['流转', '推进'],
  assign: ['指派', '分配'],
  close: ['关闭'],
  merge: ['合并'],
  erase: ['彻底删除'],
}

/** What is known of all commands: enough to find one, without loading any. */
export interface CommandNames {
  readonly nouns: readonly NounNames[]
  /** Every path, `["done", "visit"]`, `["today"]`. */
  readonly paths: readonly (readonly string[])[]
  /** Other first words of a command without noun. */
  readonly aliases: Readonly<Record<string, string>>
  /** Other second words, behind the first: `report 销售` is `sales`. */
  readonly seconds: Readonly<Record<string, string>>
  /** The noun that a command without noun is about, which may be typed all the same: `log` is about a customer. */
  readonly subjects: Readonly<Record<string, string>>
  /** Names of flags that take a value, with their dashes. */
  readonly valued: ReadonlySet<string>
}

/** The verb a word means. */
export const verbOf = (word: string): string | undefined =>
  Object.keys(verbWords).find((verb) => verb === word || verbWords[verb]?.includes(word) === true)

/** The noun a word means. */
export const nounOf = <N extends NounNames>(nouns: readonly N[], word: string): N | undefined =>
  nouns.find(
    (noun) =>
      noun.name === word || noun.plural === word || noun.chinese.includes(word) || noun.short?.includes(word) === true,
  )

/** Verbs that are for one record: behind them the letter of an id says the noun. */
export const recordVerbs: ReadonlySet<string> = new Set([
  'show',
  'edit',
  'remove',
  'restore',
  'done',
  'cancel',
  'move',
  'assign',
  'close',
  'merge',
  'erase',
])

/** The noun that the letter of an id says, behind a verb that is for one record: `done V-21`. */
export const nounOfId = <N extends NounNames>(nouns: readonly N[], verb: string, word: string): N | undefined => {
  const letter = recordVerbs.has(verb) ? parseLettered(word)?.letter : undefined
  return letter === undefined ? undefined : nouns.find((noun) => noun.letter === letter)
}

/** Whether there is a command of this path. */
export const hasPath = (names: CommandNames, path: readonly string[]): boolean =>
  names.paths.some((one) => one.length === path.length && one.every((word, place) => word === path[place]))
