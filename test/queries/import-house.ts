// A folder with a store and files to import, for tests of import: real files, a real store, the program through its seam.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { putStore } from '../harness/empty-store.ts'
import { crm, type Place, type Ran } from '../harness/world.ts'

/** The report of an import in JSON. */
export interface Report {
  readonly ok: boolean
  readonly dry_run: boolean
  readonly rows: number
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly ignored_columns: readonly string[]
  readonly new_fields: readonly { readonly header: string; readonly key: string; readonly type: string }[]
  readonly entry: number | null
  readonly rejected_file: string | null
  readonly encoding: string
  readonly notes: readonly { readonly code: string; readonly count: number; readonly rows: readonly unknown[] }[]
}

/** A record in JSON. */
export type Shown = Readonly<Record<string, unknown>>

/** A place with a store. */
export interface House {
  readonly cwd: string
  /** Writes a file; text in UTF-8. */
  readonly put: (name: string, text: string | Uint8Array) => void
  readonly read: (name: string) => string
  readonly has: (name: string) => boolean
  readonly run: (line: readonly string[], more?: Partial<Place>) => Promise<Ran>
  /** Runs what must succeed and gives its stdout. */
  readonly ok: (line: readonly string[], more?: Partial<Place>) => Promise<string>
  /** Imports in JSON; checks that every row is accounted for. */
  readonly load: (
    line: readonly string[],
    more?: Partial<Place>,
  ) => Promise<Report & { readonly code: number; readonly stderr: string }>
  /** The records of a noun in JSON. */
  readonly list: (noun: string, ...more: readonly string[]) => Promise<readonly Shown[]>
  readonly dump: () => Promise<string>
}

/** Makes a folder with an empty store; `settings` are flags of init. */
export const newHouse = async (settings: readonly string[] = []): Promise<House> => {
  const cwd = mkdtempSync(join(tmpdir(), 'crm-import-'))
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
  const run = (line: readonly string[], more: Partial<Place> = {}): Promise<Ran> => crm(line, { cwd, ...more })
  const ok = async (line: readonly string[], more: Partial<Place> = {}): Promise<string> => {
    const ran = await run(line, more)
    expect(ran.code, `crm ${line.join(' ')}: ${ran.stderr}`).toBe(0)
    return ran.stdout
  }
  await putStore(cwd, ['--zone', 'Asia/Shanghai', '--currency', 'CNY', ...settings])
  return {
    cwd,
    run,
    ok,
    put: (name, text) => writeFileSync(join(cwd, name), text),
    read: (name) => readFileSync(join(cwd, name), 'utf8'),
    has: (name) => existsSync(join(cwd, name)),
    load: async (line, more) => {
      const ran = await run(['import', ...line, '--json'], more)
      expect([0, 5], `crm import ${line.join(' ')}: ${ran.stderr}`).toContain(ran.code)
      const report: Report = JSON.parse(ran.stdout)
      expect(report.added + report.updated + report.unchanged + report.rejected).toBe(report.rows)
      expect(ran.code).toBe(report.rejected > 0 ? 5 : 0)
      expect(report.ok).toBe(report.rejected === 0)
      return { ...report, code: ran.code, stderr: ran.stderr }
    },
    list: async (noun, ...more) => JSON.parse(await ok(['list', noun, '--json', ...more])),
    dump: () => ok(['dump', '--removed']),
  }
}

/** The failure of a run in JSON. */
export const failureOf = (
  ran: Ran,
): { readonly code: string; readonly exit: number; readonly message: string; readonly hint: string | null } =>
  JSON.parse(ran.stderr.trim().split('\n').at(-1) ?? '').error
