// `done review`: a record was looked through; what came of it is told by whether it was changed since, unless said.
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import { saveFactsOf } from '../command/facts.ts'
import { valueFor } from '../command/given-values.ts'
import { ifEntryOption, refuseLater } from '../command/if-entry.ts'
import { fieldOf, type Row, type Stored } from '../command/noun.ts'
import { findRecord, notFound } from '../command/reference.ts'
import { editRecord, rowOf } from '../command/save.ts'
import { readText } from '../command/text-from.ts'
import { missingRef } from '../command/verbs/missing-ref.ts'
import { writeOptions } from '../command/verbs/verb.ts'
import { writtenOne } from '../command/written.ts'
import { customerNoun } from '../customer/index.ts'
import { lettered } from '../kernel/reference.ts'
import { reviewNoun } from './review.noun.ts'

const given = async (scene: StoreScene): Promise<Row> => {
  const values: Record<string, Stored> = {}
  for (const key of ['note', 'result']) {
    const field = fieldOf(reviewNoun, key)
    const text = scene.given.text(key)
    if (field && text !== undefined) values[key] = await valueFor(scene, field, await readText(scene, text))
  }
  return values
}

const plan = async (scene: StoreScene): Promise<Act> => {
  const [name, ...rest] = scene.words
  if (name === undefined || rest.length > 0) throw missingRef(scene, reviewNoun, 'done')
  const { id } = await findRecord(scene, reviewNoun, name)
  const said = await given(scene)
  return async (write) => {
    const before = await rowOf(write.writing, reviewNoun, id)
    if (!before) throw notFound(reviewNoun, lettered(reviewNoun.letter, id))
    refuseLater(write, reviewNoun, before)
    const customer = await rowOf(write.writing, customerNoun, Number(before.customer))
    const changed = Number(customer?.entry ?? 0) > Number(before.entry)
    const result = before.result ?? (changed ? 'mended' : 'right')
    const saved = await editRecord(
      write.writing,
      reviewNoun,
      before,
      { result, ...said, status: 'done' },
      { ...saveFactsOf(write), ...(before.status === 'done' ? {} : { step: ['result'] }) },
    )
    return writtenOne(write, reviewNoun, saved, { verb: { en: 'reviewed', zh: '已复核' }, told: ['result'] })
  }
}

/** `crm done review RV-3 [--result mended] [--note TEXT]`. */
export const doneReview: Command = writes({
  path: ['done', 'review'],
  checksWords: true,
  summary: { en: 'A record was looked through', zh: '完成一份资料的复核' },
  positionals: [{ name: 'ref', about: { en: 'the review', zh: '复核' } }],
  options: {
    result: {
      about: {
        en: 'right, mended or unclear; else whether the record was changed since',
        zh: 'right 无误、mended 已修正、unclear 待核实；不写则看资料此后是否改动',
      },
      value: 'right|mended|unclear',
      takes: { kind: 'field', noun: 'review', key: 'result' },
    },
    note: { about: { en: 'what was found', zh: '复核说明' }, value: 'TEXT' },
    ...ifEntryOption,
    ...writeOptions,
  },
  examples: [
    { about: { en: 'looked through', zh: '已核对' }, line: 'crm done review RV-1' },
    {
      about: { en: 'the customer must be asked', zh: '需要问客户' },
      line: 'crm done review RV-1 --result unclear --note "which of the two phones?"',
    },
  ],
  plan,
})
