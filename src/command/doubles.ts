// Likely doubles of a record that is about to be added: equal phone, mail, or folded name.
import type { Kysely } from 'kysely'
import type { AnyTables } from '../database/store.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import type { StoreScene } from './command.ts'
import type { Noun, Row } from './noun.ts'
import { byEmail, byKey, byName, byPhone, type Found } from './reference.queries.ts'
import { listOf } from './show-value.ts'

/** Records that share a value in one of the fields; each once, in the order found. */
export const doublesOf = async (
  open: Kysely<AnyTables>,
  noun: Noun,
  values: Row,
  keys: readonly string[],
): Promise<readonly Found[]> => {
  const found = new Map<number, Found>()
  const take = (list: readonly Found[]): void => {
    for (const one of list) found.set(one.id, one)
  }
  for (const key of keys) {
    const stored = values[key] ?? null
    if (stored === null) continue
    if (key === 'phones') for (const phone of listOf(stored)) take(await byPhone(open, noun, phone, 'CN'))
    else if (key === 'emails') for (const email of listOf(stored)) take(await byEmail(open, noun, email))
    else if (key === noun.title) take(await byName(open, noun, String(stored)))
    else if (key === 'key') take(await byKey(open, noun, String(stored)))
  }
  return [...found.values()]
}

const watched = ['phones', 'emails', 'name'] as const

/**
 * Shows likely doubles before a customer is saved. A person is asked; a script is told on stderr and goes on,
 * because two people may share a name. Throws `declined` where the person says no.
 */
export const checkDoubles = async (scene: StoreScene, noun: Noun, values: Row): Promise<void> => {
  if (noun.standing !== 'id' || scene.given.flag('no-check')) return
  const found = await doublesOf(scene.store.open, noun, values, watched)
  if (found.length === 0) return
  const list = found
    .slice(0, 5)
    .map((one) => `  ${lettered(noun.letter, one.id)} ${one.name ?? ''}${one.hint === null ? '' : ` · ${one.hint}`}`)
    .join('\n')
  scene.notice({ en: `perhaps known already:\n${list}`, zh: `可能已经存在：\n${list}` })
  if (!scene.asking || scene.given.flag('yes')) return
  const wanted = await scene.asking.confirm({ en: 'add it all the same?', zh: '仍然新增吗？' }, true)
  if (!wanted)
    throw new Failure(
      'declined',
      'not-confirmed',
      { en: 'nothing was added', zh: '没有新增' },
      {
        hint: {
          en: `crm show customer ${lettered(noun.letter, found[0]?.id ?? 0)}`,
          zh: `crm show customer ${lettered(noun.letter, found[0]?.id ?? 0)}`,
        },
      },
    )
}
