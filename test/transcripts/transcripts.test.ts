// Every transcript, run line by line in a fresh folder with a fresh store: all in process, those marked `@ real` through
// the built binary too. `vitest -u` writes what was answered into the files: to be read before it is kept.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { epochOfInstant, instantFromEpoch } from '../../src/kernel/instant.ts'
import { builtBinary } from '../harness/built.ts'
import { crm } from '../harness/world.ts'
import {
  type Answer,
  answerLines,
  readTranscript,
  shellWords,
  type Transcript,
  writeTranscript,
} from './read-transcript.ts'

const folder = import.meta.dirname
const names = readdirSync(folder).filter((name) => name.endsWith('.transcript'))

interface Line {
  readonly words: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly stdin: string | undefined
}

type Way = (line: Line, cwd: string) => Promise<Answer>

const environment = ({ settings }: Transcript): Readonly<Record<string, string>> => {
  const width = settings.get('width')
  return {
    LANG: settings.get('lang') === 'zh-CN' ? 'zh_CN.UTF-8' : 'en_US.UTF-8',
    CRM_TODAY: settings.get('as-of') ?? '2026-11-27',
    ...(width === undefined ? {} : { COLUMNS: width }),
  }
}

/** In process; a width makes stdout a terminal of so many columns. */
const inProcess = (transcript: Transcript): Way => {
  // It stands still within a command and goes on a minute with each: how often a command looks is its own affair.
  const first = epochOfInstant(transcript.settings.get('clock') ?? '2026-11-27T01:00:00.000Z')
  let commands = 0
  const width = transcript.settings.get('width')
  return ({ words, env, stdin }, cwd) => {
    const now = instantFromEpoch(first + 60_000 * commands)
    commands += 1
    return crm(words, {
      cwd,
      env: { ...environment(transcript), ...env },
      clock: { now: () => now },
      user: transcript.settings.get('user') ?? 'lin',
      ...(width === undefined ? {} : { isTTY: true, columns: Number(width) }),
      ...(stdin === undefined ? {} : { stdin }),
    })
  }
}

const throughBinary =
  (transcript: Transcript, binary: string): Way =>
  async ({ words, env, stdin }, cwd) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [binary, ...words], {
      cwd,
      env: {
        PATH: process.env.PATH,
        HOME: join(cwd, 'home'),
        TZ: 'America/St_Johns',
        CRM_DB: join(cwd, 'crm.db'),
        ...environment(transcript),
        ...env,
      },
      input: stdin ?? '',
      encoding: 'utf8',
    })
    return { code: status ?? 1, stdout, stderr }
  }

const done: Answer = { code: 0, stdout: '', stderr: '' }

const perform = async (way: Way, line: Line, cwd: string): Promise<Answer> => {
  const [program, file = '', ...rest] = line.words
  if (program === 'crm') return way({ ...line, words: line.words.slice(1) }, cwd)
  if (program === 'cat' && rest.length === 0) return { ...done, stdout: readFileSync(join(cwd, file), 'utf8') }
  if (program === 'write') {
    writeFileSync(join(cwd, file), line.stdin ?? '')
    return done
  }
  throw new Error(`a transcript knows crm, cat and write, not ${program}`)
}

const answersOf = async (transcript: Transcript, way: Way): Promise<readonly (readonly string[])[]> => {
  // macOS has a link on the way to its temporary folder.
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'crm-transcript-')))
  const told = (text: string): string => text.replaceAll(cwd, '{here}').replaceAll(/(\d+:)[0-9a-f]{16}\b/g, '$1{head}')
  try {
    const [zone = 'Asia/Shanghai', currency = 'CNY'] = (transcript.settings.get('store') ?? '')
      .split(' ')
      .filter(Boolean)
    if (zone !== 'none') {
      const words = ['init', '--zone', zone, '--currency', currency]
      const made = await way({ words, env: {}, stdin: undefined }, cwd)
      if (made.code !== 0) throw new Error(made.stderr)
    }
    const answers: (readonly string[])[] = []
    for (const step of transcript.steps) {
      const stdin = step.stdin === null ? undefined : `${step.stdin.join('\n')}\n`
      const answer = await perform(way, { ...shellWords(step.line), stdin }, cwd)
      answers.push(answerLines({ code: answer.code, stdout: told(answer.stdout), stderr: told(answer.stderr) }))
    }
    return answers
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}

describe.each(names)('%s', (name) => {
  const path = join(folder, name)
  const transcript = readTranscript(readFileSync(path, 'utf8'))
  let answered: Promise<string> | undefined
  const here = (): Promise<string> =>
    (answered ??= answersOf(transcript, inProcess(transcript)).then((answers) => writeTranscript(transcript, answers)))

  it('answers so in process', async () => {
    await expect(await here()).toMatchFileSnapshot(path)
  })

  it.runIf(transcript.settings.has('real'))('answers the same through the binary', { timeout: 60_000 }, async () => {
    const answers = await answersOf(transcript, throughBinary(transcript, await builtBinary()))
    expect(writeTranscript(transcript, answers)).toBe(await here())
  })
})
