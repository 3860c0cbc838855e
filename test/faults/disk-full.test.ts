// A disk that fills up at some size, by a limit on the size of files and by a small disk of its own: the deed is refused
// in one sentence, the store is as it was, and with space again the same command does what it should.
// Broken once by a full disk that is passed over, one that keeps people from reading.
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { realCrm } from '../harness/real.ts'
import { chanceFor, full, seed, someOf, times } from './measure.ts'
import { deedNames, openBench } from './ready.ts'
import { tryDeed } from './trial.ts'

const bench = openBench()
const timeout = 900_000

/** The size of all files of a folder together, in KiB. */
const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => Math.ceil(statSync(join(folder, name)).size / 4096) * 4)
    .reduce((sum, size) => sum + size, 0)

// The folder is put on a disk of its own, in a name space of its own, and what is left there comes back afterwards.
const onSmallDisk = `
set -e
size=$1 here=$2; shift 2
mkdir "$here.disk"; mount -t tmpfs -o size=\${size}k tmpfs "$here.disk"
cp -a "$here/." "$here.disk"; mount --bind "$here.disk" "$here"; cd "$here"
set +e; "$@"; code=$?; set -e
cd /; umount "$here"; find "$here" -mindepth 1 -delete; cp -a "$here.disk/." "$here"
umount "$here.disk"; rmdir "$here.disk"; exit $code`

const own = ['unshare', '-rm']
const canMount = spawnSync(own[0] ?? '', [...own.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

// Some in one way, some in the other.
const limited = full ? deedNames : ['add', 'import customers', 'export']
const small = full ? deedNames : ['backup', 'restore']

describe(`a full disk (seed ${seed})`, () => {
  it.each(limited)('%s, with a limit on the size of files', { timeout }, async (name) => {
    const ready = await bench.ready(name)
    const chance = chanceFor(`limit ${name}`)
    let refused = 0
    for (let round = 0; round < times(1, 10); round += 1) {
      // Blocks of 512 bytes: the first round is far too small for anything.
      const blocks = round === 0 ? 1 : 1 + chance.number(1400)
      const run = await tryDeed(ready, bench.place(), `files of at most ${blocks} blocks`, (place) =>
        realCrm(ready.words, { ...place, under: ['sh', '-c', `ulimit -f ${blocks}; exec "$@"`, 'sh'] }),
      )
      if (run.code !== 0) refused += 1
    }
    expect(refused).toBeGreaterThan(0)
  })

  it.skipIf(!canMount).each(small)(
    '%s, on a small disk (skipped where nothing may be mounted)',
    { timeout },
    async (name) => {
      const ready = await bench.ready(name)
      const used = sizeOf(ready.start)
      const sizes = someOf(
        Array.from({ length: 150 }, (_, at) => used + 4 + at * 8),
        times(1, 10),
        chanceFor(`disk ${name}`),
      )
      // The first leaves no room for anything.
      for (const size of full ? [used + 4, ...sizes] : [used + 4]) {
        const run = await tryDeed(ready, bench.place(), `a disk of ${size} KiB, ${used} used`, (place) =>
          realCrm(ready.words, { ...place, under: [...own, 'sh', '-c', onSmallDisk, 'sh', String(size), place.cwd] }),
        )
        if (size === used + 4) expect(run.code).toBe(1)
      }
    },
  )

  it.skipIf(!canMount)('reading is not harmed (skipped where nothing may be mounted)', async () => {
    const ready = await bench.ready('add')
    for (const words of [
      ['list', 'customers'],
      ['search', '客户7'],
      ['show', 'customer', 'key:K7'],
    ]) {
      const cwd = bench.place()
      cpSync(ready.start, cwd, { recursive: true })
      const under = [...own, 'sh', '-c', onSmallDisk, 'sh', String(sizeOf(cwd)), cwd]
      const run = await realCrm(words, { cwd, under })
      expect(run.code, run.stderr).toBe(0)
      expect(run.stdout).toContain('客户7')
    }
  })
})
