// What is on the disk after the power fails: all that was synced, and of the rest any part. A name made, moved or taken
// away is only as safe as the sync of its folder; what was written to a file, as the sync of that file.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Chance } from '../bench/chance.ts'
import type { Naming, Step } from './write-log.ts'

const sector = 512

/** A change of a file's contents. */
type Change = Extract<Step, { kind: 'write' | 'cut' }>

interface Inode {
  safe: Buffer
  loose: Change[]
}

const folderOf = (path: string): string => (dirname(path) === '.' ? '' : dirname(path))

const changed = (bytes: Buffer, change: Change): Buffer => {
  if (change.kind === 'cut') {
    const grown = Buffer.alloc(change.length)
    bytes.copy(grown, 0, 0, Math.min(bytes.length, change.length))
    return grown
  }
  const end = change.at + change.data.length
  const grown = bytes.length >= end ? Buffer.from(bytes) : Buffer.concat([bytes, Buffer.alloc(end - bytes.length)])
  change.data.copy(grown, change.at)
  return grown
}

/** A change that was never synced: done, lost, or done for some of its sectors. */
const perhaps = (bytes: Buffer, change: Change, chance: Chance): Buffer => {
  const fate = chance.number(3)
  if (fate === 0) return bytes
  if (fate === 1 || change.kind === 'cut') return changed(bytes, change)
  let torn = bytes
  for (let from = 0; from < change.data.length; ) {
    const at = change.at + from
    const length = Math.min(sector - (at % sector), change.data.length - from)
    if (chance.percent(50)) torn = changed(torn, { ...change, at, data: change.data.subarray(from, from + length) })
    from += length
  }
  return torn
}

/** A disk that remembers what is safe on it. */
export interface Disk {
  readonly apply: (step: Step) => void
  /** Writes what a power failure at this moment leaves into a folder that is not there yet. */
  readonly crash: (folder: string, chance: Chance) => void
}

const rename = (names: Map<string, Inode>, step: Naming, inodes: ReadonlyMap<Step, Inode>): void => {
  const inode = names.get(step.path)
  const made = inodes.get(step)
  if (step.kind === 'make' && made) names.set(step.path, made)
  if (step.kind === 'unlink' || step.kind === 'rename') names.delete(step.path)
  if ((step.kind === 'link' || step.kind === 'rename') && inode) names.set(step.to, inode)
}

/** A disk on which these files are safe. */
export const diskWith = (files: ReadonlyMap<string, Buffer>): Disk => {
  const begun = [...files].map(([path, bytes]): [string, Inode] => [path, { safe: bytes, loose: [] }])
  const safe = new Map(begun)
  const now = new Map(begun)
  const made = new Map<Step, Inode>()
  let loose: Naming[] = []
  const sync = (path: string): void => {
    const inode = now.get(path)
    if (inode) {
      inode.safe = inode.loose.reduce(changed, inode.safe)
      inode.loose = []
      return
    }
    // Names reach the disk in their order: whatever came before in other folders is safe with them.
    const last = loose.findLastIndex((step) => folderOf(step.path) === path)
    for (const step of loose.slice(0, last + 1)) rename(safe, step, made)
    loose = loose.slice(last + 1)
  }
  return {
    apply: (step) => {
      if (step.kind === 'sync') sync(step.path)
      else if (step.kind === 'write' || step.kind === 'cut') now.get(step.path)?.loose.push(step)
      else if (step.kind !== 'answer') {
        if (step.kind === 'make') made.set(step, { safe: Buffer.alloc(0), loose: [] })
        rename(now, step, made)
        loose.push(step)
      }
    },
    crash: (folder, chance) => {
      const names = new Map(safe)
      for (const step of loose.slice(0, chance.number(loose.length + 1))) rename(names, step, made)
      mkdirSync(folder, { recursive: true })
      const written = new Map<Inode, Buffer>()
      for (const [path, inode] of names) {
        const bytes = written.get(inode) ?? inode.loose.reduce((all, one) => perhaps(all, one, chance), inode.safe)
        written.set(inode, bytes)
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), bytes, { mode: 0o600 })
      }
      // What the memory that runs share looked like nobody knows.
      if (chance.percent(50))
        writeFileSync(join(folder, 'crm.db-shm'), Buffer.alloc(32_768, chance.number(256)), { mode: 0o600 })
    },
  }
}
