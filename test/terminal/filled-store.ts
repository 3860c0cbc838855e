// A store with so many customers that its lists are longer than a screen, a pipe, or a patience.
import { join } from 'node:path'
import { declaredIn } from '../../src/command/facts.ts'
import { addRecord } from '../../src/command/save.ts'
import { program } from '../../src/commands.ts'
import { customerNoun } from '../../src/customer/index.ts'
import { openStore } from '../../src/database/store.ts'
import { crm, steppingClock } from '../harness/world.ts'

/** Makes the store of a folder with so many customers, each with a note of so many characters. */
export const fillStore = async (cwd: string, customers: number, noteLength: number): Promise<void> => {
  const made = await crm(['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY'], { cwd })
  if (made.code !== 0) throw new Error(made.stderr)
  const { keepers, settle, functions } = program
  const store = await openStore(join(cwd, 'crm.db'), { write: true, keepers: keepers(), settle, functions })
  const facts = {
    today: '2026-11-27',
    zone: 'Asia/Shanghai',
    currency: 'CNY',
    digits: 2,
    country: 'CN',
    importing: false,
    reason: null,
    declared: declaredIn(program.nouns),
  }
  const about = {
    who: 'lin',
    staff: null,
    command: 'add customer',
    typed: null,
    reason: null,
    kind: 'write',
    clock: steppingClock('2026-11-27T01:00:00.000Z'),
  } as const
  try {
    await store.write(about, async (writing) => {
      for (let n = 1; n <= customers; n += 1) {
        const note = `第${n}位：`.padEnd(noteLength, '喜欢龙井茶，')
        await addRecord(writing, customerNoun, { name: `客户${n}`, city: n % 2 === 0 ? '北京' : '上海', note }, facts)
      }
    })
  } finally {
    store.close()
  }
}
