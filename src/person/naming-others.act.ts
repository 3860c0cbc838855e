// Which of some texts name somebody else than the person: another customer, or a person at one. Such a text is not handed
// over, as others appear by their ids alone. Names that nobody bears in the store it cannot know.
import type { Lane } from '../database/store.ts'
import { identifiersOf } from '../erasure/index.ts'
import { namedFinder } from '../kernel/named-texts.ts'
import type { Row } from '../kernel/row.ts'

const tables = ['customer', 'contact'] as const

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')

// The end of a number stands in every spelling of it.
const tail = 8

/** Whether an identifier can stand in a text at all; most of a large store cannot, and are told so cheaply. */
const mayStand = (lower: string, digits: string): ((text: string) => boolean) => {
  return (text) => {
    const end = digitsOf(text).slice(-tail)
    return lower.includes(text.toLowerCase()) || (end.length === tail && digits.includes(end))
  }
}

/** Those of the texts that name others. `found` are the person's own rows by table. One walk through all people. */
export const namingOthers = (
  lane: Lane,
  texts: readonly string[],
  found: ReadonlyMap<string, readonly Row[]>,
): ReadonlySet<string> => {
  if (texts.length === 0) return new Set()
  const all = texts.join('\n')
  const may = mayStand(all.toLowerCase(), digitsOf(all))
  const ownRows = tables.flatMap((table) => found.get(table) ?? [])
  const own = new Set(identifiersOf(ownRows).map((text) => text.toLowerCase()))
  const others = new Set<string>()
  for (const table of tables) {
    const ids = new Set(found.get(table)?.map(({ id }) => id))
    for (const row of lane.prepare(`select id, key, name, phones, emails, wechat from ${table}`).iterate())
      if (!ids.has(row.id)) for (const text of identifiersOf([row])) if (may(text)) others.add(text)
  }
  const find = namedFinder([...others].filter((text) => !own.has(text.toLowerCase())))
  return new Set(texts.filter((text) => find(text).length > 0))
}
