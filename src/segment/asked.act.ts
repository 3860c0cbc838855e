// What all schemes share in reading a command line: the flags of the list of members, and the refusal of a bad value.
import type { Options } from '../command/option.ts'
import { Failure } from '../kernel/failure.ts'
import { same, type Words } from '../kernel/words.ts'

/** Flags of the list of members. */
export const memberOptions: Options = {
  members: { about: { en: 'the customers themselves', zh: '列出具体客户' } },
  limit: { about: { en: 'at most so many customers; 0 is all', zh: '客户最多条数；0 为全部' }, value: 'N' },
}

/** A value of a flag that cannot be read. Exit 2. */
export const badValue = (flag: string, text: string, why: Words, example: string): Failure =>
  new Failure(
    'usage',
    'bad-value',
    { en: `--${flag} cannot be "${text}"`, zh: `--${flag} 不能是“${text}”` },
    { field: flag, why, hint: same(`--${flag} ${example}`) },
  )
