// Likely doubles of a record that is about to be added: equal phone, mail, or folded name.
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { storedList } from '../kernel/stored-list.ts'
import { same } from '../kernel/words.ts'
import type { StoreScene } from './command.ts'
import type { Noun, Row } from './noun.ts'
import { byEmail, byName, byPhone, byValue, type Found } from './reference.queries.ts'
import { candidate } from './reference.ts'

/** Records that share a value in one of the fields; each once, in the order found. */
export const doublesOf = async (
  scene: StoreScene,
  noun: Noun,
  values: Row,
  keys: readonly string[],
): Promise<readonly Found[]> => {
  const { open } = scene.store
  const found = new Map<number, Found>()
  const take = (list: readonly Found[]): void => {
    for (const one of list) found.set(one.id, one)
  }
  for (const key of keys) {
    const stored = values[key] ?? null
    if (stored === null) continue
    if (key === 'phones')
      for (const phone of storedList(stored)) take(await byPhone(open, noun, phone, scene.facts.country))
    else if (key === 'emails') for (const email of storedList(stored)) take(await byEmail(open, noun, email))
    else if (key === noun.title) take(await byName(open, noun, String(stored)))
    else take(await byValue(open, noun, key, stored))
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
  const found = await doublesOf(scene, noun, values, watched)
  if (found.length === 0) return
  const list = found
    .slice(0, 5)
    .map((one) => candidate(noun, one, scene.facts))
    .map((one) => `  ${one.id} ${one.name}`)
    .join('\n')
  scene.notice({ en: `perhaps known already:\n${list}`, zh: `可能已经存在：\n${list}` })
  if (!scene.asking || scene.given.flag('yes')) return
  const wanted = await scene.asking.confirm({ en: 'add it all the same?', zh: '仍然新增吗？' }, false)
  if (!wanted)
    throw new Failure(
      'declined',
      'not-confirmed',
      { en: 'nothing was added', zh: '没有新增' },
      {
        hint: same(`crm show ${noun.name} ${lettered(noun.letter, found[0]?.id ?? 0)}`),
      },
    )
}
