// A new row that refunds an order of the store in another currency has to say its own: by itself it would be in the firm's.
import type { Lane } from '../../database/lane.ts'
import { quoted } from '../../kernel/sql-text.ts'
import { say } from '../../kernel/words.ts'
import { currencyKeyOf } from '../amounts.ts'
import { fate, unfated } from './fates.queries.ts'
import type { Job } from './job.ts'
import { givenColumn, newValue, textColumn } from './stage.queries.ts'

/** Rejects such rows. The order is looked for by key, then by id, as references to it are. */
export const rejectSilentRefunds = (lane: Lane, job: Job): void => {
  const { noun, file, facts, language } = job
  const { stage } = file
  const key = currencyKeyOf(noun)
  const from = noun.currencyFrom
  if (key === undefined || from === undefined || !stage.layout.references.includes(from)) return
  const said = stage.layout.given.includes(key) ? `s.${givenColumn(key)} is null` : 'true'
  const why = say(
    {
      en: `it belongs to an order in another currency than ${facts.currency}: give its ${key}`,
      zh: `它所属的订单不是 ${facts.currency}：请给出币种（${key}）`,
    },
    language,
  )
  lane
    .prepare(
      `insert into temp.import_fate (n, fate, why)
      select s.n, ${fate.rejected}, ? from temp.import_row as s
        join temp.import_ref as r on r.id = s.${textColumn(from)}
        join ${quoted(noun.table)} as c on c.id = coalesce(
          (select k.id from ${quoted(noun.table)} as k where k.key = r.text),
          iif(r.text glob '${noun.letter}-[0-9]*', cast(substr(r.text, 3) as integer), null))
      where ${said} and ${newValue(stage, key) ?? 'null'} = ? and c.${quoted(key)} <> ? and ${unfated}`,
    )
    .run(why, facts.currency, facts.currency)
}
