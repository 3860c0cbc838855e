// Rows against which the store has something, whatever is right with them by themselves: a visit planned by a refused
// channel. They are taken, as they were planned elsewhere, and told of.
import type { Lane } from '../../database/lane.ts'
import type { Row } from '../../kernel/row.ts'
import { quoted } from '../../kernel/sql-text.ts'
import type { Job } from './job.ts'
import { newValue } from './stage.queries.ts'

/**
 * Remarks on a record that would be refused on the command line. A store that is taken over whole comes as it stood.
 * @param n the row of the stage
 */
export const remarkUnadmitted = (lane: Lane, job: Job, n: number, row: Row, before: Row | null): void => {
  const remark = job.keepsIds ? null : (job.noun.admits?.against(lane, row, before) ?? null)
  if (remark === null) return
  const line = Number(lane.prepare('select line from temp.import_row where n = ?').get(n)?.line)
  job.file.doubts.remarks.add(remark, line)
}

/** Remarks on new rows. After references to the store are resolved. */
export const remarkNew = async (lane: Lane, job: Job): Promise<void> => {
  const { admits } = job.noun
  if (!admits || job.keepsIds) return
  const values = admits.reads.flatMap((key) => {
    const value = newValue(job.file.stage, key)
    return value === null ? [] : [`${value} as ${quoted(key)}`]
  })
  const block = lane.prepare(`select s.n as "#n", ${values.join(', ')} from temp.import_row as s
    left join temp.import_fate as f on f.n = s.n where s.n > ? and f.n is null order by s.n limit 1000`)
  for (let after = 0; ; ) {
    const rows = block.all(after)
    for (const row of rows) remarkUnadmitted(lane, job, Number(row['#n']), row, null)
    const last = rows.at(-1)
    if (!last) return
    after = Number(last['#n'])
    await job.rest()
  }
}
