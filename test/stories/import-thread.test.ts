// A file so large that the built program makes the words of its rows in a thread: what is found afterwards is the same as
// where one thread does all, as it does when the program runs from its source.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { builtBinary } from '../harness/built.ts'
import { crm } from '../harness/world.ts'
import { temporaryFolder } from '../queries/temporary-store.ts'

const surnames = ['王', '李', '欧阳', 'O’Brien ', '張', '🙂']

const line = (at: number): string => {
  const name = `${surnames[at % surnames.length]}${String.fromCodePoint(0x4e00 + (at % 997))}${String.fromCodePoint(0x5200 + Math.floor(at / 13))}`
  // Some are no record, some have several phones, and some have nothing to be found by but a name.
  if (at % 1009 === 0) return `,${at},a${at}@example.com,`
  if (at % 7 === 0) return `${name},,,`
  const phones =
    at % 5 === 0
      ? `139${String(at).padStart(8, '0')};010-65${String(at).padStart(6, '0')}`
      : `138${String(at).padStart(8, '0')}`
  return `${name},${phones},A${at}@Example.com,${at % 3 === 0 ? 'vip;old' : ''}`
}

const found = (path: string): unknown => {
  const db = new Sqlite(path)
  db.exec(`create virtual table temp.words using fts5vocab(main, search, 'instance')`)
  const told = {
    words: db.prepare('select term, doc from temp.words order by term, doc').raw().all(),
    terms: db.prepare('select kind, value, noun, id from term order by 1, 2, 3, 4').raw().all(),
  }
  db.close()
  return told
}

it('is found by the same words and numbers', async () => {
  const binary = await builtBinary()
  const cwd = temporaryFolder()
  const file = join(cwd, 'many.csv')
  const rows = Array.from({ length: 11_500 }, (_, at) => line(at))
  writeFileSync(file, `姓名,电话,邮箱,标签\n${rows.join('\n')}\n`)
  const [threaded, plain] = [join(cwd, 'threaded.db'), join(cwd, 'plain.db')]
  for (const db of [threaded, plain])
    await crm(['init', '--db', db, '--zone', 'UTC', '--currency', 'CNY', '--no-input'], { cwd })
  const argv = ['import', 'customers', file, '--json', '--yes', '--db']
  const source = await crm([...argv, plain], { cwd })
  expect(source.code).toBe(5)
  const built = spawnSync(binary, [...argv, threaded], { cwd, encoding: 'utf8' })
  expect(built.status).toBe(5)
  // A flag of V8's that is no longer known would be told there.
  expect(built.stderr).not.toMatch(/flag/)
  const [ours, theirs] = [found(threaded), found(plain)]
  expect(JSON.stringify(ours).length).toBeGreaterThan(500_000)
  expect(ours).toEqual(theirs)
}, 60_000)
