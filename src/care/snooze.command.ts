// `snooze`: keeps a customer off the revisit list until a day.
import { type Command, writes } from '../command/command.ts'
import { saveFactsOf } from '../command/facts.ts'
import { valueFor } from '../command/given-values.ts'
import { ifEntryOption, refuseLater } from '../command/if-entry.ts'
import { fieldOf } from '../command/noun.ts'
import { findRecord, notFound } from '../command/reference.ts'
import { editRecord, rowOf } from '../command/save.ts'
import { missingRef } from '../command/verbs/missing-ref.ts'
import { answersTo, fieldNeed, recordNeed } from '../command/verbs/needs.ts'
import { writeOptions } from '../command/verbs/verb.ts'
import { writtenOne } from '../command/written.ts'
import { customerNoun } from '../customer/index.ts'
import { refusePast } from './visit-refusals.act.ts'

/** `crm snooze C-12 --until DATE`. */
export const snoozeCommand: Command = writes({
  path: ['snooze'],
  checksWords: true,
  aliases: ['暂缓'],
  summary: { en: 'Keep a customer off the list until a day', zh: '在某日之前暂不联系客户' },
  positionals: [{ name: 'customer', about: { en: 'whom', zh: '客户' } }],
  options: {
    until: { about: { en: 'the day it comes back; none ends it', zh: '恢复的日期；none 取消暂缓' }, value: 'DATE' },
    ...ifEntryOption,
    ...writeOptions,
  },
  examples: [
    {
      about: { en: 'away for a month', zh: '客户出差一个月' },
      line: 'crm snooze C-1 --until 1m --reason "travelling"',
    },
  ],
  plan: async (scene) => {
    const [name, ...rest] = scene.words
    if (rest.length > 0) throw missingRef(scene, customerNoun, 'snooze', { line: 'snooze' })
    const stored = fieldOf(customerNoun, 'snooze_until')
    if (!stored) throw new Error('customers have no day until which they are snoozed')
    const field = { ...stored, key: 'until' }
    const given = scene.given.text('until')
    const [called = '', text = ''] = await answersTo(scene, [
      recordNeed(scene, customerNoun, name),
      fieldNeed(scene, field, { given, sample: '--until 2w', field: 'until', failure: 'missing-until' }),
    ])
    const { id } = await findRecord(scene, customerNoun, called)
    const until = /^(none|无)$/i.test(text) ? null : await valueFor(scene, field, text)
    if (typeof until === 'string') refusePast(scene, 'until', until, `crm snooze C-${id} --until none`)
    return async (write) => {
      const before = await rowOf(write.writing, customerNoun, id)
      if (!before) throw notFound(customerNoun, called)
      refuseLater(write, customerNoun, before)
      const saved = await editRecord(write.writing, customerNoun, before, { snooze_until: until }, saveFactsOf(write))
      const verb = until === null ? { en: 'no longer snoozed', zh: '已取消暂缓' } : { en: 'snoozed', zh: '已暂缓' }
      return writtenOne(write, customerNoun, saved, { verb, spell: true })
    }
  },
})
