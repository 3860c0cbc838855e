// How the proof is run: two workers for two cores, in an awkward place (a zone with half hours, no language, no home),
// so that nothing passes only because of the machine it runs on.

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
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: ['test/{terminal,faults,stories}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
