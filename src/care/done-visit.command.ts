// `done visit` and `cancel visit`: a planned visit took place, or will not.

import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import { saveFactsOf } from '../command/facts.ts'
import { valueFor } from '../command/given-values.ts'
import { ifEntryOption, refuseLater } from '../command/if-entry.ts'
import type { Noun, Row, Stored } from '../command/noun.ts'
import { fieldOf } from '../command/noun.ts'
import type { Options } from '../command/option.ts'
import { findRecord, notFound } from '../command/reference.ts'
import { editRecord, rowOf } from '../command/save.ts'
import { dayOfMoment } from '../command/show-value.ts'
import { readText } from '../command/text-from.ts'
import { missingRef } from '../command/verbs/missing-ref.ts'
import { answersTo, recordNeed } from '../command/verbs/needs.ts'
import { writeOptions } from '../command/verbs/verb.ts'
import { writtenOne } from '../command/written.ts'
import { lettered } from '../kernel/reference.ts'
import { followUpDay, planFollowUp, tellRefused } from './follow-up.act.ts'
import { visitNoun } from './visit.noun.ts'
import { refuseFuture, refusePast, tookPlace } from './visit-refusals.act.ts'

/** The one visit that the words name. */
const visitNamed = async (scene: StoreScene, verb: string): Promise<number> => {
  const [name, ...rest] = scene.words
  if (rest.length > 0) throw missingRef(scene, visitNoun, verb)
  const [called = ''] = await answersTo(scene, [recordNeed(scene, visitNoun, name)])
  return (await findRecord(scene, visitNoun, called)).id
}

/** Values of some fields given as flags. */
export const flagValues = async (scene: StoreScene, noun: Noun, keys: readonly string[]): Promise<Row> => {
  const values: Record<string, Stored> = {}
  for (const key of keys) {
    const field = fieldOf(noun, key)
    const text = scene.given.text(key)
    if (field && text !== undefined) values[key] = await valueFor(scene, field, await readText(scene, text))
  }
  return values
}

/** The day of `--next`; null where it was not given. Fails (exit 2) for a day gone by. */
export const nextDay = async (scene: StoreScene): Promise<string | null> => {
  const field = fieldOf(visitNoun, 'due')
  const text = scene.given.text('next')
  if (!field || text === undefined) return null
  const value = await valueFor(scene, { ...field, key: 'next', words: { en: 'next', zh: '下次日期' } }, text)
  if (value === null) return null
  refusePast(scene, 'next', String(value), '--next 30d')
  return String(value)
}

/** Flags that say how a talk went. */
export const talkOptions: Options = {
  note: { about: { en: 'what was said', zh: '沟通内容' }, value: 'TEXT' },
  outcome: { about: { en: 'what came of it', zh: '结果' }, value: 'TEXT' },
  next: { about: { en: 'plan the next one on this day', zh: '安排下一次的日期' }, value: 'DATE' },
  at: { about: { en: 'when it was; now if not given', zh: '时间；默认现在' }, value: 'DATE' },
  channel: {
    about: { en: 'phone, visit, mail, sms, wechat or web', zh: '渠道：phone、visit、mail、sms、wechat、web' },
    value: 'CHANNEL',
    takes: { kind: 'field', noun: 'visit', key: 'channel' },
  },
  purpose: {
    about: { en: 'what it was for', zh: '目的' },
    value: 'PURPOSE',
    takes: { kind: 'field', noun: 'visit', key: 'purpose' },
  },
  mood: { about: { en: '1 bad to 5 glad', zh: '1 很差 至 5 很好' }, value: 'N' },
  minutes: { about: { en: 'how long', zh: '时长（分钟）' }, value: 'N' },
}

const planDone = async (scene: StoreScene): Promise<Act> => {
  const id = await visitNamed(scene, 'done')
  const given = await flagValues(scene, visitNoun, ['note', 'outcome', 'at', 'channel', 'purpose', 'mood', 'minutes'])
  const next = await nextDay(scene)
  return async (write) => {
    const before = await rowOf(write.writing, visitNoun, id)
    if (!before) throw notFound(visitNoun, lettered('V', id))
    refuseLater(write, visitNoun, before)
    const wasDone = before.status === 'done'
    // Said again it plans nothing: what follows a done visit was planned with it, or is a visit of its own.
    if (wasDone && next !== null && next !== before.next)
      throw tookPlace(write, before, `crm add visit C-${before.customer} --due ${next}`)
    // What is said of a visit that was done before is no step: it corrects.
    const facts = { ...saveFactsOf(write), ...(wasDone ? {} : { step: [] }) }
    if (typeof given.at === 'string') refuseFuture(write, facts, given.at)
    const at = given.at ?? (wasDone ? (before.at ?? null) : momentNow(write))
    const follow = followUpDay(before, next, dayOfMoment(String(at), facts.zone))
    const values = {
      ...given,
      status: 'done',
      at,
      staff: before.staff ?? write.actor.staff,
      ...(next === null ? {} : { next }),
    }
    const saved = await editRecord(write.writing, visitNoun, before, values, facts)
    const isNamed = next !== null
    const planned =
      follow === null || wasDone ? null : await planFollowUp(write.writing, saved.row, follow, { ...facts, isNamed })
    if (saved.changed) tellRefused(write, saved.row)
    return writtenOne(write, visitNoun, saved, {
      verb: { en: 'done', zh: '已完成' },
      told: scene.given.has('at') ? ['at'] : [],
      more: { next: planned ? lettered('V', planned.id) : null },
      also: planned
        ? [
            {
              en: `   next: ${lettered('V', planned.id)} on ${follow}`,
              zh: `   下一次：${lettered('V', planned.id)}，${follow}`,
            },
          ]
        : [],
    })
  }
}

/** Now, or the day of `--as-of` where another day counts as today: a talk of that day has no known time. */
export const momentNow = (scene: StoreScene & { readonly writing: { readonly now: string } }): string =>
  dayOfMoment(scene.writing.now, scene.facts.zone) === scene.today ? scene.writing.now : scene.today

/** `crm done visit V-88`. */
export const doneVisit: Command = writes({
  path: ['done', 'visit'],
  checksWords: true,
  summary: { en: 'A visit took place', zh: '完成一次回访' },
  positionals: [{ name: 'ref', about: { en: 'the visit', zh: '回访' } }],
  options: { ...talkOptions, ...ifEntryOption, ...writeOptions },
  examples: [
    {
      about: { en: 'it is done, plan the next', zh: '完成并安排下一次' },
      line: 'crm done visit V-1 --note "likes the new price" --next 30d',
    },
  ],
  plan: planDone,
})

const planCancel = async (scene: StoreScene): Promise<Act> => {
  const id = await visitNamed(scene, 'cancel')
  const given = await flagValues(scene, visitNoun, ['note', 'outcome'])
  return async (write) => {
    const before = await rowOf(write.writing, visitNoun, id)
    if (!before) throw notFound(visitNoun, lettered('V', id))
    refuseLater(write, visitNoun, before)
    if (before.status === 'done') throw tookPlace(write, before, `crm remove visit ${lettered('V', id)} --yes`)
    const saved = await editRecord(
      write.writing,
      visitNoun,
      before,
      { ...given, status: 'cancelled' },
      { ...saveFactsOf(write), ...(before.status === 'cancelled' ? {} : { step: [] }) },
    )
    return writtenOne(write, visitNoun, saved, { verb: { en: 'cancelled', zh: '已取消' } })
  }
}

/** `crm cancel visit V-88`. */
export const cancelVisit: Command = writes({
  path: ['cancel', 'visit'],
  checksWords: true,
  summary: { en: 'A visit will not take place', zh: '取消一次回访' },
  positionals: [{ name: 'ref', about: { en: 'the visit', zh: '回访' } }],
  options: {
    note: talkOptions.note ?? { about: { en: '', zh: '' } },
    ...ifEntryOption,
    ...writeOptions,
  },
  examples: [
    { about: { en: 'the customer cannot', zh: '客户没空' }, line: 'crm cancel visit V-1 --reason "customer away"' },
  ],
  plan: planCancel,
})
