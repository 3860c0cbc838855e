// `assign customer`: gives one customer, or all that a filter finds, to a member of staff.
import { asksMany, confirm, targetOf } from '../command/bulk.ts'
import { bulkOutcome } from '../command/bulk-outcome.ts'
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import { saveFactsOf } from '../command/facts.ts'
import type { Field } from '../command/field.ts'
import { valueFor } from '../command/given-values.ts'
import { ifEntryOption, refuseLater } from '../command/if-entry.ts'
import { fieldOf } from '../command/noun.ts'
import { notFound } from '../command/reference.ts'
import { editRecord, rowOf, type Saved } from '../command/save.ts'
import { askAbove } from '../command/verbs/edit.ts'
import { answersTo, fieldNeed, recordNeed } from '../command/verbs/needs.ts'
import { bulkOptionsOf, writeOptions } from '../command/verbs/verb.ts'
import { writtenOne } from '../command/written.ts'
import { lettered } from '../kernel/reference.ts'
import { counted } from '../kernel/words.ts'
import { customerNoun } from './customer.noun.ts'

const nobody = /^(none|nobody|无|无人)$/i

const ownerField = (): Field => {
  const field = fieldOf(customerNoun, 'owner')
  if (!field) throw new Error('customers have no owner')
  return field
}

/** Whom the line names, and by what: `--to`, else the word after the customer. */
const askedOf = async (
  scene: StoreScene,
  many: boolean,
): Promise<{ readonly words: readonly string[]; readonly to: string }> => {
  const text = scene.given.text('to')
  const words = text === undefined ? scene.words.slice(0, many ? 0 : 1) : scene.words
  const given = (text ?? scene.words[many ? 0 : 1]) || undefined
  const staff = fieldNeed(scene, ownerField(), { given, sample: '--to E-1', field: 'to', failure: 'missing-staff' })
  if (many || words.length > 1) return { words, to: (await answersTo(scene, [staff]))[0] ?? '' }
  const [called = '', to = ''] = await answersTo(scene, [recordNeed(scene, customerNoun, words[0]), staff])
  return { words: [called], to }
}

const plan = async (scene: StoreScene): Promise<Act> => {
  const many = asksMany(scene)
  const { words, to } = await askedOf(scene, many)
  const target = await targetOf({ ...scene, words }, customerNoun, 'assign')
  const owner = nobody.test(to) ? null : await valueFor(scene, { ...ownerField(), key: 'to' }, to)
  if (target.many && target.ids.length > askAbove)
    await confirm(scene, {
      en: `assign ${counted(target.ids.length, 'customer')}`,
      zh: `指派 ${target.ids.length} 位客户`,
    })
  return async (write) => {
    const saved: Saved[] = []
    for (const id of target.ids) {
      const before = await rowOf(write.writing, customerNoun, id)
      if (!before) throw notFound(customerNoun, lettered(customerNoun.letter, id))
      refuseLater(write, customerNoun, before)
      saved.push(await editRecord(write.writing, customerNoun, before, { owner }, saveFactsOf(write)))
    }
    const verb = { en: 'assigned', zh: '已指派' }
    const [only] = saved
    if (!target.many && only) return writtenOne(write, customerNoun, only, { verb, spell: true })
    return bulkOutcome(write, customerNoun, saved, verb)
  }
}

/** `crm assign customer C-1 --to REF`, `crm assign customer --where FILTER --to REF`. */
export const assignCustomer: Command = writes({
  path: ['assign', 'customer'],
  summary: { en: 'Give a customer to a member of staff', zh: '把客户指派给员工' },
  positionals: [
    { name: 'ref', about: { en: 'the customer', zh: '客户' }, optional: true },
    { name: 'staff', about: { en: 'who looks after it', zh: '负责人' }, optional: true },
  ],
  options: {
    to: { about: { en: 'who looks after it; none for nobody', zh: '负责人；none 为无人' }, value: 'STAFF' },
    ...bulkOptionsOf(customerNoun),
    ...ifEntryOption,
    ...writeOptions,
  },
  examples: [
    { about: { en: 'to a colleague', zh: '指派给同事' }, line: 'crm assign customer C-1 --to 王芳' },
    {
      about: { en: 'all that nobody looks after', zh: '所有无人负责的客户' },
      line: 'crm assign customer --where owner:none --to 王芳 --yes',
    },
  ],
  plan,
})
