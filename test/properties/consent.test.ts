// What holds of consent, whichever way it was said: after any writes and undos the record of a customer says what a plain
// reckoning of all its statements comes to, and each undo brings the store back byte for byte.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

const today = '2026-11-22'
const run = (cwd: string, ...argv: readonly string[]) => crm(argv, { cwd, env: { CRM_TODAY: today } })
const told = async (cwd: string, ...argv: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(cwd, ...argv)
  expect(`${code} ${stderr}`, argv.join(' ')).toMatch(/^0 /)
  return stdout
}

const channels = ['phone', 'visit', 'mail', 'sms', 'wechat', 'web']
const purposes = ['care', 'marketing']

interface Said {
  readonly id: string
  readonly customer: string
  readonly channel: string
  readonly purpose: string
  readonly allowed: string
  readonly at: string
}

/** By the letter of the rule: of the statements that cover a channel and purpose the latest, by day and then by id. */
const reckoned = (all: readonly Said[], customer: string): Readonly<Record<string, boolean>> => {
  const held: Record<string, boolean> = {}
  for (const channel of channels)
    for (const purpose of purposes) {
      const covering = all
        .filter((one) => one.customer === customer)
        .filter((one) => one.channel === 'all' || one.channel === channel)
        .filter((one) => one.purpose === 'all' || one.purpose === purpose)
        .sort((a, b) => (a.at === b.at ? Number(a.id.slice(3)) - Number(b.id.slice(3)) : a.at < b.at ? -1 : 1))
      const last = covering.at(-1)?.allowed
      if (last === 'yes' || last === 'no') held[`${channel}.${purpose}`] = last === 'yes'
    }
  return held
}

/** What a record says, cell by cell. */
const recorded = (consent: Readonly<Record<string, boolean>>): Readonly<Record<string, boolean>> =>
  Object.fromEntries(
    channels.flatMap((channel) =>
      purposes.flatMap((purpose) => {
        const answer = consent[channel] ?? consent[`${channel}.${purpose}`]
        return answer === undefined ? [] : [[`${channel}.${purpose}`, answer]]
      }),
    ),
  )

// Few, so that statements meet; the rules for all of them are held in test/rules/consent.test.ts.
const anyChannel = fc.constantFrom('sms', 'mail', 'all')
const key = fc
  .tuple(anyChannel, fc.constantFrom('', '.care', '.marketing'))
  .map(([channel, purpose]) => `${channel}${purpose}`)
const saying = fc.tuple(key, fc.constantFrom('yes', 'no')).map(([name, answer]) => `${name}=${answer}`)
const sayings = fc.array(saying, { minLength: 1, maxLength: 3 }).map((all) => all.join(';'))
const who = fc.constantFrom('C-1', 'C-2')

type Step =
  | { readonly do: 'run'; readonly argv: readonly string[] }
  | { readonly do: 'import'; readonly rows: readonly string[] }
  | { readonly do: 'undo' }

const asRun = (argv: readonly string[]): Step => ({ do: 'run', argv })
// What is said of an earlier day must not win over what was said later.
const statement = fc
  .record({
    who,
    channel: anyChannel,
    purpose: fc.constantFrom('all', 'marketing'),
    allowed: fc.constantFrom('yes', 'no', 'unknown'),
    at: fc.constantFrom('2026-01-01', '2026-06-01', today),
  })
  .map(({ who: one, ...flags }) =>
    asRun([
      ...['add', 'consent', one, '--source', 'form'],
      ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
    ]),
  )
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(who, sayings).map(([one, text]) => asRun(['edit', 'customer', one, '--consent', text])),
  who.map((one) => asRun(['edit', 'customer', one, '--do-not-contact'])),
  who.map((one) => asRun(['edit', 'customer', one, '--consent', ''])),
  { weight: 4, arbitrary: statement },
  fc.constant(asRun(['edit', 'consent', 'CN-1', '--allowed', 'unknown'])),
  fc.tuple(sayings, sayings).map(([one, other]): Step => ({ do: 'import', rows: [`a,${one}`, `b,${other}`] })),
  fc.constant(asRun(['merge', 'customer', 'C-1', 'C-2', '--yes'])),
  fc.constant<Step>({ do: 'undo' }),
)

const customersOf = async (cwd: string): Promise<readonly { id: string; consent: Record<string, boolean> }[]> =>
  JSON.parse(await told(cwd, 'list', 'customers', '--json', '--fields', 'id,consent'))

const holds = async (cwd: string): Promise<void> => {
  const said: readonly Said[] = JSON.parse(await told(cwd, 'list', 'consents', '--json'))
  for (const { id, consent } of await customersOf(cwd)) expect(recorded(consent), id).toEqual(reckoned(said, id))
}

const begun = [
  ['add', 'customer', '张小明', '--key', 'a', '--consent', 'sms=no'],
  ['add', 'customer', '李四', '--key', 'b'],
]

describe('consent', () => {
  it('is what a plain reckoning of all statements comes to, and comes back with each undo', {
    timeout: ample,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
        const cwd = mkdtempSync(join(tmpdir(), 'crm-consent-'))
        folders.push(cwd)
        await putStore(cwd, ['--no-input'], begun)
        const dumps: string[] = []
        let number = 0
        for (const one of steps) {
          const before = await told(cwd, 'dump', '--removed')
          if (one.do === 'undo') {
            const last = dumps.pop()
            if (last === undefined) continue
            await told(cwd, 'undo')
            expect(await told(cwd, 'dump', '--removed')).toBe(last)
          } else if (one.do === 'import') {
            number += 1
            writeFileSync(join(cwd, `f${number}.csv`), ['key,consent', ...one.rows].join('\n'))
            await run(cwd, 'import', 'customers', `f${number}.csv`, '--match', 'key')
          } else await run(cwd, ...one.argv)
          if (one.do !== 'undo' && (await told(cwd, 'dump', '--removed')) !== before) dumps.push(before)
          await holds(cwd)
        }
        expect(await told(cwd, 'doctor', '--json')).not.toContain('"ok": false')
        for (const dump of dumps.toReversed()) {
          await told(cwd, 'undo')
          expect(await told(cwd, 'dump', '--removed')).toBe(dump)
        }
      }),
      runs(10, 500),
    )
  })
})
