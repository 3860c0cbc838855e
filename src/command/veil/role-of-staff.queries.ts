// The role of a member of staff: the one in use whose key, name or id the word of the staff's field `role` is.
// A word that is no role hides nothing: it was free text before there were roles.
import type { Lane } from '../../database/store.ts'
import { parseLettered } from '../../kernel/reference.ts'
import { foldText } from '../../kernel/text.ts'
import { levels } from './secrecy.ts'
import type { Role } from './veil.ts'

const roleSql = `select id, name, sees, may_reveal from role
  where removed is null and (key = ? or name_key = ? or id = ?) order by id limit 1`

/** The role that a word names; null where it names none in use. */
export const roleNamed = (lane: Lane, word: string): Role | null => {
  const id = parseLettered(word)
  const row = lane.prepare(roleSql).get(word, foldText(word), id?.letter === 'RL' ? id.id : -1)
  if (!row) return null
  const sees = levels.find((level) => level === row.sees)
  return { id: Number(row.id), name: String(row.name), sees: sees ?? 'public', mayReveal: row.may_reveal === 1 }
}

/** The role of a member of staff by id; null where there is none. */
export const roleOfStaff = (lane: Lane, staff: number): Role | null => {
  const row = lane.prepare('select role from staff where id = ?').get(staff)
  return typeof row?.role === 'string' ? roleNamed(lane, row.role) : null
}
