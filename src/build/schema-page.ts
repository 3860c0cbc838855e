// docs/schema.md: the tables of a new store, read back from SQLite itself, so that the page cannot differ from it.
import { openConnection } from '../database/driver.ts'
import type { Prepared } from '../database/lane.ts'

type Row = ReturnType<Prepared['all']>[number]

const text = (row: Row, key: string): string => String(row[key] ?? '')

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** The page as Markdown. */
export const schemaPage = async (): Promise<string> => {
  const { allMigrations, runMigrations } = await import('../database/migrate.lazy.ts')
  const connection = openConnection(':memory:', { timeout: 0 })
  try {
    await runMigrations(connection, allMigrations, () => {})
    const ask = (sql: string, ...values: readonly string[]) => connection.lane.prepare(sql).all(...values)
    const virtual = ask("select name from sqlite_schema where sql like 'create virtual%'").map((row) =>
      text(row, 'name'),
    )
    const isShadow = (name: string): boolean => virtual.some((owner) => name.startsWith(`${owner}_`))
    const tables = ask(
      "select name, sql from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
    )
    const section = (table: Row): string => {
      const name = text(table, 'name')
      if (virtual.includes(name)) return `## ${name}\n\n\`${text(table, 'sql').replace(/\s+/g, ' ')}\``
      const targets = new Map(
        ask('select "from", "table" from pragma_foreign_key_list(?)', name).map((row) => [
          text(row, 'from'),
          text(row, 'table'),
        ]),
      )
      const columns = ask('select name, type, "notnull" as needed, pk from pragma_table_xinfo(?)', name).map((row) => {
        const marks = [Number(row.pk) > 0 ? 'primary key' : '', Number(row.needed) > 0 ? 'required' : '']
        return [
          text(row, 'name'),
          text(row, 'type'),
          marks.filter(Boolean).join(', '),
          targets.get(text(row, 'name')) ?? '',
        ]
      })
      const indexes = ask(
        "select sql from sqlite_schema where type = 'index' and tbl_name = ? and sql is not null order by name",
        name,
      )
      const list = indexes.map((row) => `- \`${text(row, 'sql').replace(/\s+/g, ' ')}\``)
      return [
        `## ${name}`,
        tableOf(['column', 'type', 'marks', 'refers to'], columns),
        ...(list.length > 0 ? [list.join('\n')] : []),
      ].join('\n\n')
    }
    const shown = tables.filter((row) => !isShadow(text(row, 'name')) && !text(row, 'name').startsWith('kysely_'))
    return `${['# The store', 'Made by `npm run docs` from migrations/. Do not edit.', ...shown.map(section)].join('\n\n')}\n`
  } finally {
    connection.close()
  }
}
