// Where answers go: a pager, a pipe that is closed early, a large pipe, an empty environment, terminals of three widths.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cellWidth } from '../../src/output/width.ts'
import { builtBinary } from '../harness/built.ts'
import { seededFolder } from '../harness/seeded.ts'
import { fillStore } from './filled-store.ts'
import { crmInTerminal, hasTerminals, keys, plainEnvironment } from './terminal.ts'

let cwd = ''
let binary = ''

beforeAll(async () => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'crm-output-')))
  binary = await builtBinary()
  await fillStore(cwd, 4000, 250)
})

afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const shell = (script: string, env: Readonly<Record<string, string>> = {}) => {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', script.replaceAll('crm ', `"${process.execPath}" "${binary}" `)],
    {
      cwd,
      env: { ...plainEnvironment(cwd), ...env },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  return { status, stdout, stderr }
}

describe('a pipe', () => {
  it.each(['list customers', 'export customers', 'list customers --json', 'list customers -f table --limit 0'])(
    'that is closed after the first line ends %s quietly with 0',
    (words) => {
      const { stdout, stderr } = shell(`crm ${words} | head -1; echo "codes \${PIPESTATUS[*]}"`)
      expect(stdout.trim().split('\n')).toHaveLength(2)
      expect(stdout).toContain('codes 0 0')
      expect(stderr).toBe('')
    },
  )

  it('that nobody reads at all ends quietly with 0', () => {
    const { stdout, stderr } = shell(`crm export customers | true; echo "codes \${PIPESTATUS[*]}"`)
    expect(stdout).toContain('codes 0 0')
    expect(stderr).toBe('')
  })

  it('takes three megabytes whole', () => {
    const { stdout } = shell('crm export customers | (sleep 0.3; wc -c); crm export customers -o all.csv -q')
    expect(Number(stdout)).toBe(statSync(join(cwd, 'all.csv')).size)
    expect(Number(stdout)).toBeGreaterThan(3_000_000)
    const json = shell('crm list customers --json --fields id,note')
    const rows: unknown = JSON.parse(json.stdout)
    expect(Array.isArray(rows) && rows.length).toBe(4000)
  })

  it('that is full on its device is a failure, told once', () => {
    if (!existsSync('/dev/full')) return
    const { status, stderr } = shell('crm export customers > /dev/full')
    expect(status).toBe(1)
    expect(stderr.trim().split('\n')[0]).toBe('crm: the answer could not be written')
    expect(stderr).not.toMatch(/ at /)
  })
})

describe('a place with nothing set', () => {
  it('runs with an empty environment', () => {
    const line = [
      '-i',
      process.execPath,
      binary,
      'list',
      'customers',
      '--db',
      join(cwd, 'crm.db'),
      '--limit',
      '1',
      '--fields',
      'name',
    ]
    expect(execFileSync('env', line, { encoding: 'utf8' })).toBe('name\n客户1\n')
  })

  it('runs as from cron: no terminal, no language, stdin closed, output in a file', () => {
    const job = `cd '${cwd}' && '${process.execPath}' '${binary}' --db crm.db list customers 'city:北京' --limit 2 --fields id,city -o list.csv`
    const script = `setsid env -i HOME='${join(cwd, 'home')}' LOGNAME=lin SHELL=/bin/sh PATH=/usr/bin:/bin /bin/sh -c "${job}" <&- > log 2>&1`
    expect(shell(script).status).toBe(0)
    expect(readFileSync(join(cwd, 'list.csv'), 'utf8')).toBe('id,city\nC-2,北京\nC-4,北京\n')
    expect(readFileSync(join(cwd, 'log'), 'utf8')).toContain('written to')
  })

  it('asks nothing and draws nothing where stdin and stdout are closed', () => {
    expect(shell('crm remove customer C-1 <&- >&- 2>told; echo $?; cat told').stdout).toMatch(/^7\n/)
  })
})

const pager = (name: string, lines: readonly string[]): string => {
  const path = join(cwd, name)
  writeFileSync(path, ['#!/bin/sh', ...lines, ''].join('\n'))
  chmodSync(path, 0o755)
  return path
}

describe.skipIf(!hasTerminals)(hasTerminals ? 'a pager' : 'a pager (node-pty does not work here: skipped)', () => {
  it('is started where the answer is longer than the screen, and is waited for', async () => {
    const path = pager('pages', ['cat > paged', 'echo "PAGED $(wc -l < paged)"'])
    const terminal = await crmInTerminal(['list', 'customers', '--limit', '60'], {
      cwd,
      rows: 20,
      env: { PAGER: path },
    })
    await terminal.see(/PAGED 6\d/)
    expect(await terminal.ended).toEqual({ code: 0, signal: 0 })
    expect(readFileSync(join(cwd, 'paged'), 'utf8')).toContain('客户60')
  })

  it.each([
    ['the answer fits the screen', ['--limit', '5'], {}],
    ['--no-pager says so', ['--limit', '60', '--no-pager'], {}],
    ['the terminal is dumb', ['--limit', '60'], { TERM: 'dumb' }],
    ['it is set to nothing', ['--limit', '60'], { CRM_PAGER: 'cat' }],
  ])('is not started where %s', async (_why, flags, env) => {
    const path = pager('pages', ['cat > paged', 'echo PAGED'])
    const terminal = await crmInTerminal(['list', 'customers', ...flags], {
      cwd,
      rows: 20,
      env: { PAGER: path, ...env },
    })
    expect((await terminal.ended).code).toBe(0)
    expect(terminal.text()).not.toContain('PAGED')
    expect(terminal.text()).toContain('客户5')
  })

  it('that is not there is done without', async () => {
    const terminal = await crmInTerminal(['list', 'customers', '--limit', '60'], {
      cwd,
      rows: 20,
      env: { PAGER: '/no/such/pager' },
    })
    await terminal.see('客户60')
    expect((await terminal.ended).code).toBe(0)
  })

  it('that is left early ends the command quietly', async () => {
    const path = pager('leaves', ['head -3', 'echo LEFT'])
    const terminal = await crmInTerminal(['export', 'customers', '-f', 'tsv'], { cwd, rows: 20, env: { PAGER: path } })
    await terminal.see('LEFT')
    expect(await terminal.ended).toEqual({ code: 0, signal: 0 })
    expect(terminal.text()).not.toContain('crm:')
  })

  it('keeps an interrupt for itself', async () => {
    // Waits in short sleeps: a shell that gets the signal just before it blocks in `read` would heed it only after a line.
    const path = pager('stays', [
      "trap 'heard=1; echo HEARD' INT",
      'cat > /dev/null',
      'echo READY',
      'until [ "$heard" ]; do sleep 0.05; done',
      'read line < /dev/tty',
      'echo "GOT $line"',
    ])
    const terminal = await crmInTerminal(['list', 'customers', '--limit', '60'], {
      cwd,
      rows: 20,
      env: { PAGER: path },
    })
    await terminal.see('READY')
    terminal.type(keys.interrupt)
    await terminal.see('HEARD')
    terminal.type(`on${keys.enter}`)
    await terminal.see('GOT')
    expect(await terminal.ended).toEqual({ code: 0, signal: 0 })
  })
})

const running = (words: readonly string[]) => {
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe']
  const child = spawn(process.execPath, [binary, ...words], { cwd, env: plainEnvironment(cwd), stdio })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8')
  })
  const ended = new Promise<{ readonly code: number | null; readonly signal: string | null; readonly stderr: string }>(
    (resolve) => {
      child.on('close', (code, signal) => resolve({ code, signal, stderr }))
    },
  )
  return { child, ended }
}

describe('an interrupt', () => {
  it('ends at once what only reads, though nobody takes its answer', async () => {
    const { child, ended } = running(['list', 'customers', '--json'])
    await new Promise((resolve) => child.stdout.once('readable', resolve))
    child.kill('SIGINT')
    child.stdout.resume()
    // A shell calls this 130.
    expect(await ended).toEqual({ code: null, signal: 'SIGINT', stderr: '' })
  })

  it('of an import writes nothing and ends with 130', async () => {
    const rows = Array.from({ length: 100_000 }, (_, n) => `客户${n},139${String(n).padStart(8, '0')},喜欢龙井茶`)
    writeFileSync(join(cwd, 'many.csv'), `姓名,手机,备注\n${rows.join('\n')}\n`)
    const { child, ended } = running(['import', 'customers', 'many.csv', '--json'])
    await pause(700)
    child.kill('SIGINT')
    const { code, stderr } = await ended
    expect(stderr).toContain('interrupted')
    expect(code).toBe(130)
    expect(shell('crm list customers --count; crm doctor > checked; echo "doctor $?"').stdout).toBe('4000\ndoctor 0\n')
  })
})

const screens: readonly (readonly string[])[] = [
  ['list', 'customers'],
  ['list', 'customers', '--fields', 'id,name,phones,emails,city,note,tags,consent,birthday'],
  ['show', 'customer', 'C-1'],
  ['show', 'customer', 'C-2', '--lang', 'zh-CN'],
  ['list', 'visits'],
  ['list', 'orders', '--lang', 'zh-CN'],
  ['list', 'revisits'],
  ['today'],
  ['today', '--lang', 'zh-CN'],
  ['history'],
  ['config'],
]

describe.skipIf(!hasTerminals)(
  hasTerminals ? 'a terminal' : 'a terminal (node-pty does not work here: skipped)',
  () => {
    it.each([40, 80, 200])('of %i columns is never overrun', async (columns) => {
      const seeded = await seededFolder()
      try {
        for (const words of screens) {
          const terminal = await crmInTerminal(words, { cwd: seeded, columns, rows: 400 })
          expect((await terminal.ended).code, words.join(' ')).toBe(0)
          const wide = terminal
            .text()
            .split('\n')
            .filter((line) => cellWidth(line) > columns)
          expect(wide, `${words.join(' ')} at ${columns}`).toEqual([])
          expect(terminal.text().trim(), words.join(' ')).not.toBe('')
        }
      } finally {
        rmSync(seeded, { recursive: true, force: true })
      }
    })

    it('shows colour, unless it is told not to', async () => {
      const coloured = async (flags: readonly string[], env: Readonly<Record<string, string>>): Promise<boolean> => {
        const terminal = await crmInTerminal(['list', 'customers', '--limit', '2', ...flags], { cwd, env })
        await terminal.ended
        return terminal.raw().includes('\x1b[')
      }
      expect(await coloured([], {})).toBe(true)
      expect(await coloured([], { NO_COLOR: '1' })).toBe(false)
      expect(await coloured(['--color', 'never'], {})).toBe(false)
      expect(await coloured([], { TERM: 'dumb' })).toBe(false)
    })
  },
)
