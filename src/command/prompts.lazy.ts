// The adapter of the prompt library. Every question goes to stderr, so that an answer can be piped.

import type { Readable, Writable } from 'node:stream'
import { confirm, input, search, select } from '@inquirer/prompts'
import { Failure } from '../kernel/failure.ts'
import { type Language, say, type Words } from '../kernel/words.ts'
import { type Asking, back } from './asking.ts'

const interrupted = (): Failure =>
  new Failure('interrupted', 'interrupted', { en: 'interrupted; nothing was written', zh: '已中断；未写入任何内容' })

/** The library throws errors of its own names when a person leaves. */
const orInterrupted = async <T>(question: Promise<T>): Promise<T> => {
  try {
    return await question
  } catch (error) {
    const left =
      error instanceof Error && ['ExitPromptError', 'AbortPromptError', 'CancelPromptError'].includes(error.name)
    throw left ? interrupted() : error
  }
}

const orBack = (answer: string): string | typeof back => (answer.trim() === '<' ? back : answer)

/** Prompts on a terminal. */
export const promptsOn = (stdin: Readable, stderr: Writable, language: Language): Asking => {
  const context = { input: stdin, output: stderr }
  const text = (words: Words): string => say(words, language)
  return {
    line: async (question, { initial, check }) =>
      orBack(
        await orInterrupted(
          input(
            {
              message: text(question),
              ...(initial === undefined ? {} : { default: initial }),
              validate: (answer) => {
                const wrong = answer.trim() === '<' ? null : (check?.(answer) ?? null)
                return wrong === null ? true : text(wrong)
              },
            },
            context,
          ),
        ),
      ),
    pick: async (question, picks, initial) =>
      orBack(
        await orInterrupted(
          select(
            {
              message: text(question),
              choices: picks.map(({ value, label }) => ({ value, name: label })),
              pageSize: 12,
              ...(initial === undefined ? {} : { default: initial }),
            },
            context,
          ),
        ),
      ),
    search: async (question, find) =>
      orBack(
        await orInterrupted(
          search(
            {
              message: text(question),
              source: async (typed) => (await find(typed ?? '')).map(({ value, label }) => ({ value, name: label })),
              pageSize: 8,
            },
            context,
          ),
        ),
      ),
    confirm: (question, initial) => orInterrupted(confirm({ message: text(question), default: initial }, context)),
  }
}
