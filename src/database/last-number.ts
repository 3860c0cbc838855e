// Refuses numbers of records beyond the largest that this program gives. A store comes so far only where another program
// wrote such a number into it, or into SQLite's own list of the last ones.
import { Failure } from '../kernel/failure.ts'
import { lastId } from '../kernel/last-id.ts'
import { same } from '../kernel/words.ts'

const beyond = (table: string, id: number): Failure =>
  new Failure(
    'store',
    'numbers-used-up',
    {
      en: `the next number in ${table} would be ${id}, the largest is ${lastId}`,
      zh: `${table} 的下一个编号为 ${id}，超出最大编号 ${lastId}`,
    },
    {
      why: {
        en: 'another program has written a very large number into the store; nothing was written',
        zh: '有其他程序写入过极大的编号；未写入任何内容',
      },
      hint: same('crm doctor'),
    },
  )

/** Fails with `numbers-used-up` for a number of a new record that is too large. */
export const refuseBeyond = (table: string, id: number): void => {
  if (id > lastId) throw beyond(table, id)
}
