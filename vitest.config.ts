// How the proof is run: two workers for two cores, in an awkward place (a zone with half hours, no language, no home),
// so that nothing passes only because of the machine it runs on.

import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const isOurs =
  /^(?:CRM_|XDG_|LC_)|^(?:CI|NO_COLOR|FORCE_COLOR|CLICOLOR|CLICOLOR_FORCE|COLUMNS|LINES|PAGER|EDITOR|VISUAL)$/
for (const name of Object.keys(process.env)) if (isOurs.test(name)) delete process.env[name]

// Nothing is at these places: a test that needs a home or a store makes its own.
const nowhere = join(tmpdir(), 'crm-tests-have-no-home')
Object.assign(process.env, {
  TZ: 'America/St_Johns',
  LANG: 'C',
  HOME: nowhere,
  XDG_DATA_HOME: join(nowhere, 'data'),
  XDG_CONFIG_HOME: join(nowhere, 'config'),
})

// Quick tests make thousands of stores, and every commit of theirs waits for the disk: where the machine has a folder in
// memory with room enough, they lie there. What has to do with disks is tried on one, by the slow tests.
const inMemory = '/dev/shm'
const room = 4 * 1024 ** 3

const placeOfQuick = (): string => {
  try {
    accessSync(inMemory, constants.W_OK)
    const { bavail, bsize } = statfsSync(inMemory)
    if (bavail * bsize <= room) return tmpdir()
    const folder = mkdtempSync(join(inMemory, 'crm-tests-'))
    // Some tests are another person's, who has to find the way in.
    chmodSync(folder, 0o711)
    // Workers are ended, not asked: what they leave goes with the folder.
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    return folder
  } catch {
    return tmpdir()
  }
}

export default defineConfig({
  test: {
    // The SQLite driver is native code: a process of its own for each worker, no threads.
    pool: 'forks',
    maxWorkers: 2,
    setupFiles: ['test/harness/hold-driver.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{terminal,faults,stories}/**'],
          // Functions without a state of their own: one process may run many files, which saves loading everything anew.
          isolate: false,
          env: { TMPDIR: placeOfQuick() },
          // A full run of the properties takes as long as it takes.
          testTimeout: process.env.PROPERTY_RUNS === undefined ? 60_000 : 40_000_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: ['test/{terminal,stories}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          // The judge is the program in the tests' own process: loaded once.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
