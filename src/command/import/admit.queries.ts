// Rows that the store does not let in, whatever is right with them by themselves: a visit planned by a refused channel.
import type { Lane } from '../../database/lane.ts'
import type { Row } from '../../kernel/row.ts'
import { reject } from './fates.queries.ts'
import { faultOfRecord } from './faults.ts'
import type { Job } from './job.ts'
import { newValue, quoted } from './stage.queries.ts'

/** Why a record is not let in; null where it is. A store that is taken over whole comes as it stood. */
export const admitFault = (lane: Lane, job: Job, row: Row, before: Row | null): string | null => {
  if (job.keepsIds) return null
  try {
    job.noun.admits?.check(lane, row, before)
    return null
  } catch (error) {
    return faultOfRecord(error, job.language)
  }
}

/** Rejects new rows that are not let in. After references to the store are resolved. */
export const rejectUnadmitted = (lane: Lane, job: Job): void => {
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
    for (const row of rows) {
      const fault = admitFault(lane, job, row, null)
      if (fault !== null) reject(lane, Number(row['#n']), fault)
    }
    const last = rows.at(-1)
    if (!last) return
    after = Number(last['#n'])
  }
}
