// Which commands a role may give, and what comes before the answer of one that reads: masks, or an entry that says who
// had what revealed.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command, Outcome, ReadCommand, StoreScene } from '../../src/command/command.ts'
import type { Noun } from '../../src/command/noun.ts'
import { givenFrom } from '../../src/command/option.ts'
import type { Page } from '../../src/command/page.ts'
import { behindVeil, refuseForVeil } from '../../src/command/veil/behind-veil.lazy.ts'
import { recordsSeen } from '../../src/command/veil/records-seen.ts'
import type { Veil } from '../../src/command/veil/veil.ts'
import type { EntryAbout } from '../../src/database/store.ts'
import { Failure } from '../../src/kernel/failure.ts'
import type { Words } from '../../src/kernel/words.ts'
import type { Column } from '../../src/output/column.ts'

const done: string[] = []
beforeEach(() => done.splice(0))

const veilOf = (mayReveal = false): Veil =>
  ({
    role: { id: 1, name: '前台', sees: 'internal', mayReveal },
    hidesKey: (key: string) => key === 'order.amount',
    cast: async () => void done.push('cast'),
    tell: () => void done.push('told'),
  }) as unknown as Veil

const named = (name: string, ...words: readonly (readonly [string, string])[]): Noun =>
  ({ name, fields: words.map(([key, zh]) => ({ key, words: { en: key, zh } })) }) as unknown as Noun
const nouns = [named('visit', ['amount', '次数']), named('order', ['at', '时间'], ['amount', '金额'])]

type Flags = Readonly<Record<string, string>>

const sceneOf = (veil: Veil | undefined, flags: Flags = {}): StoreScene =>
  ({
    typed: 'crm list customers',
    language: 'en',
    given: givenFrom(new Map(Object.entries(flags).map(([name, value]) => [name, [value]]))),
    nouns,
    facts: { today: '2026-11-27', ...(veil && { veil }) },
    actor: { name: 'wang', staff: 4 },
    world: { clock: 'clock' },
    notice: ({ en, zh }: Words) => void done.push(`${en} | ${zh}`),
    store: { read: async (work: (reading: unknown) => Promise<unknown>) => work('reading') },
  }) as unknown as StoreScene

const commandOf = (path: string, more: Partial<Command> = {}): Command =>
  ({ path: path.split(' '), effect: 'writes', ...more }) as Command

const refusalOf = (work: () => unknown): Failure | null => {
  try {
    work()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  return null
}

describe('a command that writes', () => {
  it.each<[string, Partial<Command>, Flags, boolean]>([
    ['add customer', {}, {}, false],
    ['dedupe', { sees: 'all' }, {}, true],
    ['add role', {}, {}, true],
    ['edit role', {}, {}, true],
    ['add field', {}, {}, true],
    ['edit retention', {}, {}, true],
    ['list role', { effect: 'reads' }, {}, false],
    ['edit staff', {}, { role: 'head' }, true],
    ['edit staff', {}, { phone: '1' }, false],
    ['import staff', {}, {}, true],
    ['edit customer', {}, { role: 'head' }, false],
    ['move order', { sees: ['order.at'] }, {}, false],
    ['move order', { sees: ['order.at', 'order.amount'] }, {}, true],
  ])('%s %j %j is refused: %#', (path, more, flags, refused) => {
    const failure = refusalOf(() => refuseForVeil(commandOf(path, more), sceneOf(veilOf(), flags)))
    expect(failure?.code).toBe(refused ? 'may-not-see' : undefined)
    // Nobody is refused who sees all.
    expect(refusalOf(() => refuseForVeil(commandOf(path, more), sceneOf(undefined, flags)))).toBe(null)
  })

  it('is refused with what it does, and for whom', () => {
    const all = refusalOf(() => refuseForVeil(commandOf('add role'), sceneOf(veilOf(true))))
    expect(all?.words).toEqual({
      en: 'the role 前台 may not see all, as crm add role does',
      zh: '角色“前台”无权查看全部内容，而 crm add role 会给出全部内容',
    })
    expect(all?.detail).toMatchObject({
      why: { en: 'it gives out, or changes, what is hidden', zh: '该命令会输出或改动被遮盖的内容' },
      hint: { en: 'ask somebody who may see it' },
    })
    const made = refusalOf(() => refuseForVeil(commandOf('move order', { sees: ['order.amount'] }), sceneOf(veilOf())))
    expect(made?.words).toEqual({
      en: 'the role 前台 may not see order.amount',
      zh: '角色“前台”无权查看金额（order.amount）',
    })
    expect(made?.detail.why).toEqual({ en: 'crm move order is made of it', zh: 'crm move order 由它得出' })
  })

  it.each([veilOf(true), undefined])('reveals nothing', (veil) => {
    const failure = refusalOf(() => refuseForVeil(commandOf('add customer'), sceneOf(veil, { reveal: '' })))
    expect(failure).toMatchObject({
      exit: 2,
      code: 'reveal-reads',
      words: { en: 'crm add customer reveals nothing', zh: 'crm add customer 不能揭示' },
      detail: {
        field: 'reveal',
        why: { en: '--reveal is for commands that only read', zh: '--reveal 仅用于查看类命令' },
        hint: { en: 'crm list customers --reveal --reason check' },
      },
    })
  })
})

const column = (key: string): Column<Record<string, unknown>> =>
  ({ key, json: (row: Record<string, unknown>) => row[key] }) as unknown as Column<Record<string, unknown>>

/** A list that prints these rows under these columns. */
const listOf = (
  keys: readonly string[],
  rows: readonly Record<string, unknown>[],
  path = 'list customer',
): ReadCommand =>
  ({
    path: path.split(' '),
    effect: 'reads',
    run: async ({ given, notice }: StoreScene): Promise<Outcome> => {
      notice({ en: `fields ${given.has('fields')} ${given.text('fields')} ${given.texts('fields').length}`, zh: '' })
      const print = (page: Page): Promise<void> => page.rows(keys.map(column), rows)
      return { print }
    },
  }) as unknown as ReadCommand

const never = async (): Promise<StoreScene> => {
  throw new Error('nothing is written')
}

describe('a command that reads', () => {
  it('goes on as it is for who sees all', async () => {
    const scene = sceneOf(undefined)
    expect(await behindVeil(listOf([], []), scene, never)).toBe(scene)
    expect(done).toEqual([])
  })

  it.each<[string, Flags, boolean]>([
    ['list customer', {}, false],
    ['show customer', {}, true],
    ['export customer', {}, true],
    ['search', {}, true],
    ['today', {}, true],
    ['show customer', { json: '' }, false],
    ['show customer', { format: 'JSON' }, false],
    ['export customer', { format: 'ndjson', output: 'x.csv' }, false],
    ['export customer', { output: 'x.json' }, false],
    ['export customer', { output: 'x.csv' }, true],
    ['export customer', { format: 'csv', output: 'x.ndjson' }, true],
    ['export customer', { output: 'xndjson' }, true],
    ['export customer', { output: 'x.json.csv' }, true],
    ['show customer', { format: 'json5' }, true],
    ['show customer', { format: 'xjson' }, true],
  ])('%s %j stands behind masks; people are told: %s', async (path, flags, told) => {
    const scene = sceneOf(veilOf(), flags)
    expect(await behindVeil(listOf([], [], path), scene, never)).toBe(scene)
    expect(done).toEqual(told ? ['cast', 'told'] : ['cast'])
  })

  it('is refused where its answer is made of what is hidden; what may be typed instead is said', async () => {
    const report = { ...listOf([], [], 'report sales'), sees: ['order.amount'] }
    const failure = (mayReveal: boolean) => behindVeil(report, sceneOf(veilOf(mayReveal)), never)
    await expect(failure(true)).rejects.toMatchObject({
      code: 'may-not-see',
      detail: { hint: { en: 'crm list customers --reveal --reason "..."' } },
    })
    await expect(failure(false)).rejects.toMatchObject({ detail: { hint: { en: 'ask somebody who may see it' } } })
    const all = { ...listOf([], [], 'export person'), sees: 'all' as const }
    await expect(behindVeil(all, sceneOf(veilOf(true)), never)).rejects.toMatchObject({
      detail: { hint: { en: 'crm list customers --reveal --reason "..."' } },
    })
    expect(done).toEqual([])
  })
})

describe('what is revealed', () => {
  const rows = [{ id: 'C-2' }, { id: 'C-1' }, { id: 'C-2' }, { id: null }]
  const list = listOf(['name', 'id'], rows)

  it.each<[Flags, boolean]>([
    [{ reveal: '' }, true],
    [{ reveal: '', reason: ' ' }, false],
  ])('needs a reason: %j', async (flags, mayReveal) => {
    await expect(behindVeil(list, sceneOf(veilOf(mayReveal), flags), never)).rejects.toMatchObject({
      exit: 2,
      code: 'missing-reason',
      words: { en: '--reveal needs a reason', zh: '--reveal 需要原因' },
      detail: {
        field: 'reason',
        why: {
          en: 'it is written into the history: who saw what, and why',
          zh: '会记入历史：谁、看了什么、为什么',
        },
        hint: { en: 'crm list customers --reason "..."' },
      },
    })
  })

  it('is for a role that may', async () => {
    const scene = sceneOf(veilOf(false), { reveal: '', reason: 'a call' })
    await expect(behindVeil(list, scene, never)).rejects.toMatchObject({
      code: 'may-not-see',
      words: {
        en: 'the role 前台 may not see more, not even with --reveal',
        zh: '角色“前台”无权查看更多内容，也不能使用 --reveal',
      },
      detail: {
        field: 'reveal',
        why: { en: 'may_reveal is no for this role', zh: '该角色未允许揭示' },
        hint: { en: 'ask somebody who may see it' },
      },
    })
    expect(done).toEqual([])
  })

  it('is noted before anything is shown: who, why, and which records', async () => {
    const entries: EntryAbout[] = []
    const writing = async (fails: boolean): Promise<StoreScene> =>
      ({
        store: {
          write: async (about: EntryAbout) => {
            if (fails) throw new Error('the disk is full')
            entries.push(about)
            return { entry: 12 }
          },
          close: () => void done.push('closed'),
        },
      }) as unknown as StoreScene
    const scene = sceneOf(veilOf(true), { reveal: '', reason: 'a call', fields: 'name' })
    const open = await behindVeil(list, scene, () => writing(false))
    expect(entries).toEqual([
      {
        who: 'wang',
        staff: 4,
        command: 'list customer',
        typed: 'crm list customers  # C-2, C-1',
        reason: 'a call',
        kind: 'reveal',
        records: 2,
        clock: 'clock',
      },
    ])
    expect(done).toEqual(['noted as entry 12 | 已记入历史条目 12', 'closed'])
    expect(open.facts.veil).toBe(undefined)
    expect(open.facts.today).toBe('2026-11-27')
    await expect(behindVeil(list, scene, () => writing(true))).rejects.toThrow('the disk is full')
    expect(done.at(-1)).toBe('closed')
  })

  it('is nothing to who sees all', async () => {
    const open = await behindVeil(list, sceneOf(undefined, { reveal: '', reason: 'a call' }), never)
    expect(open.facts).toEqual({ today: '2026-11-27' })
    expect(done).toEqual(['nothing is hidden from you: nothing was noted | 没有对您隐藏的内容：未作记录'])
  })
})

describe('the records of an answer', () => {
  it.each<[string, ReadCommand, readonly string[]]>([
    ['by their ids', listOf(['id', 'customer'], [{ id: 'V-1', customer: 'C-1' }]), ['V-1']],
    ['by their customers, where they have none', listOf(['customer'], [{ customer: 'C-1' }, {}]), ['C-1']],
    ['not by other words', listOf(['name'], [{ name: 'C-1' }]), []],
  ])('are noted %s', async (_, command, ids) => {
    expect(await recordsSeen(command, sceneOf(undefined, { fields: 'name' }))).toEqual(ids)
    expect(done).toEqual([])
  })

  it('are noted whatever fields are asked for; other flags stay', async () => {
    const seen: unknown[] = []
    const command = {
      ...listOf(['id'], []),
      run: async ({ given, reading }: { given: StoreScene['given']; reading: unknown }) => {
        for (const name of ['fields', 'sort'])
          seen.push(given.has(name), given.flag(name), given.text(name), given.texts(name))
        seen.push(reading)
        const print = (page: Page): Promise<void> =>
          page.record({ row: { id: 'C-5' } } as unknown as Parameters<Page['record']>[0], [column('id')] as never)
        return { print }
      },
    } as unknown as ReadCommand
    expect(await recordsSeen(command, sceneOf(undefined, { fields: 'name', sort: 'age' }))).toEqual(['C-5'])
    expect(seen).toEqual([false, false, undefined, [], true, true, 'age', ['age'], 'reading'])
  })
})
