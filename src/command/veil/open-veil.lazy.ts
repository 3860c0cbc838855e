// Makes the veil of a role: which fields are hidden, what is left of their values, and the views that stand in front of
// the tables. Loaded only where somebody acts who may not see all.
import type { Reading, Store } from '../../database/store.ts'
import type { Json } from '../../kernel/json.ts'
import { maskBirthday, maskEmail, maskInitial, maskPhone } from '../../kernel/mask.ts'
import { hiddenMark } from '../../kernel/mask-shape.ts'
import { storedList } from '../../kernel/stored-list.ts'
import type { Words } from '../../kernel/words.ts'
import type { Command } from '../command.ts'
import type { CustomFieldOf } from '../custom-fields.ts'
import type { Field } from '../field.ts'
import type { Noun, Stored } from '../noun.ts'
import { isSeen, secrecyOf } from './secrecy.ts'
import { shadowsOf } from './shadows.ts'
import type { Role, Veil } from './veil.ts'

/** What a veil is made of. */
export interface VeilFacts {
  readonly store: Store
  readonly reading: Reading
  readonly nouns: readonly Noun[]
  readonly customField: CustomFieldOf
  readonly role: Role
  /** What a command is made of: `merge customer`. */
  readonly seesOf: (path: string) => Command['sees']
  /** The line as typed, for what may be typed instead. */
  readonly typed: string
  readonly notice: (words: Words) => void
}

/** The masked texts of a value; undefined where nothing of it is shown. */
const partsOf = (field: Field, stored: Stored): readonly string[] | undefined => {
  if (field.type.kind === 'phones') return storedList(stored).map(maskPhone)
  if (field.type.kind === 'emails') return storedList(stored).map(maskEmail)
  return undefined
}

const oneOf = (field: Field, stored: Stored): string | undefined => {
  if (field.mask === 'initial') return stored === null ? '' : maskInitial(String(stored))
  if (field.type.kind === 'birthday') return stored === null ? '' : maskBirthday(String(stored))
  return undefined
}

const jsonOf = (field: Field, stored: Stored): Json => partsOf(field, stored) ?? (oneOf(field, stored) || null)

const maskedFor = ({ name, mayReveal }: Role, typed: string): Words => ({
  en: `masked for the role ${name}${mayReveal ? `; to see all: ${typed} --reveal --reason "..."` : ''}`,
  zh: `已按角色“${name}”遮盖${mayReveal ? `；查看全部：${typed} --reveal --reason "..."` : ''}`,
})

/** The fields of every noun, the firm's own among them. */
const allFields = ({ reading, nouns, customField }: VeilFacts): ReadonlyMap<string, readonly Field[]> => {
  const own = reading.lane.prepare('select * from field where removed is null order by id').all().map(customField)
  return new Map(
    nouns.map(({ name, fields }) => [
      name,
      [...fields, ...own.filter(({ noun }) => noun === name).map(({ field }) => field)],
    ]),
  )
}

/** The veil of a role that does not see all. */
export const openVeil = (facts: VeilFacts): Veil => {
  const { role, nouns, reading, store } = facts
  const firm = reading.settings()
  const hides: Veil['hides'] = (noun, field) => !isSeen(role.sees, secrecyOf({ name: noun }, field, firm))
  const hidesKey = (name: string): boolean => {
    const [noun = '', key = ''] = name.split('.')
    const field = nouns.find((one) => one.name === noun)?.fields.find((one) => one.key === key)
    return field === undefined || hides(noun, field)
  }
  const text = (field: Field, stored: Stored): string =>
    partsOf(field, stored)?.join(';') ?? oneOf(field, stored) ?? hiddenMark
  let [cast, told] = [false, false]
  const tell = (): void => {
    if (!told) facts.notice(maskedFor(role, facts.typed))
    told = true
  }
  let fields: ReadonlyMap<string, readonly Field[]> | undefined
  const known = (): ReadonlyMap<string, readonly Field[]> => {
    fields ??= allFields(facts)
    return fields
  }
  return {
    role,
    hides,
    hidesKey,
    tell,
    hiddenOf: (noun) => (known().get(noun) ?? []).filter((field) => hides(noun, field)),
    refusesCommand: (path) => {
      const sees = facts.seesOf(path)
      return sees === 'all' || sees?.some(hidesKey) === true
    },
    leavesNothing: (noun, field) =>
      hides(noun, field) && partsOf(field, null) === undefined && oneOf(field, null) === undefined,
    phone: maskPhone,
    json: jsonOf,
    text,
    column: (noun, field, column) =>
      hides(noun, field)
        ? {
            key: column.key,
            title: column.title,
            ...(column.names === undefined ? {} : { names: column.names }),
            ...(column.weight === undefined ? {} : { weight: column.weight }),
            ...(column.beside === undefined ? {} : { beside: column.beside }),
            kind: field.type.kind === 'phones' ? 'phone' : 'text',
            align: 'left',
            veiled: tell,
            json: (row) => jsonOf(field, row[field.key] ?? null),
            plain: (row) => text(field, row[field.key] ?? null),
            shown: (row) => text(field, row[field.key] ?? null).replaceAll(';', '\n'),
            tone: () => 'muted',
          }
        : column,
    isCast: () => cast,
    cast: async () => {
      const { shadows, functions } = shadowsOf(nouns, known(), hides)
      await store.cast(shadows, functions)
      cast = true
    },
  }
}
