// Which fields are public, internal or secret: as declared, else internal; the firm may say otherwise of those that are
// not public by declaration. By the public ones records are called and lists are reckoned: they are never hidden.
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import type { Secrecy } from './veil.ts'

/** From what everybody may see to what few may. */
export const levels: readonly Secrecy[] = ['public', 'internal', 'secret']

/** What is declared of a field. */
export const declaredSecrecy = ({ secrecy = 'internal' }: Pick<Field, 'secrecy'>): Secrecy => secrecy

/** Whether the firm may say who sees a field. */
export const mayBeHidden = (field: Field): boolean => declaredSecrecy(field) !== 'public'

/** What the firm set, by `noun.field`. */
export interface Overrides {
  readonly public_fields: readonly string[]
  readonly internal_fields: readonly string[]
  readonly secret_fields: readonly string[]
}

/** Who may see a field. One that stands in several of the firm's lists is as secret as the strictest says. */
export const secrecyOf = (
  noun: Pick<Noun, 'name'>,
  field: Pick<Field, 'key' | 'secrecy'>,
  firm: Overrides,
): Secrecy => {
  const name = `${noun.name}.${field.key}`
  for (const level of ['secret', 'internal', 'public'] as const)
    if (firm[`${level}_fields`].includes(name)) return level
  return declaredSecrecy(field)
}

/** Whether who sees a level sees a field of another. */
export const isSeen = (sees: Secrecy, field: Secrecy): boolean => levels.indexOf(field) <= levels.indexOf(sees)
