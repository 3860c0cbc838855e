// Rows that would bring an erased person back: told by the marks that the erasure left, and rejected by default.
import type { ErasedBefore } from '../../database/erased-marks.ts'
import type { Lane } from '../../database/lane.ts'
import { dayOfInstant } from '../../kernel/instant.ts'
import { lettered } from '../../kernel/reference.ts'
import { say, type Words } from '../../kernel/words.ts'
import type { Noun } from '../noun.ts'
import { fate, unfated } from './fates.queries.ts'
import type { Job } from './job.ts'
import { givenColumn } from './stage.queries.ts'

const whyErased = ({ facts }: Pick<Job, 'facts'>, { customer, at }: ErasedBefore): Words => {
  const day = dayOfInstant(at, facts.zone)
  const id = lettered('C', customer)
  return {
    en: `a person erased on ${day} (${id}); --allow-erased takes the row in`,
    zh: `此人已于 ${day} 彻底删除（${id}）；--allow-erased 可导入`,
  }
}

/** Why a text that names no customer is refused, where it was the key of one who was erased; null for any other. */
export const erasedKey = (job: Job, noun: Noun, text: string): Words | null => {
  const found = noun.standing === 'id' ? job.erased?.find([['key', text]]) : undefined
  return found ? whyErased(job, found) : null
}

const given = ['key', 'phones', 'emails']

/** Rejects the open rows that would add a person who was erased. After matching, before rows are added. */
export const rejectErased = async (lane: Lane, job: Job): Promise<void> => {
  const { erased, noun, file, language } = job
  if (erased === null || noun.standing !== 'id') return
  const keys = given.filter((key) => file.stage.layout.given.includes(key))
  const columns = keys.map((key) => `, s.${givenColumn(key)} as ${key}`).join('')
  const block = lane.prepare(
    `select s.n, s.fp${columns} from temp.import_row as s where s.n > ? and ${unfated} order by s.n limit 1000`,
  )
  const put = lane.prepare(`insert into temp.import_fate (n, fate, why) values (?, ${fate.rejected}, ?)`)
  for (let after = 0; ; ) {
    const rows = block.values(after)
    for (const [n, fp, ...values] of rows) {
      const row = Object.fromEntries(
        keys.map((key, at) => {
          const value = values[at]
          return [key, typeof value === 'string' ? value : null]
        }),
      )
      const found = erased.ofRow(row, fp instanceof Uint8Array ? fp : undefined)
      if (found) put.run(Number(n), say(whyErased(job, found), language))
    }
    const last = rows.at(-1)
    if (!last) return
    after = Number(last[0])
    await job.rest()
  }
}
