// An import as a writing command: all that takes time before the transaction, all that must hold together inside it.
// Loaded when a file is imported, and not before.
import { setImmediate } from 'node:timers/promises'
import { hasMarks, readMarks } from '../../database/erased-marks.ts'
import { Failure } from '../../kernel/failure.ts'
import { same } from '../../kernel/words.ts'
import type { Act, StoreScene, WriteScene } from '../command.ts'
import { withCustomFields } from '../custom-fields.ts'
import { saveFactsOf } from '../facts.ts'
import { filterReader } from '../filter-reader.ts'
import type { Noun } from '../noun.ts'
import type { SaveFacts } from '../save.ts'
import { addAll } from './add-rows.queries.ts'
import { changeAll } from './change-rows.queries.ts'
import { decide, decideAlone } from './decide.ts'
import { differences } from './differences.queries.ts'
import { countDoubles } from './doubles.queries.ts'
import { countFates, rejectedAfter } from './fates.queries.ts'
import { forgetFound } from './found.queries.ts'
import { withMoreHeaders } from './header-aliases.ts'
import { type Criterion, type ImportOptions, readImportOptions } from './import-options.ts'
import { refuseInterrupted } from './interrupted.ts'
import type { Job } from './job.ts'
import { isWorthKeeping, keepChoices } from './keep-choices.ts'
import { hasReadings, recallReading } from './memory.queries.ts'
import { addNewFields, takenKeys } from './new-fields.queries.ts'
import { countMade, everHeld, highestId } from './new-ids.queries.ts'
import { notesOf } from './notes.queries.ts'
import { layOver } from './over.queries.ts'
import { previewOutcome } from './preview.queries.ts'
import { type FileRead, readFile } from './read-file.ts'
import { writeFingerprints, writeReceipt } from './receipt.queries.ts'
import { type RejectFile, writeRejects } from './reject-file.ts'
import { importOutcome } from './report.ts'
import { type Source, sourceOf } from './source.ts'

const rejectedShown = 5

const isMapped = (file: FileRead, criterion: Criterion): boolean =>
  criterion.every(({ key }) =>
    key === 'id' ? file.mapping.id !== undefined : file.mapping.columns.some(({ field }) => field.key === key),
  )

/** By what rows are matched: what was asked, else the key where a column gives it, else nothing. */
const criteriaOf = (noun: Noun, options: ImportOptions, file: FileRead): readonly Criterion[] => {
  const key = noun.fields.find((field) => field.key === 'key')
  if (options.match === undefined) return key && isMapped(file, [key]) ? [[key]] : []
  const usable = options.match.filter((criterion) => isMapped(file, criterion))
  if (options.match.length === 0 || usable.length > 0) return usable
  const names = options.match.map((criterion) => criterion.map((field) => field.key).join('+'))
  throw new Failure(
    'usage',
    'missing-column',
    {
      en: `no column of ${options.file} gives ${names.join(', ')}`,
      zh: `${options.file} 中没有列给出 ${names.join('、')}`,
    },
    { field: 'match', hint: same(`--map HEADER=${options.match[0]?.[0]?.key ?? 'key'}`) },
  )
}

const tellIds = (scene: StoreScene, job: Job): void => {
  if (job.file.mapping.id === undefined || job.keepsIds || job.criteria.some(([field]) => field?.key === 'id')) return
  scene.notice({
    en: 'ids of the file are left out, as this store has its own; --match id matches by them',
    zh: '文件中的编号未采用，因为此数据文件已有自己的编号；--match id 可按编号匹配',
  })
}

const refuseForRole = async ({ scene, noun, file, criteria, options }: Job): Promise<void> => {
  const { veil } = scene.facts
  if (!veil) return
  const { refuseHiddenImport } = await import('../veil/hidden-writes.lazy.ts')
  const changes = options.onMatch === 'update' || options.onMatch === 'fill'
  refuseHiddenImport(veil, { noun, given: file.mapping.columns, criteria, changes })
}

const write = async (scene: WriteScene, job: Job, source: Source, doubles: number): ReturnType<Act> => {
  const { writing, dryRun } = scene
  const { lane } = writing
  if (job.keepsIds) writing.amend({ verbatim: true })
  const found = countFates(lane, job.file.rows)
  const none = job.options.atomic && found.rejected > 0
  const counts = none ? { rows: found.rows, added: 0, updated: 0, unchanged: 0, rejected: found.rows } : found
  const told = dryRun && !none ? differences(lane, job) : []
  const rejectFile: RejectFile | null =
    counts.rejected > 0 && !dryRun ? await writeRejects(lane, job, source, none) : null
  let receipt: number | null = null
  try {
    if (counts.added + counts.updated > 0) {
      await addNewFields(writing, job)
      layOver(lane, job.file.stage)
      addAll(writing, job)
      await changeAll(writing, job)
      receipt = writeReceipt(writing, job, counts, rejectFile?.name ?? null)
      writeFingerprints(writing, job, receipt)
    }
    if (isWorthKeeping(job, counts)) await keepChoices(writing, job, source, receipt !== null)
    await job.rest()
  } catch (error) {
    await rejectFile?.rejects.discard()
    throw error
  }
  return importOutcome(job, {
    counts,
    rejected: rejectedAfter(lane, 0, rejectedShown),
    faulty: found.rejected,
    rejectFile,
    receipt,
    doubles: none ? 0 : doubles,
    differences: told,
    notes: none ? [] : notesOf(lane, job),
    created: none || !job.options.createMissing ? new Map() : countMade(lane),
  })
}

/** Plans an import: reads the file, asks what there is to ask, decides on every row. Fails before anything is written. */
export const planImport = async (scene: StoreScene, declared: Noun): Promise<Act> => {
  const known = await withMoreHeaders(await withCustomFields(scene.store.open, declared, scene.customField))
  const options = readImportOptions(scene, known)
  const facts: SaveFacts = { ...saveFactsOf(scene), importing: true, readFilter: await filterReader(scene) }
  const source = await scene.store.read(({ lane }) => {
    const recalls = !options.forget && hasReadings(lane, known.name)
    return sourceOf(scene, options, recalls ? (firstLine) => recallReading(lane, known.name, firstLine) : null)
  })
  try {
    return await scene.store.read(async (reading) => {
      const { lane } = reading
      const file = await readFile(
        { scene, noun: known, source, options, facts, takenKeys: takenKeys(lane, known) },
        reading,
      )
      const { noun } = file
      const seen = highestId(lane, 'entry')
      const job: Job = {
        scene,
        noun,
        options,
        facts,
        language: scene.language,
        file,
        criteria: criteriaOf(noun, options, file),
        keepsIds: file.mapping.id !== undefined && !everHeld(lane, noun.table),
        erased: options.allowErased || !hasMarks(lane) ? null : readMarks(lane, await import('node:crypto')),
        rest: async () => {
          await setImmediate()
          refuseInterrupted(scene)
        },
      }
      await refuseForRole(job)
      if (options.preview !== undefined) {
        await decideAlone(lane, job)
        const outcome = previewOutcome(lane, job)
        await source.close()
        return async () => outcome
      }
      tellIds(scene, job)
      await decide(lane, job)
      const doubles = await countDoubles(lane, job)
      refuseInterrupted(scene)
      return async (writeScene) => {
        try {
          // Somebody wrote since the file was held against the store: once more, now that nobody else can.
          if (writeScene.writing.entry !== seen + 1) {
            forgetFound(lane)
            await decide(lane, job)
          }
          return await write(writeScene, job, source, doubles)
        } finally {
          await source.close()
        }
      }
    })
  } catch (error) {
    await source.close()
    throw error
  }
}
