// The adapter of the prompt library. Every question goes to stderr, so that an answer can be piped.
import type { Readable, Writable } from 'node:stream'
import { input, search, select } from '@inquirer/prompts'
import { Failure } from '../kernel/failure.ts'
import { type Language, say, type Words } from '../kernel/words.ts'
import type { Paint } from '../output/colour.ts'
import { safeText } from '../output/safe-text.ts'
import { type Asking, back, type Pick } from './asking.ts'
import { readFlag } from './value.ts'

const interrupted = (): Failure =>
  new Failure('interrupted', 'interrupted', { en: 'interrupted; nothing was written', zh: '已中断；未写入任何内容' })

/** The library throws errors of its own names when a person leaves. */
const hasLeft = (error: unknown): boolean =>
  error instanceof Error && ['ExitPromptError', 'AbortPromptError', 'CancelPromptError'].includes(error.name)

const orBack = (answer: string): string | typeof back => (answer.trim() === '<' ? back : answer)

const texts = {
  move: { en: 'move', zh: '移动' },
  choose: { en: 'choose', zh: '选定' },
  narrow: { en: 'type to find', zh: '输入文字查找' },
  yesOrNo: { en: 'y or n', zh: '请输入 y 或 n' },
} as const satisfies Readonly<Record<string, Words>>

/** What prompts are drawn with. */
export interface PromptWorld {
  readonly stdin: Readable
  readonly stderr: Writable
  readonly language: Language
  readonly paint: Paint
  /** Fulfilled when the person interrupts from outside the question. */
  readonly interrupted: AbortSignal | null
}

/** Looks and sentences of the questions: those of crm, in its language. */
const themeOf = ({ language, paint }: PromptWorld) => {
  const tip = (words: readonly Words[]): string => paint('muted', words.map((one) => say(one, language)).join(' · '))
  const style = {
    answer: (text: string) => paint('accent', text),
    message: (text: string) => paint('strong', text),
    error: (text: string) => paint('warning', `! ${text}`),
    defaultAnswer: (text: string) => paint('muted', `(${text})`),
    highlight: (text: string) => paint('accent', text),
    searchTerm: (text: string) => text,
  }
  const { move, choose, narrow } = texts
  const arrows: Words = { en: `↑↓ ${move.en}`, zh: `↑↓ ${move.zh}` }
  const enter: Words = { en: `⏎ ${choose.en}`, zh: `⏎ ${choose.zh}` }
  const prefix = { idle: paint('accent', '?'), done: paint('muted', '✓') }
  return {
    line: { prefix, style, validationFailureMode: 'keep' as const },
    pick: { prefix, style: { ...style, keysHelpTip: () => tip([arrows, enter]) } },
    search: { prefix, style: { ...style, keysHelpTip: () => tip([narrow, arrows, enter]) } },
  }
}

/**
 * Asks one question; it also ends where the person presses Ctrl-D, the terminal is gone, or the program is interrupted.
 * The library itself would wait for ever at the first two.
 */
const asked = async <T>(world: PromptWorld, ask: (context: object) => Promise<T>): Promise<T> => {
  const leaving = new AbortController()
  const leave = (): void => leaving.abort()
  const onKey = (_text: unknown, key: { readonly ctrl?: boolean; readonly name?: string } | undefined): void => {
    if (key?.ctrl === true && key.name === 'd') leave()
  }
  const { stdin, stderr } = world
  if (world.interrupted?.aborted) throw interrupted()
  world.interrupted?.addEventListener('abort', leave)
  stdin.on('keypress', onKey).on('end', leave).on('close', leave)
  try {
    return await ask({ input: stdin, output: stderr, signal: leaving.signal })
  } catch (error) {
    throw hasLeft(error) ? interrupted() : error
  } finally {
    world.interrupted?.removeEventListener('abort', leave)
    stdin.off('keypress', onKey).off('end', leave).off('close', leave)
  }
}

/** Prompts on a terminal. */
export const promptsOn = (world: PromptWorld): Asking => {
  const { language } = world
  const theme = themeOf(world)
  const text = (words: Words): string => safeText(say(words, language))
  const choices = (picks: readonly Pick[]) =>
    picks.map(({ value, label }) => ({ value, name: safeText(label), short: safeText(label) }))
  const line: Asking['line'] = async (question, { initial, check }) => {
    const validate = (answer: string): string | true => {
      const wrong = answer.trim() === '<' ? null : (check?.(answer) ?? null)
      return wrong === null ? true : text(wrong)
    }
    const config = {
      message: text(question),
      theme: theme.line,
      validate,
      ...(initial === undefined ? {} : { default: initial }),
    }
    return orBack(await asked(world, (context) => input(config, context)))
  }
  return {
    line,
    pick: async (question, picks, initial) => {
      const config = { message: text(question), theme: theme.pick, choices: choices(picks), pageSize: 12, loop: false }
      const chosen = initial === undefined ? {} : { default: initial }
      return orBack(await asked(world, (context) => select({ ...config, ...chosen }, context)))
    },
    search: async (question, find) => {
      const source = async (typed: string | undefined) => choices(await find(typed ?? ''))
      const config = { message: text(question), theme: theme.search, source, pageSize: 10 }
      return orBack(await asked(world, (context) => search(config, context)))
    },
    // The library's own takes 是 and 否 for its default: too easily a yes.
    confirm: async (question, initial) => {
      const message = {
        en: `${question.en} (${initial ? 'Y/n' : 'y/N'})`,
        zh: `${question.zh} (${initial ? 'Y/n' : 'y/N'})`,
      }
      const check = (answer: string): Words | null =>
        answer.trim() === '' || readFlag(answer) !== null ? null : texts.yesOrNo
      const answer = await line(message, { check })
      // One step back from a deed is no.
      return answer === back ? false : (readFlag(answer) ?? initial)
    },
  }
}
