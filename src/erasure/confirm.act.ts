// Asks for the id, or for the number of people, once more before an erasure. A slip of a finger must not destroy anybody.
import type { StoreScene } from '../command/command.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered, parseLettered } from '../kernel/reference.ts'
import type { Row } from '../kernel/row.ts'
import { counted, grouped, same } from '../kernel/words.ts'

const isSame = (text: string, id: number): boolean => {
  const said = parseLettered(text)
  return said?.letter === 'C' && said.id === id
}

/** Fails with `wrong-confirm` (2), or with `not-confirmed` (7) where nobody said it. */
export const confirmErasure = async (scene: StoreScene, customer: Row): Promise<void> => {
  const id = lettered('C', Number(customer.id))
  const said = scene.given.text('confirm')
  const line = `crm erase customer ${id} --confirm ${id}`
  if (said !== undefined) {
    if (isSame(said, Number(customer.id))) return
    throw new Failure(
      'usage',
      'wrong-confirm',
      { en: `--confirm "${said}" is not ${id}`, zh: `--confirm “${said}”不是 ${id}` },
      {
        why: {
          en: `the customer is ${id} · ${customer.name}; nothing was done`,
          zh: `该客户是 ${id} · ${customer.name}；什么也没有做`,
        },
        field: 'confirm',
        hint: same(line),
      },
    )
  }
  const question = {
    en: `${id} · ${customer.name} would be erased for good; nothing brings it back`,
    zh: `将彻底删除 ${id} · ${customer.name}，无法恢复`,
  }
  if (scene.asking) {
    const answer = await scene.asking.line(
      { en: `${question.en}. Type ${id} to go on`, zh: `${question.zh}。请输入 ${id} 继续` },
      {},
    )
    if (typeof answer === 'string' && isSame(answer, Number(customer.id))) return
    throw new Failure('declined', 'not-confirmed', { en: 'nothing was done', zh: '什么也没有做' }, { hint: same(line) })
  }
  throw new Failure('declined', 'not-confirmed', question, {
    why: { en: 'nobody is there to be asked', zh: '没有人可以确认' },
    hint: same(line),
  })
}

/** Fails with `wrong-confirm` (2) for another number, or with `not-confirmed` (7) where nobody said it. */
export const confirmCount = async (scene: StoreScene, rule: string, id: number, count: number): Promise<void> => {
  const said = scene.given.text('confirm')
  const line = `crm erase --rule ${lettered('RT', id)} --confirm ${count}`
  const isCount = (text: string): boolean => text.trim() === String(count)
  if (said !== undefined) {
    if (isCount(said)) return
    throw new Failure(
      'usage',
      'wrong-confirm',
      { en: `--confirm "${said}" is not ${count}`, zh: `--confirm “${said}”不是 ${count}` },
      {
        why: {
          en: `so many would be erased by ${rule}; nothing was done`,
          zh: `${rule} 将彻底删除 ${count} 位；什么也没有做`,
        },
        field: 'confirm',
        hint: same(`crm erase --rule ${lettered('RT', id)} -n`),
      },
    )
  }
  if (scene.given.flag('yes')) return
  const question = {
    en: `${counted(count, 'customer')} would be erased for good by ${rule}; nothing brings them back`,
    zh: `将按 ${rule} 彻底删除 ${grouped(count)} 位客户，无法恢复`,
  }
  if (!scene.asking)
    throw new Failure('declined', 'not-confirmed', question, {
      why: { en: 'nobody is there to be asked', zh: '没有人可以确认' },
      hint: same(line),
    })
  const answer = await scene.asking.line(
    { en: `${question.en}. Type ${count} to go on`, zh: `${question.zh}。请输入 ${count} 继续` },
    {},
  )
  if (typeof answer === 'string' && isCount(answer)) return
  throw new Failure('declined', 'not-confirmed', { en: 'nothing was done', zh: '什么也没有做' }, { hint: same(line) })
}
