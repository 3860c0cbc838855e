// A word in the role of staff that is no role hides nothing. Where a firm has roles, whoever types one that is none is told.

import { shellWord } from '../command/shell-line.ts'
import { roleNamed } from '../command/veil/role-of-staff.queries.ts'
import type { Lane } from '../database/store.ts'
import { lettered } from '../kernel/reference.ts'
import type { Row } from '../kernel/row.ts'
import { suggest } from '../kernel/suggest.ts'
import type { Words } from '../kernel/words.ts'

const roleNames = (lane: Lane): readonly string[] =>
  lane
    .prepare('select name from role where removed is null order by id')
    .all()
    .map(({ name }) => String(name))

/** What is doubtful in the role of a member of staff; null where it names a role, or where there are none. */
export const roleDoubt = (lane: Lane, { id, name, role }: Row): Words | null => {
  if (typeof role !== 'string' || roleNamed(lane, role) !== null) return null
  const known = roleNames(lane)
  if (known.length === 0) return null
  const line = `crm edit staff ${lettered('E', Number(id))} --role ${shellWord(suggest(role, known) ?? known[0] ?? '')}`
  return {
    en: `"${role}" is no role (crm list roles): ${name} sees everything; to put ${name} under one: ${line}`,
    zh: `“${role}”不是角色（crm list roles）：${name}可查看全部内容；要归入角色：${line}`,
  }
}
