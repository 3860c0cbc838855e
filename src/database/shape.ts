// Whether a store has the tables, columns and indexes that this program makes, as it makes them, and nothing beside. A byte
// that changed in their description is no torn page, and SQLite's own check passes it over. Looks at no row.
import { shellWord } from '../kernel/shell-word.ts'
import { quoted } from '../kernel/sql-text.ts'
import type { Words } from '../kernel/words.ts'
import { openConnection } from './driver.ts'
import type { Lane } from './lane.ts'
import { textIn } from './row-statements.ts'

/** How a store's shape differs from that of a new one, in words such as `table customer` or `table customer (entry)`. */
export interface Shape {
  readonly missing: readonly string[]
  readonly foreign: readonly string[]
  /** There, but described in other words: a rule that its values must keep may have been taken out. */
  readonly changed: readonly string[]
  /** Tables among the foreign. */
  readonly foreignTables: ReadonlySet<string>
}

interface Part {
  readonly type: string
  readonly name: string
  readonly sql: string
  readonly columns: ReadonlySet<string>
}

// SQLite's own names differ with its version.
const partsSql = `select s.type as type, s.name as name, coalesce(s.sql, '') as sql,
    (select group_concat(c.name, char(0)) from pragma_table_xinfo(s.name) as c) as columns
  from main.sqlite_schema as s where s.name not like 'sqlite\\_%' escape '\\' order by s.type, s.name`

const partsOf = (lane: Lane): ReadonlyMap<string, Part> =>
  new Map(
    lane
      .prepare(partsSql)
      .all()
      .map(({ type, name, sql, columns }) => {
        const isTable = type === 'table' && typeof columns === 'string'
        const part = {
          type: textIn(type),
          name: textIn(name),
          sql: textIn(sql),
          columns: new Set(isTable ? columns.split('\0') : []),
        }
        return [`${part.type} ${part.name}`, part]
      }),
  )

// The tables in which SQLite keeps the index of words; their wording is its own, and may change with its version.
const isSqlites = (name: string): boolean => name.startsWith('search_')

const without = (name: string, mine: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] =>
  [...mine].filter((column) => !other.has(column)).map((column) => `table ${name} (${column})`)

/** Compares a store with a new one, made in memory. */
export const readShape = async (lane: Lane): Promise<Shape> => {
  const { allMigrations, runMigrations } = await import('./migrate.lazy.ts')
  const fresh = openConnection(':memory:', { timeout: 0 })
  try {
    await runMigrations(fresh, allMigrations, () => {})
    const [ours, there] = [partsOf(fresh.lane), partsOf(lane)]
    const missing: string[] = []
    const foreign: string[] = []
    const changed: string[] = []
    for (const [key, { name, columns, sql }] of ours) {
      const found = there.get(key)
      const lacking = found === undefined ? [key] : without(name, columns, found.columns)
      const added = found === undefined ? [] : without(name, found.columns, columns)
      missing.push(...lacking)
      foreign.push(...added)
      if (found !== undefined && lacking.length + added.length === 0 && found.sql !== sql && !isSqlites(name))
        changed.push(key)
    }
    const strangers = [...there].filter(([key]) => !ours.has(key))
    foreign.push(...strangers.map(([key]) => key))
    const foreignTables = new Set(strangers.flatMap(([, { type, name }]) => (type === 'table' ? [name] : [])))
    return { missing, foreign, changed, foreignTables }
  } finally {
    fresh.close()
  }
}

const shownParts = 4

const named = (parts: readonly string[]): string =>
  `${parts.slice(0, shownParts).join(', ')}${parts.length > shownParts ? ` (+${parts.length - shownParts})` : ''}`

/** What is foreign and what is changed, in words; null where nothing is. */
export const strangeWords = ({ foreign, changed }: Shape): Words | null => {
  if (foreign.length + changed.length === 0) return null
  const [ours, other] = [named(foreign), named(changed)]
  return {
    en: [...(ours === '' ? [] : [`not ours: ${ours}`]), ...(other === '' ? [] : [`not as we made it: ${other}`])].join(
      '; ',
    ),
    zh: [...(ours === '' ? [] : [`不属于 crm：${ours}`]), ...(other === '' ? [] : [`与 crm 所建不同：${other}`])].join(
      '；',
    ),
  }
}

/** What a person can do about it. */
export const strangeRemedy = ({ foreign }: Shape, path: string): Words => {
  const [first = ''] = foreign
  const [, type = '', name = '', column] = /^(\S+) (.*?)(?: \((.*)\))?$/s.exec(first) ?? []
  if (foreign.some((part) => part.startsWith('trigger ')))
    return { en: 'crm doctor --repair takes triggers away', zh: 'crm doctor --repair 移除触发器' }
  if (first === '')
    return {
      en: 'compare with a backup, and go back to it: crm backup --restore FILE',
      zh: '请与备份对照并恢复：crm backup --restore FILE',
    }
  const statement =
    column === undefined ? `drop ${type} ${quoted(name)}` : `alter table ${quoted(name)} drop column ${quoted(column)}`
  const line = `sqlite3 ${shellWord(path)} ${shellWord(statement)}`
  return {
    en: `${line}, once you know that nobody needs it`,
    zh: `确认无人需要后：${line}`,
  }
}
