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

const actingSql = `select id from staff where removed is null and (key = ? or name_key = ? or id = ?) order by id limit 1`

/**
 * Whether somebody, as `--as` names them, may be under a role that does not see all. Who is named in a way that takes a
 * search counts as such where there is any such role.
 */
export const mayBeVeiled = (lane: Lane, named: string): boolean => {
  const id = parseLettered(named)
  const staff = lane.prepare(actingSql).get(named, foldText(named), id?.letter === 'E' ? id.id : -1)
  if (staff) return (roleOfStaff(lane, Number(staff.id))?.sees ?? 'secret') !== 'secret'
  return lane.prepare(`select 1 from role where sees != 'secret' and removed is null limit 1`).get() !== undefined
}
