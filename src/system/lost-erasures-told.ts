// What a restore says of erasures that the backup knows nothing of.
import type { LostErasure } from '../database/lost-erasures.ts'
import { counted, type Words } from '../kernel/words.ts'

const shownPeople = 5

/** The same for programs. */
export const lostJson = (lost: readonly LostErasure[]) =>
  lost.map(({ id, customer, back }) => ({ erasure: id, customer: `C-${customer}`, back }))

const namesOf = (lost: readonly LostErasure[]): Words => {
  const names = lost.slice(0, shownPeople).map(({ customer }) => `C-${customer}`)
  const more = lost.length - names.length
  return {
    en: `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    zh: `${names.join('、')}${more > 0 ? ` 等` : ''}`,
  }
}

/** What is said of erasures that a backup knows nothing of: who is in it is there again. */
export const lostLines = (lost: readonly LostErasure[]): readonly Words[] => {
  if (lost.length === 0) return []
  const all = namesOf(lost)
  const back = lost.filter((one) => one.back)
  const again = namesOf(back)
  return [
    {
      en: `   it does not have ${counted(lost.length, 'certificate')} of erasure that the store had: ${all.en}`,
      zh: `   其中没有原有的 ${lost.length} 份彻底删除证明：${all.zh}`,
    },
    ...(back.length === 0
      ? []
      : [
          {
            en: `   ${back.length} who ${back.length === 1 ? 'was' : 'were'} erased ${back.length === 1 ? 'is' : 'are'} in it again: ${again.en}; erase again: crm erase customer C-${back[0]?.customer}`,
            zh: `   其中又有 ${back.length} 位已彻底删除的客户：${again.zh}；请再次删除：crm erase customer C-${back[0]?.customer}`,
          },
        ]),
  ]
}
