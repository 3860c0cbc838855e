// The sentences for somebody who asks for what the role hides.
import { Failure } from '../../kernel/failure.ts'
import { same, type Words } from '../../kernel/words.ts'
import type { Veil } from './veil.ts'

/** What to do about it where nothing is to be revealed. */
export const askAnother: Words = { en: 'ask somebody who may see it', zh: '请有权查看的人处理' }

/** What to do about it: reveal it for once, or ask somebody who may see it. */
export const insteadOf = (veil: Veil, typed: string): Words =>
  veil.role.mayReveal ? same(`${typed} --reveal --reason "..."`) : askAnother

/** Refuses what would show a hidden field, or let its value be guessed. Exit 2. */
export const mayNotSee = (veil: Veil, what: Words, why: Words, hint: Words, field?: string): Failure =>
  new Failure(
    'usage',
    'may-not-see',
    {
      en: `the role ${veil.role.name} may not see ${what.en}`,
      zh: `角色“${veil.role.name}”无权查看${what.zh}`,
    },
    { why, hint, ...(field === undefined ? {} : { field }) },
  )
