// Whether a record that is about to be added brings an erased person back: told by the marks that erasures leave.
import { hasMarks, readMarks } from '../database/erased-marks.ts'
import { Failure } from '../kernel/failure.ts'
import { dayOfInstant } from '../kernel/instant.ts'
import { lettered } from '../kernel/reference.ts'
import { same } from '../kernel/words.ts'
import type { StoreScene } from './command.ts'
import type { Noun, Row } from './noun.ts'

/**
 * Asks before a customer is added who bears the key, a phone or a mail of one who was erased. Fails with `erased-before`
 * (4) where nobody can be asked and `--allow-erased` does not say it, `declined` where the person says no.
 */
export const refuseErased = async (scene: StoreScene, noun: Noun, values: Row): Promise<void> => {
  if (noun.standing !== 'id' || scene.given.flag('allow-erased')) return
  if (!(await scene.store.read(async ({ lane }) => hasMarks(lane)))) return
  const marker = await import('node:crypto')
  const found = await scene.store.read(async ({ lane }) => readMarks(lane, marker)?.ofRow(values) ?? null)
  if (found === null) return
  const day = dayOfInstant(found.at, scene.facts.zone)
  const id = lettered('C', found.customer)
  const words = {
    en: `a person with this key, phone or mail was erased on ${day} (${id})`,
    zh: `有相同外部编号、电话或邮箱的人已于 ${day} 彻底删除（${id}）`,
  }
  const hint = same(`${scene.typed} --allow-erased`)
  if (!scene.asking || scene.given.flag('yes'))
    throw new Failure('conflict', 'erased-before', words, {
      why: { en: 'who was erased is not brought back by a slip', zh: '被彻底删除的人不会被无意中重新录入' },
      hint,
    })
  const question = { en: `${words.en}. Add it all the same?`, zh: `${words.zh}。仍然新增吗？` }
  if (!(await scene.asking.confirm(question, false)))
    throw new Failure('declined', 'not-confirmed', { en: 'nothing was added', zh: '没有新增' }, { hint })
}
