// What completion offers beside records: tags, values used before, custom fields, entries of the history, imported files.
// Walks of indexes, or looks at the newest rows alone; plain statements, for nothing else is loaded.
import type { Lane } from '../../database/store.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { storedList } from '../../kernel/stored-list.ts'
import { foldText } from '../../kernel/text.ts'
import type { Candidate } from './candidate.ts'
import type { DrawnNoun } from './drawn.ts'

const most = 50

/** How many of the newest records are looked at for values that come again. */
const looked = 2000

const last = '\u{10ffff}'

// Jumps from one tag to the next: as many steps as there are tags, not as many as there are customers.
const tagWalk = `with recursive walk (value) as (
  select min(value) from term where kind = 'tag' and value >= ? and value < ?
  union all
  select (select min(value) from term where kind = 'tag' and value > walk.value and value < ?)
  from walk where walk.value is not null limit ${most}
) select walk.value as value,
  (select name from tag where name_key = walk.value and removed is null) as name,
  (select tags from customer where id = (select id from term where kind = 'tag' and value = walk.value limit 1)) as tags
  from walk where walk.value is not null`

/** Tags, as they are declared, else as some customer has them spelt. */
export const tagsFor = (lane: Lane, typed: string): readonly Candidate[] => {
  const from = foldText(typed)
  const range = [from, from + last] as const
  const used = lane
    .prepare(tagWalk)
    .all(...range, range[1])
    .map(({ value, name, tags }) => String(name ?? storedList(tags).find((tag) => foldText(tag) === value) ?? value))
  const declared = lane
    .prepare(`select name, note from tag where removed is null and name_key >= ? and name_key < ? limit ${most}`)
    .all(...range)
  const notes = new Map(declared.map(({ name, note }) => [String(name), String(note ?? '')]))
  return [...new Set([...notes.keys(), ...used])].map((name) => ({ text: name, about: notes.get(name) ?? '' }))
}

/** Values of a column that came at least twice lately, the most frequent first. */
export const valuesFor = (lane: Lane, noun: DrawnNoun, key: string, typed: string): readonly Candidate[] => {
  const name = quoted(key)
  const newest = `select ${name} as value from ${quoted(noun.table)} where removed is null order by id desc limit ${looked}`
  const rows = lane
    .prepare(
      `select value, count(*) as times from (${newest}) where value >= ? and value < ? group by value having times > 1 order by times desc, value limit ${most}`,
    )
    .all(typed, typed + last)
  return rows.map(({ value }) => ({ text: String(value), about: '' }))
}

/** A custom field of a noun. */
export interface CustomField {
  readonly key: string
  readonly about: string
  readonly choices: readonly string[]
}

/** The custom fields of a noun. */
export const customFieldsOf = (lane: Lane, noun: string): readonly CustomField[] =>
  lane
    .prepare('select name, type, choices, label from field where noun = ? and removed is null order by id')
    .all(noun)
    .map(({ name, type, choices, label }) => {
      const key = String(name).slice(noun.length + 1)
      return { key, about: String(label ?? key), choices: type === 'flag' ? ['yes', 'no'] : storedList(choices) }
    })

/** The newest entries of the history, with what was done; `veiled` without the words typed. */
export const entriesFor = (lane: Lane, typed: string, veiled = false): readonly Candidate[] =>
  lane
    .prepare(`select id, command, typed, at from entry order by id desc limit ${most}`)
    .all()
    .map(({ id, command, typed: line, at }) => ({
      text: String(id),
      about: `${String(at).slice(0, 10)} ${String((veiled ? null : line) ?? command)}`,
    }))
    .filter(({ text }) => text.startsWith(typed))

/** The newest files that were imported. */
export const receiptsFor = (lane: Lane, typed: string): readonly Candidate[] =>
  lane
    .prepare(`select id, file, at from import_receipt order by id desc limit ${most}`)
    .all()
    .map(({ id, file, at }) => ({ text: `F-${String(id)}`, about: `${String(at).slice(0, 10)} ${String(file)}` }))
    .filter(({ text }) => text.startsWith(typed.toUpperCase()))
