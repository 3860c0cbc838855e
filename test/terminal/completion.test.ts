// Completion in the real shells, at a real prompt: what is typed, the Tab key, and what the shell then hands to the program.
// `crm` on the path asks the real program for words and otherwise only says what it was given, each word in brackets.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { scripts } from '../../src/command/completion/scripts.ts'
import { builtBinary } from '../harness/built.ts'
import { crm } from '../harness/world.ts'
import { hasTerminals, keys, runInTerminal, type Terminal } from './terminal.ts'

const shells = ['bash', 'zsh', 'fish'] as const

type Shell = (typeof shells)[number]

const placeOf = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))

const tab = '\t'

/** Clears the line that is typed. */
const clear = '\x15'

let cwd = ''

beforeAll(async () => {
  const binary = await builtBinary()
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'crm-shells-')))
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), text)
  }
  put(
    'bin/crm',
    `#!/bin/sh\ncase $1 in __complete|completion) exec '${process.execPath}' '${binary}' "$@";; esac\nprintf '<%s>' "$@"\necho\n`,
  )
  chmodSync(join(cwd, 'bin', 'crm'), 0o755)
  // Each as its script says that it is to be loaded.
  put('home/.bashrc', `PS1='ready> '\nbind 'set bell-style none'\neval "$(crm completion bash)"\n`)
  put('home/functions/_crm', scripts.zsh)
  put('home/.zshrc', "PS1='ready> '\nfpath=(~/functions $fpath)\nautoload -Uz compinit\ncompinit -u -D\n")
  put('home/.config/fish/completions/crm.fish', scripts.fish)
  put('home/.config/fish/config.fish', "function fish_prompt; echo 'ready> '; end\nset -g fish_greeting\n")
  put('sheets/客户 名单.csv', '姓名\n赵一\n')
  const lines = [
    ['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'],
    ['add', 'staff', '王芳', '--key', 'wangfang'],
    ['add', 'staff', '李强', '--key', 'liqiang'],
    ['add', 'customer', '张三丰'],
    ['add', 'customer', 'Maria Lopez'],
    ['add', 'customer', `宏远 "科技" $5`],
    ['add', 'customer', "O'Brien; & Sons"],
    ['init', '--db', 'other.db'],
    ['add', 'customer', '钱七', '--db', 'other.db'],
  ]
  for (const words of lines) expect(await crm(words, { cwd })).toMatchObject({ code: 0 })
})

afterAll(() => rmSync(cwd, { recursive: true, force: true }))

/** An interactive shell with its prompt shown. */
const start = async (shell: Shell, env: Readonly<Record<string, string>> = {}): Promise<Terminal> => {
  const words = { bash: ['-i'], zsh: ['-i'], fish: ['-i'] }[shell]
  const terminal = runInTerminal(placeOf(shell) ?? shell, words, {
    cwd,
    env: {
      HOME: join(cwd, 'home'),
      PATH: `${join(cwd, 'bin')}${delimiter}${process.env.PATH}`,
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      CRM_LANG: 'en',
      XDG_CONFIG_HOME: join(cwd, 'home', '.config'),
      XDG_DATA_HOME: join(cwd, 'home', 'data'),
      ZDOTDIR: join(cwd, 'home'),
      TERM: 'xterm',
      ...env,
    },
  })
  onTestFinished(() => {
    terminal.type(`${clear}exit${keys.enter}`)
  })
  await terminal.see('ready>')
  return terminal
}

/** Types a line with the Tab key in it, and sees what the program was given. */
const complete = async (terminal: Terminal, line: string, given: string): Promise<void> => {
  terminal.type(line + keys.enter)
  await terminal.see(given)
  await terminal.see('ready>')
}

/** What is typed (Tab as →), and the words that the program is then given. */
const lines: readonly (readonly [typed: string, given: string])[] = [
  ['crm revis→', '<revisits>'],
  ['crm li→ cus→', '<list><customers>'],
  ['crm cust→ sh→ 张→', '<customer><show><张三丰>'],
  ['crm 修→ 员→ 王→', '<修改><员工><王芳>'],
  ['crm show customer Mar→', '<show><customer><Maria Lopez>'],
  ['crm show customer "Mar→', '<show><customer><Maria Lopez>'],
  ["crm show customer 'Mar→", '<show><customer><Maria Lopez>'],
  ['crm show customer 宏→', '<show><customer><宏远 "科技" $5>'],
  ['crm show customer "宏→', '<show><customer><宏远 "科技" $5>'],
  ["crm show customer 'O→", "<show><customer><O'Brien; & Sons>"],
  ['crm show customer O→', "<show><customer><O'Brien; & Sons>"],
  ['crm add customer x --own→ 王→', '<add><customer><x><--owner><王芳>'],
  ['crm add customer x --owner=李→', '<add><customer><x><--owner=李强>'],
  ['crm list customers tier:hi→', '<list><customers><tier:high>'],
  ['crm list customers owner:王→', '<list><customers><owner:王芳>'],
  ['crm list customers --fields name,pho→', '<list><customers><--fields><name,phones>'],
  ['crm show customer --db other.db 钱→', '<show><customer><--db><other.db><钱七>'],
  ['crm import customers sheets/客→', '<import><customers><sheets/客户 名单.csv>'],
  ['crm list customers -o shee→', '<list><customers><-o><sheets'],
]

describe.each(shells)('%s', (shell) => {
  const there = hasTerminals && placeOf(shell) !== undefined
  const title = there ? 'completes' : `(skipped: ${hasTerminals ? `no ${shell} here` : 'no node-pty'})`

  describe.skipIf(!there)(title, () => {
    it(`${shell}: words, names and values, quoted as they must be`, async () => {
      const terminal = await start(shell)
      // The space after a word comes with its completion.
      for (const [typed, given] of lines) await complete(terminal, typed.replace(/→ ?/g, tab), given)
    })

    it(`${shell}: shows the staff after --owner, with their ids`, async () => {
      const terminal = await start(shell)
      // Bash lists at the second key.
      terminal.type(`crm list revisits --owner ${tab}${shell === 'bash' ? tab : ''}`)
      await terminal.see(/李强.*E-2/)
      await terminal.see(/王芳.*E-1/)
    })

    it(`${shell}: says nothing where there is nothing to offer, or no store`, async () => {
      const terminal = await start(shell, { CRM_DB: join(cwd, 'none.db') })
      await complete(terminal, `crm show customer zzz${tab}`, '<show><customer><zzz>')
      await complete(terminal, `crm qqq ${tab}x`, '<qqq><x>')
      expect(existsSync(join(cwd, 'none.db'))).toBe(false)
      expect(terminal.text()).not.toMatch(/crm:|no store|Error/)
    })
  })
})
