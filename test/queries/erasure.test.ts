// Erasure: twenty customers of a firm with everything that can hang on one are erased; afterwards none of their texts
// stands in any byte of the folder, and nothing else has changed. And what holds one erasure back.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { fates } from '../../src/erasure/reach.ts'
import { full } from '../faults/measure.ts'
import { crm, steppingClock } from '../harness/world.ts'
import { newStoreFile, temporaryFolder } from './temporary-store.ts'

const clock = steppingClock('2026-11-27T01:00:00.000Z')

const must = async (cwd: string, argv: readonly string[], code = 0): Promise<string> => {
  const ran = await crm(argv, { cwd, clock })
  if (ran.code !== code) throw new Error(`crm ${argv.join(' ')} ended with ${ran.code}: ${ran.output}`)
  return ran.stdout
}

// Syllables that mean nothing, so that a text of one person stands in nobody else's records.
const syllables = ['qua', 'zor', 'vib', 'lux', 'pem', 'dro', 'fyn', 'gax', 'hul', 'jik']
const signs = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏']
const spell = (number: number, length: number): string =>
  Array.from({ length }, (_, at) => syllables[Math.floor(number / 10 ** at) % 10]).join('')
const chinese = (number: number, length: number): string =>
  Array.from({ length }, (_, at) => signs[Math.floor(((number * 9973) % 31 ** 4) / 31 ** (at % 4)) % 31]).join('')

/** All that is written of one person: by column, and the texts of what hangs on it. */
const person = (n: number) => ({
  key: `KEY-${spell(n, 3)}`,
  name: n % 2 === 0 ? `Mx ${spell(n + 100, 4)}` : `欧${chinese(n, 3)}`,
  phone: `1${3800000000 + n * 7919}`,
  email: `${spell(n + 200, 3)}@example.com`,
  city: `City${spell(n + 300, 3)}`,
  note: `note ${spell(n + 400, 4)} ${chinese(n + 2000, 5)}`,
  contact: `Aide ${spell(n + 500, 4)}`,
  contactPhone: `1${5900000000 + n * 7919}`,
  talk: `talk ${spell(n + 600, 4)} ${chinese(n + 4000, 6)}`,
  complaint: `crack ${spell(n + 700, 4)}`,
  order: `INV-${spell(n + 800, 4)}`,
  orderNote: `gate ${spell(n + 900, 4)}`,
  old: `Old${spell(n + 1100, 3)}`,
  undone: `gone ${spell(n + 1200, 4)}`,
})
type Person = ReturnType<typeof person>

const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.join(',')}\n`).join('')

/** How people spell a number and an address: in groups, without the code of the country, in other case. */
const spellings = ({ phone, email }: Person): readonly string[] => [
  phone.replace(/^(...)(....)(....)$/, '$1 $2 $3'),
  phone.replace(/^(...)(....)(....)$/, '$1-$2-$3'),
  email.toUpperCase(),
]

/** Work on the records of two who stay, in lines and reasons that name those who go. */
const nameInWords = async (cwd: string, people: readonly Person[]): Promise<void> => {
  const [other, last] = [`key:${people[30]?.key}`, people[31]?.phone ?? '']
  for (const one of people.slice(0, 4)) {
    const [grouped = '', dashed = '', upper = ''] = spellings(one)
    await must(cwd, ['edit', 'customer', other, '--introducer', grouped])
    await must(cwd, ['edit', 'customer', other, '--introducer', last, '--reason', `not ${one.name}, said ${upper}`])
    await must(cwd, [
      'edit',
      'customers',
      '--where',
      `key:${one.key} or city:${one.old}`,
      '--position',
      dashed,
      '--yes',
    ])
    await must(cwd, ['edit', 'customers', '--where', `key:${one.key}`, '--position', '', '--yes'])
    await must(cwd, ['log', other, 'rang', '--reason', `${dashed} asked for it`])
  }
}

const count = 40

/** A firm: customers by two imports and by hand, contacts, visits, orders, complaints; edits, undo and redo; lists and rejects. */
const firm = async (first: number): Promise<{ readonly cwd: string; readonly people: readonly Person[] }> => {
  const cwd = temporaryFolder()
  await must(cwd, ['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'])
  const people = Array.from({ length: count }, (_, n) => person(first + n))
  const head = ['key', 'name', 'phones', 'emails', 'city', 'note']
  const rows = people.map((one) => [one.key, one.name, one.phone, one.email, one.old, one.note])
  // The reference to nobody makes a rejected row for each tenth.
  writeFileSync(
    join(cwd, 'people.csv'),
    csv([[...head, 'introducer'], ...rows.map((row, n) => [...row, n % 10 === 9 ? 'KEY-none' : ''])]),
  )
  await must(cwd, ['import', 'customers', 'people.csv'], 5)
  writeFileSync(join(cwd, 'rest.csv'), csv([head, ...rows.filter((_, n) => n % 10 === 9)]))
  await must(cwd, ['import', 'customers', 'rest.csv'])
  writeFileSync(
    join(cwd, 'contacts.csv'),
    csv([['customer', 'name', 'phones'], ...people.map((one) => [one.key, one.contact, one.contactPhone])]),
  )
  await must(cwd, ['import', 'contacts', 'contacts.csv'])
  writeFileSync(
    join(cwd, 'visits.csv'),
    csv([['customer', 'status', 'at', 'note'], ...people.map((one) => [one.key, 'done', '2026-05-02', one.talk])]),
  )
  await must(cwd, ['import', 'visits', 'visits.csv'])
  writeFileSync(
    join(cwd, 'orders.csv'),
    csv([
      ['key', 'customer', 'at', 'amount', 'note'],
      ...people.map((one, n) => [one.order, one.key, '2026-06-03 10:20', 100 + n, one.orderNote]),
    ]),
  )
  await must(cwd, ['import', 'orders', 'orders.csv'])
  writeFileSync(
    join(cwd, 'complaints.csv'),
    csv([['customer', 'text', 'received'], ...people.map((one) => [one.key, one.complaint, '2026-07-04'])]),
  )
  await must(cwd, ['import', 'complaints', 'complaints.csv'])
  for (const one of people.slice(16, 22)) {
    await must(cwd, ['edit', 'customer', `key:${one.key}`, '--city', one.city])
    await must(cwd, ['add', 'visit', `key:${one.key}`, '--due', '2026-12-01', '--note', one.undone])
    await must(cwd, ['undo'])
  }
  await must(cwd, ['redo'])
  await must(cwd, ['undo'])
  await nameInWords(cwd, people)
  await must(cwd, ['edit', 'customers', '--all', '--industry', 'retail', '--yes'])
  await must(cwd, ['list', 'customers', '--since-last-run', 'mail'])
  await must(cwd, ['run', 'nightly', '--out', 'lists', '--as-of', '2026-11-27'])
  for (const name of ['people.csv', 'rest.csv', 'contacts.csv', 'visits.csv', 'orders.csv', 'complaints.csv'])
    writeFileSync(join(cwd, name), '')
  return { cwd, people }
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? filesIn(join(folder, one.name)) : [join(folder, one.name)],
  )

const found = (cwd: string, texts: readonly string[], past: readonly string[] = []): readonly string[] => {
  const files = filesIn(cwd).filter((file) => !past.includes(file))
  return files.flatMap((file) => {
    const bytes = readFileSync(file)
    return texts.flatMap((text) =>
      bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')) ? [`${file}: ${text}`] : [],
    )
  })
}

const dumpLines = async (cwd: string): Promise<readonly string[]> =>
  (await must(cwd, ['dump', '--removed'])).split('\n').filter((line) => line !== '')

describe('erasing', () => {
  // Five firms in the long form: a hundred erasures.
  it.each(full ? [0, 2000, 4000, 6000, 8000] : [0])(
    'leaves no byte of twenty people in the folder, and everything else as it was (firm %d)',
    async (first) => {
      const { cwd, people } = await firm(first)
      const older = filesIn(join(cwd, 'backups'))
      const gone = people.slice(0, 20)
      const ids: string[] = []
      for (const { key } of gone) ids.push(JSON.parse(await must(cwd, ['show', 'customer', `key:${key}`, '--json'])).id)
      const before = await dumpLines(cwd)
      const sales = JSON.parse(await must(cwd, ['report', 'sales', '--json']))
      for (const id of ids) await must(cwd, ['erase', 'customer', id, '--confirm', id])
      await must(cwd, ['backup'])

      const own = gone.flatMap((one) => Object.values(one)).filter((text) => text.length >= 4)
      const texts = [...own, ...gone.flatMap(spellings)]
      expect(found(cwd, texts, older)).toEqual([])
      // The search finds what is there: those who stay.
      expect(found(cwd, [people[30]?.note ?? '']).length).toBeGreaterThan(1)

      const after = await dumpLines(cwd)
      const isTheirs = (line: string): boolean => {
        const { noun, id, customer } = JSON.parse(line)
        return (
          (noun === 'customer' && ids.includes(`C-${id}`)) ||
          ids.includes(id) ||
          ids.includes(customer) ||
          gone.some(({ key }) => customer === key)
        )
      }
      const others = (lines: readonly string[]) =>
        lines.filter((line) => !isTheirs(line) && !/"customer":"C-0"/.test(line))
      expect(others(after)).toEqual(others(before))
      expect(after.filter(isTheirs)).toEqual([])
      const orders = after.filter((line) => /"customer":"C-0"/.test(line)).map((line) => JSON.parse(line))
      expect(orders).toHaveLength(20)
      for (const order of orders)
        expect(Object.keys(order).sort()).toEqual(['amount', 'at', 'currency', 'customer', 'id', 'noun'])
      const now = JSON.parse(await must(cwd, ['report', 'sales', '--json']))
      expect(now.rows.map(({ sold, purchases }: Record<string, number>) => [sold, purchases])).toEqual(
        sales.rows.map(({ sold, purchases }: Record<string, number>) => [sold, purchases]),
      )
      expect(now.customers).toBe(sales.customers - 20)

      const doctor = await crm(['doctor', '--json'], { cwd, env: { PATH: '' } })
      expect(JSON.parse(doctor.stdout).filter(({ ok }: { ok: boolean }) => !ok)).toEqual([])
      expect(await must(cwd, ['doctor', 'journal'])).toContain('of them erased')
      const [newest] = JSON.parse(await must(cwd, ['list', 'erasures', '--json']))
      expect(newest.backups).toEqual(older)
    },
    60_000,
  )
})

const small = async (): Promise<string> => {
  const cwd = temporaryFolder()
  await must(cwd, ['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'])
  await must(cwd, ['add', 'customer', 'Quazorvib', '--phones', '13800001234', '--city', 'Wuhan'])
  await must(cwd, ['add', 'customer', 'Other', '--note', 'a friend of Quazorvib', '--introducer', 'C-1'])
  await must(cwd, ['edit', 'customers', '--all', '--industry', 'retail', '--yes'])
  return cwd
}

describe('one erasure', () => {
  it('is held back by a wrong id or none', async () => {
    const cwd = await small()
    const before = await dumpLines(cwd)
    expect(await crm(['erase', 'customer', 'C-1'], { cwd })).toMatchObject({ code: 7 })
    expect(await crm(['erase', 'customer', 'C-1', '--confirm', 'C-2'], { cwd })).toMatchObject({ code: 2 })
    expect(await crm(['erase', 'customer', 'C-1', '--yes'], { cwd })).toMatchObject({ code: 7 })
    expect(await crm(['erase', 'customer', 'C-1', '-n'], { cwd })).toMatchObject({ code: 0 })
    expect(await dumpLines(cwd)).toEqual(before)
  })

  it('tells who names the person, leaves that, and is said by history, undo and a second run', async () => {
    const cwd = await small()
    const trial = JSON.parse(await must(cwd, ['erase', 'customer', 'C-1', '-n', '--json']))
    expect(trial).toMatchObject({ dry_run: true, reached: { customer: 1, references: 1, entries: 2 } })
    expect(trial.mentions).toEqual(['entry 3', 'C-2'])
    const done = JSON.parse(await must(cwd, ['erase', 'customer', 'Quazorvib', '--confirm', 'c1', '--json']))
    expect(done).toMatchObject({ reached: trial.reached, mentions: trial.mentions, left: 0, log_emptied: true })
    expect(await must(cwd, ['show', 'customer', 'C-2'])).toContain('a friend of Quazorvib')
    expect(await must(cwd, ['history', 'C-1'])).toContain('edit customer')
    expect(await must(cwd, ['show', 'entry', '4'])).toMatch(/C-1:? erased/)
    expect(await crm(['undo', '4'], { cwd })).toMatchObject({ code: 4 })
    expect(await crm(['undo', '5'], { cwd })).toMatchObject({ code: 4 })
    expect(await must(cwd, ['erase', 'customer', 'C-1'])).toContain('erased already')
  })

  it('names whoever still has a number or address of the person in any spelling', async () => {
    const cwd = temporaryFolder()
    await must(cwd, ['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'])
    await must(cwd, ['add', 'customer', 'Pim', '--phones', '13911112222', '--emails', 'Linghu@Example.com'])
    await must(cwd, ['add', 'customer', 'Qed', '--note', 'his brother: 139 1111 2222'])
    await must(cwd, ['add', 'customer', 'Rex', '--note', 'mail linghu@example.com'])
    await must(cwd, ['edit', 'customer', 'C-3', '--introducer', '13911112222'])
    await must(cwd, ['edit', 'customer', 'C-3', '--city', 'Xian', '--reason', 'asked by 139-1111-2222'])
    const person = JSON.parse(await must(cwd, ['export', 'person', 'C-1', '-n']))
    const places = person.mentions.map(({ place }: { place: string }) => place)
    expect(places).toEqual(expect.arrayContaining(['C-2', 'C-3', 'entry 5', 'entry 6']))
    expect(
      await crm(['erase', 'customer', 'C-1', '--confirm', 'C-1', '--reason', 'of 139 1111 2222'], { cwd }),
    ).toMatchObject({ code: 2 })
    const done = await must(cwd, ['erase', 'customer', 'C-1', '--confirm', 'C-1'])
    expect(done).toContain('none is left, but where named above')
    const { mentions } = JSON.parse(await must(cwd, ['show', 'erasure', 'C-1', '--json']))
    expect(mentions).toEqual(['entry 3', 'entry 4', 'C-2', 'C-3'])
  })

  it('takes the person out of what was typed and why, and leaves what was done', async () => {
    const cwd = await small()
    const lines = [
      ['add', 'customer', 'Third', '--introducer', '138 0000 1234', '--reason', 'x'],
      ['edit', 'customer', 'C-2', '--city', 'Xian', '--reason', 'asked by 138-0000-1234'],
      ['edit', 'customer', 'C-2', '--city', 'Quazorvibton', '--reason', 'a town'],
      ['export', 'person', 'C-2', '--reason', 'a letter of Quazorvib'],
    ]
    for (const line of lines) await must(cwd, line)
    const trial = JSON.parse(await must(cwd, ['erase', 'customer', 'C-1', '-n', '--json']))
    expect(trial).toMatchObject({ reached: { words: 4, entries: 2 }, mentions: ['entry 3', 'entry 7', 'C-2'] })
    await must(cwd, ['erase', 'customer', 'C-1', '--confirm', 'C-1'])
    expect(found(cwd, ['138 0000 1234', '138-0000-1234', '13800001234'])).toEqual([])
    const history = JSON.parse(await must(cwd, ['history', '--json', '--limit', '0']))
    const told = history.map(({ entry, command, reason }: Record<string, unknown>) => [entry, command, reason])
    expect(told).toEqual(
      expect.arrayContaining([
        [5, 'add customer (erased)', null],
        [6, 'edit customer (erased)', null],
        [8, 'crm export person  # C-2 (erased)', null],
        [7, "crm edit customer C-2 --city Quazorvibton --reason 'a town'", 'a town'],
      ]),
    )
    expect(await must(cwd, ['doctor', 'journal'])).toContain('as written')
    await must(cwd, ['undo', '6'], 4)
    await must(cwd, ['undo', '7'])
    await must(cwd, ['undo', '6'])
    expect(JSON.parse(await must(cwd, ['show', 'customer', 'C-2', '--json'])).city).toBe(null)
  })

  it('cleans the file on the next run where it could not be cleaned', async () => {
    const cwd = await small()
    const reader = new Sqlite(join(cwd, 'crm.db'))
    reader.exec('begin')
    reader.prepare('select * from customer').all()
    const ran = await crm(['erase', 'customer', 'C-1', '--confirm', 'C-1', '--wait', '10ms'], { cwd })
    expect(ran).toMatchObject({ code: 5 })
    expect(JSON.parse(await must(cwd, ['show', 'erasure', '1', '--json'])).cleaned).toBe(false)
    // Typed again while the other program is still there it is no better.
    const again = await crm(['erase', 'customer', 'C-1', '--wait', '10ms', '--json'], { cwd })
    expect([again.code, JSON.parse(again.stdout)]).toMatchObject([5, { ok: false, log_emptied: false }])
    expect((await crm(['erase', 'customer', 'C-1', '--wait', '10ms'], { cwd })).stdout).not.toMatch(/anew|none is left/)
    const sick = await crm(['doctor', '--json'], { cwd })
    // The store is whole; something is still to be done, as the erasure said.
    expect(sick.code).toBe(5)
    expect(sick.stderr).toContain('not cleaned after an erasure')
    // One verdict: not whole in one line and unclean in the next.
    expect(sick.stderr).not.toContain('is whole')
    const erasures = { name: 'erasures', ok: false, hint: expect.stringContaining('crm erase customer C-1') }
    expect(JSON.parse(sick.stdout)).toContainEqual(expect.objectContaining(erasures))
    reader.exec('commit')
    reader.close()
    await must(cwd, ['erase', 'customer', 'C-1'])
    expect(JSON.parse(await must(cwd, ['show', 'erasure', 'C-1', '--json'])).cleaned).toBe(true)
    const well = JSON.parse((await crm(['doctor', '--json'], { cwd })).stdout)
    expect(well).toContainEqual(expect.objectContaining({ name: 'erasures', ok: true, hint: null }))
    expect(found(cwd, ['13800001234'])).toEqual([])
  })

  it('has the night clean a file that could not be cleaned, though there is no rule', async () => {
    const cwd = await small()
    const reader = new Sqlite(join(cwd, 'crm.db'))
    reader.exec('begin')
    reader.prepare('select * from customer').all()
    await must(cwd, ['erase', 'customer', 'C-1', '--confirm', 'C-1', '--wait', '10ms'], 5)
    reader.exec('commit')
    reader.close()
    await must(cwd, ['run', 'nightly'])
    expect(JSON.parse(await must(cwd, ['show', 'erasure', 'C-1', '--json'])).cleaned).toBe(true)
  })

  it('takes the rows of the person out of files of crm beside the store, and no others', async () => {
    const cwd = await small()
    mkdirSync(join(cwd, 'lists'))
    const list = join(cwd, 'lists', '2026-11-26-none.csv')
    writeFileSync(list, 'rank,name,note\n1,Quazorvib,"two\nlines"\n2,Other,x\n3,Third,Quazorvibton\n')
    writeFileSync(join(cwd, 'a.rejected.csv'), '_line,name,phones\n2,Somebody,138 0000 1234\n3,Else,13900000000\n')
    writeFileSync(join(cwd, 'mine.csv'), 'name\nQuazorvib\n')
    await must(cwd, ['erase', 'customer', 'C-1', '--confirm', 'C-1'])
    expect(readFileSync(list, 'utf8')).toBe('rank,name,note\n2,Other,x\n3,Third,Quazorvibton\n')
    expect(readFileSync(join(cwd, 'a.rejected.csv'), 'utf8')).toBe('_line,name,phones\n3,Else,13900000000\n')
    expect(readFileSync(join(cwd, 'mine.csv'), 'utf8')).toContain('Quazorvib')
  })

  it('is not undone by the same file, whose row is named and rejected, and nobody else', async () => {
    const cwd = await small()
    writeFileSync(join(cwd, 'more.csv'), 'name,city\nZorpem Gax,Xian\nDrofyn Hul,Xian\n')
    await must(cwd, ['import', 'customers', 'more.csv'])
    await must(cwd, ['erase', 'customer', 'C-3', '--confirm', 'C-3'])
    const again = await must(cwd, ['import', 'customers', 'more.csv'], 5)
    expect(again).toContain('line 2   a person erased on 2026-11-27 (C-3); --allow-erased takes the row in')
    expect(JSON.parse(await must(cwd, ['import', 'customers', 'more.csv', '--json'], 5))).toMatchObject({
      added: 0,
      unchanged: 1,
      rejected: 1,
    })
    const allowed = JSON.parse(await must(cwd, ['import', 'customers', 'more.csv', '--allow-erased', '--json']))
    expect(allowed).toMatchObject({ added: 1, unchanged: 1 })
    expect(JSON.parse(await must(cwd, ['import', 'customers', 'more.csv', '--json']))).toMatchObject({ unchanged: 2 })
  })
})

describe('somebody who was erased', () => {
  const gone = async (): Promise<string> => {
    const cwd = await small()
    writeFileSync(
      join(cwd, 'p.csv'),
      'key,name,phones,emails\nQ-77,Fynhul Jikgax,138 1111 2222;021-65432100,Fyn@Jik.example\n',
    )
    await must(cwd, ['import', 'customers', 'p.csv'])
    await must(cwd, ['erase', 'customer', 'C-3', '--confirm', 'C-3'])
    writeFileSync(join(cwd, 'p.csv'), '')
    return cwd
  }
  const rejected = async (cwd: string, text: string, ...flags: readonly string[]): Promise<readonly string[]> => {
    writeFileSync(join(cwd, 'in.csv'), text)
    const ran = await crm(['import', 'customers', 'in.csv', '--dry-run', ...flags], { cwd })
    return [...ran.stdout.matchAll(/^ {3}line (\d+) {3}(.*)/gm)].map(([, line, why]) => `${line} ${why}`)
  }
  const why = 'a person erased on 2026-11-27 (C-3); --allow-erased takes the row in'

  it('is known again in a file by key, by any phone however spelled, by any mail, and by nothing else', async () => {
    const cwd = await gone()
    expect(await rejected(cwd, 'key,name\nQ-77,A new one\nQ-78,Fynhul Jikgax\n')).toEqual([`2 ${why}`])
    expect(await rejected(cwd, '手机\n,\n')).toEqual([])
    expect(await rejected(cwd, '姓名,手机\nA,+86 138-1111-2222\nB,02165432100\nC,13811112223\n')).toEqual([
      `2 ${why}`,
      `3 ${why}`,
    ])
    expect(await rejected(cwd, 'name,mail\nA,fyn@JIK.example\nB,fyn@jik.example.com\n')).toEqual([`2 ${why}`])
    expect(await rejected(cwd, 'key,name\nQ-77,A new one\n', '--allow-erased')).toEqual([])
    expect(await rejected(cwd, '姓名,手机\nA,13811112222\n', '--lang', 'zh-CN')).toEqual([])
    // A row that is somebody in the store says nothing of who was erased.
    await must(cwd, ['edit', 'customer', 'C-2', '--key', 'O1'])
    expect(await rejected(cwd, 'key,name,phones\nO1,Other,13811112222\n')).toEqual([])
  })

  it('is not made anew by an order that names the key, nor by a customer whom the person introduced', async () => {
    const cwd = await gone()
    writeFileSync(join(cwd, 'o.csv'), 'customer,at,amount\nQ-77,2026-11-01,10\nQ-79,2026-11-01,10\n')
    const orders = JSON.parse(await must(cwd, ['import', 'orders', 'o.csv', '--create-missing', '--json'], 5))
    expect(orders).toMatchObject({ added: 1, rejected: 1, created: { customer: 1 } })
    expect(readFileSync(join(cwd, 'o.rejected.csv'), 'utf8')).toContain(`customer ""Q-77"": ${why}`)
    writeFileSync(join(cwd, 'c.csv'), 'key,name,introducer\nN1,New,Q-77\n')
    expect(await must(cwd, ['import', 'customers', 'c.csv', '--create-missing'], 5)).toContain(why)
    await must(cwd, ['import', 'customers', 'c.csv', '--create-missing', '--allow-erased'])
  })

  it('is not added by a slip', async () => {
    const cwd = await gone()
    const line = ['add', 'customer', 'Somebody', '--phones', '13811112222']
    expect(await crm(line, { cwd })).toMatchObject({ code: 4 })
    expect(await crm([...line, '--yes'], { cwd })).toMatchObject({ code: 4 })
    expect(await crm(['add', 'customer', 'Somebody', '--emails', 'FYN@jik.example'], { cwd })).toMatchObject({
      code: 4,
    })
    await must(cwd, [...line, '--allow-erased'])
    await must(cwd, ['add', 'customer', 'Fynhul Jikgax'])
  })

  it('leaves nothing that can be read, and no mark outlives a store without its key', async () => {
    const cwd = await gone()
    expect(found(cwd, ['13811112222', '65432100', 'jik.example', 'Fynhul', 'Q-77'])).toEqual([])
    const db = new Sqlite(join(cwd, 'crm.db'))
    const marks = db.prepare('select kind, length(mark) as bytes from erased_mark order by kind').all()
    expect(marks).toEqual([
      { kind: 'email', bytes: 4 },
      { kind: 'key', bytes: 4 },
      { kind: 'phone', bytes: 4 },
      { kind: 'phone', bytes: 4 },
    ])
    db.prepare("update kept set value = 'another' where key = 'erased_key'").run()
    db.close()
    expect(await rejected(cwd, 'key,name\nQ-77,A new one\n')).toEqual([])
  })
})

describe('the list of what becomes of records', () => {
  it('decides on every reference to a customer', async () => {
    const db = new Sqlite(await newStoreFile(), { readonly: true })
    const columns = db
      .prepare(
        `select m.name || '.' || f."from" as name from sqlite_schema as m join pragma_foreign_key_list(m.name) as f
        where m.type = 'table' and f."table" = 'customer' order by 1`,
      )
      .pluck()
      .all()
    db.close()
    expect(columns).toEqual(Object.keys(fates).sort())
  })
})
