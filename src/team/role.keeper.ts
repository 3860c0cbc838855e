// Keeps roles and those who bear them together: staff names its role by a word, and a role that is renamed or removed
// under them would let them see everything.
import type { Keeper, Lane } from '../database/store.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import type { Row } from '../kernel/row.ts'
import { same } from '../kernel/words.ts'
import { isNamedBy } from './role-named.ts'

const bearersSql = 'select id, name, role from staff where role is not null and removed is null order by id'

const leftWithout = (lane: Lane, before: Row, after: Row | null): readonly Row[] =>
  lane
    .prepare(bearersSql)
    .all()
    .filter(({ role }) => isNamedBy(String(role), before) && !isNamedBy(String(role), after))

/** Refuses (`role-in-use`, exit 4) to take a role from under the staff that bears it. */
export const roleKeeper: Keeper = {
  table: 'role',
  reads: ['key', 'name', 'name_key', 'removed'],
  changed: (lane, before, after) => {
    if (before === null) return
    const [first, ...others] = leftWithout(lane, before, after)
    if (!first) return
    const more = others.length === 0 ? same('') : { en: ` and ${others.length} more`, zh: `等 ${others.length + 1} 人` }
    throw new Failure(
      'conflict',
      'role-in-use',
      {
        en: `${String(before.name)} is the role of ${String(first.name)}${more.en}`,
        zh: `“${String(before.name)}”是${String(first.name)}${more.zh}的角色`,
      },
      {
        why: { en: 'without it they would see everything', zh: '没有该角色，他们将能看到全部内容' },
        hint: same(`crm show staff ${lettered('E', Number(first.id))}`),
      },
    )
  },
}
