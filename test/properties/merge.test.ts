// Merging loses nothing: every visit, order, complaint, contact and membership of both stands with the one that stays, every
// value of both can be read there; undo gives the dump back byte for byte, redo the merged one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { putStore } from '../harness/empty-store.ts'
import { ample, runs } from '../harness/property-runs.ts'
import { crm } from '../harness/world.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const told = async (cwd: string, ...argv: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await crm(argv, { cwd })
  expect(`${code} ${stderr}`, argv.join(' ')).toMatch(/^0 /)
  return stdout
}

type Line = Readonly<Record<string, unknown>>

const dumpOf = (cwd: string): Promise<string> => told(cwd, 'dump', '--removed')
const linesOf = (dump: string): readonly Line[] =>
  dump
    .trimEnd()
    .split('\n')
    .map((line): Line => JSON.parse(line))

const one = (...texts: readonly string[]) => fc.option(fc.constantFrom(...texts), { nil: undefined })

const customer = fc.record({
  name: fc.constantFrom('张小明', '張小明', 'Maria Lopez', '宏远科技'),
  phones: one('13800138000', '13900139000', '13800138000;13700137000'),
  emails: one('a@example.com', 'b@example.com;a@example.com'),
  city: one('北京', '上海'),
  address: one('建国路88号', '人民路1号'),
  birthday: one('1990-01-05', '--01-05'),
  stage: one('none', 'intent', 'deal'),
  tags: one('vip', 'vip;old', 'new'),
  likes: one('tea', 'tea and books', 'music'),
  note: one('first note', 'second note'),
  age: one('30', '40'),
  consent: one('sms=no', 'sms=yes;mail=no'),
  key: one('K-1', 'K-2'),
  level: one('a', 'b'),
})

type Customer = typeof customer extends fc.Arbitrary<infer T> ? T : never

const flagsOf = ({ name, level, ...rest }: Customer): readonly string[] => [
  name,
  ...Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [`--${key}`, value])),
  ...(level === undefined ? [] : ['--set', `level=${level}`]),
]

const followers: readonly (readonly string[])[] = [
  ['add', 'visit', 'C', '--due', '2026-12-05'],
  ['log', 'C', 'talked'],
  ['add', 'order', 'C', '--amount', '10', '--at', '2026-10-01'],
  ['add', 'complaint', 'C', '--text', 'late'],
  ['add', 'contact', 'C', '--name', 'somebody'],
  ['add', 'segment-member', 'invited', 'C'],
  ['edit', 'customer', 'C-3', '--introducer', 'C'],
  ['dedupe', '--not', 'C-3', 'C'],
]

const follower = fc.tuple(fc.constantFrom(...followers), fc.constantFrom('C-1', 'C-2'))
const choice = fc.constantFrom<readonly string[]>(
  [],
  ['--prefer', 'B'],
  ['--prefer', 'newest'],
  ['--prefer', 'filled'],
  ['--field', 'phones=B,city=B'],
)

const listsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Keys whose losing value is nobody's to keep: they follow from a rule of merging. */
const byRule = new Set(['noun', 'id', 'added', 'age_told', 'consent', 'removed', 'key'])
const shownAs: Readonly<Record<string, string>> = { none: '', '--01-05': '01-05' }

const begun = [
  ['add', 'field', 'customer.level', '--type', 'choice', '--values', 'a,b'],
  ['add', 'segment', 'invited', '--static'],
]

describe('a merge', () => {
  it('keeps all of both, and is taken back whole', { timeout: ample }, async () => {
    await fc.assert(
      fc.asyncProperty(customer, customer, fc.array(follower, { maxLength: 7 }), choice, async (a, b, links, how) => {
        const cwd = mkdtempSync(join(tmpdir(), 'crm-merge-'))
        folders.push(cwd)
        await putStore(cwd, ['--zone', 'Asia/Shanghai', '--currency', 'CNY'], begun)
        await told(cwd, 'add', 'customer', ...flagsOf(a))
        await told(cwd, 'add', 'customer', ...flagsOf(b.key === a.key ? { ...b, key: undefined } : b))
        await told(cwd, 'add', 'customer', 'Third', '--phones', '13611112222')
        for (const [line, who] of links)
          await crm(
            line.map((word) => (word === 'C' ? who : word)),
            { cwd },
          )
        const before = await dumpOf(cwd)
        await told(cwd, 'merge', 'customer', 'C-1', 'C-2', ...how)
        const merged = await dumpOf(cwd)
        const [old, now] = [linesOf(before), linesOf(merged)]
        const kept = now.find(({ noun, id }) => noun === 'customer' && id === 'C-1') ?? {}
        for (const { noun, ...record } of old.filter((line) => line.noun === 'customer' && line.id !== 'C-3'))
          for (const [key, value] of Object.entries(record)) {
            if (byRule.has(key)) continue
            for (const part of listsOf(value)) {
              const text = shownAs[textOf(part)] ?? textOf(part)
              const where = `${textOf(kept[key] ?? '')}\n${textOf(kept.note ?? '')}`.toLowerCase()
              expect(where, `${key} of ${String(record.id)}`).toContain(text.toLowerCase())
            }
          }
        // Every other record is there, and what led to the second leads to the first, unless that has the same already.
        // A refusal that was not the last word is said once more, by the merge.
        const others = (lines: readonly Line[]) =>
          lines.filter(({ noun, source }) => noun !== 'customer' && !(noun === 'consent' && source === 'merge C-2'))
        expect(others(now).length).toBe(others(old).length)
        const led = others(now).filter((line) => [line.customer, line.other].includes('C-2'))
        expect(led.filter(({ noun }) => noun !== 'segment-member' && noun !== 'lookalike')).toEqual([])
        for (const { noun, segment, other } of led) {
          const twins = others(now).filter(
            (line) => line.noun === noun && line.segment === segment && line.customer === 'C-1',
          )
          // A pair of the two themselves has nowhere to go.
          if (other !== 'C-2' || noun !== 'lookalike') expect(twins.length).toBeGreaterThan(0)
        }
        await told(cwd, 'undo')
        expect(await dumpOf(cwd)).toBe(before)
        await told(cwd, 'redo')
        expect(await dumpOf(cwd)).toBe(merged)
        await told(cwd, 'doctor')
      }),
      runs(20, 200),
    )
  })
})
