// Which older copies of the store still hold a person: the backups and whatever else of ours lies beside it or in a folder
// there, files that are still in the making too. Copies are named and not changed; those that lie elsewhere nobody knows of.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { backupFolder } from '../database/backup.ts'
import { markOf, type Mark as State } from '../database/copy.ts'
import type { Mark } from '../database/erased-marks.ts'
import { textsInFile } from '../database/file-bytes.ts'
import { foldersAround } from '../database/folders-around.ts'
import type { Lane } from '../database/lane.ts'
import { openFile } from '../database/open-file.ts'
import { reversedDigits } from '../kernel/phone.ts'
import type { Row } from '../kernel/row.ts'
import { isStoreFile } from '../kernel/store-files.ts'
import { foldText } from '../kernel/text.ts'
import { finishedPath, type Unfinished, unfinishedIn } from '../kernel/unfinished.ts'
import { type Known, knownOf } from './known-of.act.ts'
import { isTelling } from './person-values.ts'

const copiesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.db'))
        .sort()
        .map((name) => join(folder, name))
    : []

type Holds = (person: Known) => boolean

/** Whether some value of a person finds a customer. */
const holdsMark = (copy: Lane): ((mark: Mark) => boolean) => {
  const byTerm = copy.prepare(`select 1 from term where kind = ? and value = ? and noun = 'customer' limit 1`)
  const byKey = copy.prepare('select 1 from customer where key = ?')
  return ([kind, value]) => {
    if (kind === 'key') return byKey.get(value) !== undefined
    if (kind === 'phone') return byTerm.get('phone', reversedDigits(value)) !== undefined
    return kind === 'email' && byTerm.get('email', foldText(value)) !== undefined
  }
}

/**
 * How a copy is asked for a person. One that the store went on from says it by the number, whatever the person was called then.
 * Where both went their own ways from some entry on, or the copy is another store's, the same number may be somebody else.
 */
const holderIn = (copy: Lane, store: Lane): Holds => {
  const linkIn = (lane: Lane, entry: number) => lane.prepare('select chain from entry where id = ?').get(entry)?.chain
  const { entry, head }: State = markOf(copy)
  const find = copy.prepare('select name from customer where id = ?')
  if (entry > 0 && linkIn(store, entry) === head) return ({ ids }) => ids.some((id) => find.get(id) !== undefined)
  const isOfStore = linkIn(store, 1) === linkIn(copy, 1)
  const byMark = holdsMark(copy)
  return ({ ids, names, marks }) =>
    marks.some(byMark) ||
    ids.some((id) => {
      const row = find.get(id)
      return row !== undefined && (isOfStore || names.includes(String(row.name)))
    })
}

/** Places of the people that a copy holds. */
const heldIn = (path: string, store: Lane, people: readonly Known[]): readonly number[] => {
  try {
    const copy = openFile(path, { write: false, wait: 1000, cache: 2000, olderToo: true })
    try {
      const holds = holderIn(copy.lane, store)
      return people.flatMap((person, at) => (holds(person) ? [at] : []))
    } finally {
      copy.close()
    }
  } catch {
    // A damaged copy may hold anybody; beside the store it may as well be another program's.
    return basename(dirname(path)) === 'backups' ? people.map((_, at) => at) : []
  }
}

const isCopyBegun = (path: string): boolean =>
  path.endsWith('.new') && (statSync(path, { throwIfNoEntry: false })?.size === 0 || isStoreFile(path))

/** What a file in the making is called by whoever looks for it later; a restore makes one that becomes the store. */
const laterName = ({ path, state }: Unfinished, store: string): string => {
  const later = finishedPath(path)
  return state === 'made' && /\.new(?:-\w+)?$/.test(path) && later !== store ? later : path
}

const tellingTexts = ({ names, marks }: Known): readonly string[] =>
  [...names, ...marks.map(([, value]) => value)].filter(isTelling)

/** The texts that stand in a file; none where it has been given its name meanwhile. */
const textsIn = (path: string, texts: readonly string[]): readonly string[] => {
  try {
    return textsInFile(path, texts)
  } catch (error) {
    if (existsSync(path)) throw error
    return []
  }
}

/**
 * A file that some run is making, or was on another machine: what it says is looked for as it lies there. A copy of a store
 * that is being made, of some moment before, will hold what it does not hold yet.
 */
const standsIn = ({ path, state }: Unfinished, people: readonly Known[]): readonly number[] => {
  if (state === 'made' && isCopyBegun(path)) return people.map((_, at) => at)
  const found = new Set(textsIn(path, people.flatMap(tellingTexts)))
  return people.flatMap((person, at) => (tellingTexts(person).some((text) => found.has(text)) ? [at] : []))
}

/** The files of copies that hold each of some customers, by path. What killed runs left here is not named: it is swept. */
export const copiesHolding = (lane: Lane, path: string, customers: readonly Row[]): readonly (readonly string[])[] => {
  const store = resolve(path)
  const people = knownOf(lane, customers)
  const folders = [...new Set([backupFolder(path), ...foldersAround(path)])]
  const found: string[][] = people.map(() => [])
  // Looked for first: what is finished meanwhile is among the copies then.
  const making = folders.flatMap(unfinishedIn).filter(({ state }) => state !== 'left')
  const made = making.map((file) => ({ name: laterName(file, store), held: standsIn(file, people) }))
  for (const copy of folders.flatMap(copiesIn))
    if (resolve(copy) !== store) for (const at of heldIn(copy, lane, people)) found[at]?.push(copy)
  for (const { name, held } of made) for (const at of held) found[at]?.push(name)
  return found.map((names) => [...new Set(names)])
}
