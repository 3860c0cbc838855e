// Migration 9: roles with what they may see, and who may see a custom field.
import { type Kysely, sql } from 'kysely'
import { oneOf } from './one-of.ts'

const levels = ['public', 'internal', 'secret'] as const

const statements: readonly string[] = [
  `CREATE TABLE role (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  sees TEXT NOT NULL DEFAULT 'internal' CHECK (${oneOf('sees', ...levels)}),
  may_reveal INTEGER NOT NULL DEFAULT 0 CHECK (may_reveal IN (0, 1)),
  note TEXT,
  custom TEXT,
  removed TEXT,
  entry INTEGER NOT NULL
) STRICT`,
  `CREATE INDEX role_name_key ON role (name_key)`,
  `ALTER TABLE field ADD COLUMN sensitivity TEXT NOT NULL DEFAULT 'internal' CHECK (${oneOf('sensitivity', ...levels)})`,
]

/** Makes the table and the column of schema 9. The caller holds the transaction. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
