// A mail address taken apart for comparing: what is left of it once the name is taken out.
import type { NameParts } from './match-text.ts'

/** What stands before the @ of an address, made ready for comparing. */
export interface MailParts {
  /** Letters and digits alone. */
  readonly bare: string
  readonly letters: string
  /** It is the customer's name and hardly more: namesakes have the same without being one. */
  readonly isName: boolean
  /** So are its letters, whatever digits are with them. */
  readonly lettersAreName: boolean
}

// What is left of `zhangwei88` without the name: as much as many namesakes have.
const fewLeft = 2

const isOfName = (local: string, { words, sound, turned, initials, head }: NameParts): boolean => {
  const parts = words.length > 0 ? [...words] : [sound, turned, head, initials]
  let left = local
  for (const part of parts.sort((one, other) => other.length - one.length))
    if (part.length > 1) left = left.replace(part, '')
  return left.length < local.length && left.length <= fewLeft
}

/** Takes an address apart, as that of somebody of this name. */
export const mailPartsOf = (email: string, name: NameParts): MailParts => {
  const bare = (email.split('@')[0] ?? '').replace(/[^\p{L}\p{N}]+/gu, '')
  const letters = bare.replace(/\d+/g, '')
  return { bare, letters, isName: isOfName(bare, name), lettersAreName: isOfName(letters, name) }
}
