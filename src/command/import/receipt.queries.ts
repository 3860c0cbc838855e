// The receipt of an import, and the fingerprints of the rows it read: by them the same file changes nothing again.
import type { Writing } from '../../database/store.ts'
import { type Counts, fate } from './fates.queries.ts'
import type { Job } from './job.ts'
import { newNumberOf } from './new-ids.queries.ts'

const receiptSql = `insert into import_receipt
  (entry, at, who, noun, file, hash, encoding, delimiter, mapping, rows, added, updated, unchanged, rejected, rejected_file)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** The headers of a file with the fields they were read as. */
export const mappingJson = (job: Pick<Job, 'file'>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    job.file.mapping.columns.flatMap(({ headers, field }) => headers.map((header) => [header, field.key] as const)),
  )

/** Writes the receipt and returns its number. */
export const writeReceipt = (writing: Writing, job: Job, counts: Counts, rejectedFile: string | null): number => {
  const { noun, options, file, scene } = job
  return writing.lane
    .prepare(receiptSql)
    .run(
      writing.entry,
      writing.now,
      scene.actor.name,
      noun.name,
      options.file,
      file.hash,
      file.encoding,
      file.delimiter,
      JSON.stringify(mappingJson(job)),
      counts.rows,
      counts.added,
      counts.updated,
      counts.unchanged,
      counts.rejected,
      rejectedFile,
    ).id
}

/**
 * Keeps the fingerprints of the rows without a key. One that an import still in force has kept stays that import's:
 * undoing this one must not forget it.
 */
export const writeFingerprints = (writing: Writing, job: Job, receipt: number): void => {
  if (job.file.counts.keyless() === 0) return
  const { id, join } = newNumberOf(writing.lane)
  writing.lane
    .prepare(
      `insert into fingerprint (noun, hash, receipt, record)
      select ?, s.fp, ?, coalesce(f.target, ${id}) from temp.import_row as s left join temp.import_fate as f on f.n = s.n
        ${join}
      where s.fp is not null and (f.n is null or f.fate <> ${fate.rejected}) order by s.fp
      on conflict (noun, hash) do update set receipt = excluded.receipt, record = excluded.record
      where exists (
        select 1 from import_receipt as r left join entry as e on e.id = r.entry
        where r.id = fingerprint.receipt and (e.id is null or e.undone_by is not null))`,
    )
    .run(job.noun.name, receipt)
}
