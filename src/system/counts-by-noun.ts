// How many records of which kind an entry of the journal touched, as people count them.
import type { Noun } from '../command/noun.ts'
import { countedNoun } from '../command/noun-words.ts'
import type { Json } from '../kernel/json.ts'
import { counted, type Words } from '../kernel/words.ts'

/** Numbers by noun; null for what is no record of any, such as settings. */
export type NounCounts = ReadonlyMap<Noun | null, number>

/** Counts rows of tables as records: the lines of an order belong to it. */
export const countsByNoun = (nouns: readonly Noun[], tables: ReadonlyMap<string, number>): NounCounts => {
  const counts = new Map<Noun | null, number>()
  for (const [table, count] of tables) {
    if (nouns.some(({ lines }) => lines?.table === table)) continue
    const noun = nouns.find((one) => one.table === table) ?? null
    counts.set(noun, (counts.get(noun) ?? 0) + count)
  }
  return counts
}

/** `3 customers, 1 visit`. */
export const wordsOfCounts = (counts: NounCounts): Words => {
  const parts = [...counts].map(([noun, count]) =>
    noun === null ? { en: counted(count, 'setting'), zh: `${count} 项设置` } : countedNoun(noun, count),
  )
  return parts.length === 0
    ? { en: '0 records', zh: '0 条记录' }
    : { en: parts.map(({ en }) => en).join(', '), zh: parts.map(({ zh }) => zh).join('、') }
}

/** The same for programs, by the noun's name. */
export const jsonOfCounts = (counts: NounCounts): { readonly [key: string]: Json } =>
  Object.fromEntries([...counts].map(([noun, count]) => [noun?.name ?? 'setting', count]))
