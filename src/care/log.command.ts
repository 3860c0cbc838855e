// `log`: a talk that just took place, in one line; it closes the visit that was planned for it.
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import { tellSignsLost } from '../command/doubts.ts'
import { saveFactsOf } from '../command/facts.ts'
import { valueFor } from '../command/given-values.ts'
import { fieldOf, type Row } from '../command/noun.ts'
import { findRecord, notFound } from '../command/reference.ts'
import { addRecord, editRecord, rowOf } from '../command/save.ts'
import { dayOfMoment } from '../command/show-value.ts'
import { readText } from '../command/text-from.ts'
import { answersTo, type Need, recordNeed } from '../command/verbs/needs.ts'
import { writeOptions } from '../command/verbs/verb.ts'
import { writtenOne } from '../command/written.ts'
import { customerNoun } from '../customer/index.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { cleanText } from '../kernel/text.ts'
import { same } from '../kernel/words.ts'
import { flagValues, momentNow, nextDay, talkOptions } from './done-visit.command.ts'
import { followUpDay, planFollowUp, tellRefused } from './follow-up.act.ts'
import { rhythmOn } from './rhythm-on.queries.ts'
import { closedBy } from './talk.ts'
import { visitNoun } from './visit.noun.ts'
import { openVisits } from './visit.queries.ts'
import { refuseFuture } from './visit-refusals.act.ts'

/** What was said, as a person answers. */
const wordsNeed = (given: string | undefined): Need => ({
  name: { en: 'what was said', zh: '沟通内容' },
  given,
  sample: { en: '"what was said"', zh: '"沟通内容"' },
  field: 'text',
  failure: 'missing-target',
  ask: (asking) =>
    asking.line(
      { en: 'what was said *:', zh: '沟通内容 *：' },
      { check: (text) => (cleanText(text) === '' ? { en: 'a few words are needed', zh: '需要填写内容' } : null) },
    ),
})

/** Whom the talk was with, and what was said; null where only its outcome is told. Blanks say nothing. */
const talkOf = async (scene: StoreScene): Promise<{ readonly name: string; readonly text: string | null }> => {
  const [name, ...said] = scene.words
  const typed = said.length > 0 ? said.join(' ') : scene.given.text('note')
  const whole = typed === undefined ? '' : await readText(scene, typed)
  tellSignsLost(scene, fieldOf(visitNoun, 'note'), whole)
  const text = cleanText(whole, { multiline: true })
  const needs = [
    recordNeed(scene, customerNoun, name),
    ...(text === '' && !scene.given.has('outcome') ? [wordsNeed(undefined)] : []),
  ]
  // An empty stdin said nothing, and is no word of the line to try.
  const line = scene.typed.replace(/ -(?= |$)/, '').replace(/ '\s*'(?= |$)/, '')
  const [called = '', answer = text] = await answersTo({ ...scene, typed: line }, needs)
  return { name: called, text: answer === '' ? null : answer }
}

/** The open visit that `--closes` names; null for `none`, undefined where nothing was said. */
const namedVisit = async (scene: StoreScene, customer: number): Promise<number | null | undefined> => {
  const text = scene.given.text('closes')
  if (text === undefined) return undefined
  if (/^(none|无)$/i.test(text)) return null
  const { id } = await findRecord(scene, visitNoun, text, { field: 'closes' })
  const row = await rowOf(scene.store, visitNoun, id)
  if (row?.customer === customer && (row.status === 'planned' || row.status === 'missed')) return id
  throw new Failure(
    'usage',
    'bad-value',
    {
      en: `${lettered('V', id)} is not an open visit of this customer`,
      zh: `${lettered('V', id)} 不是该客户未完成的回访`,
    },
    { field: 'closes', hint: same(`crm list visits customer:C-${customer} status:planned,missed`) },
  )
}

const plan = async (scene: StoreScene): Promise<Act> => {
  const { name, text } = await talkOf(scene)
  const { id: customer } = await findRecord(scene, customerNoun, name)
  const field = fieldOf(visitNoun, 'note')
  const read = text === null || !field ? null : await valueFor(scene, field, text)
  const note = read === null ? {} : { note: read }
  const given = await flagValues(scene, visitNoun, ['outcome', 'at', 'channel', 'purpose', 'mood', 'minutes'])
  const next = await nextDay(scene)
  const named = await namedVisit(scene, customer)
  return async (write) => {
    if (!(await rowOf(write.writing, customerNoun, customer))) throw notFound(customerNoun, name)
    const facts = { ...saveFactsOf(write), step: [] }
    if (typeof given.at === 'string') refuseFuture(write, facts, given.at)
    const at = given.at ?? momentNow(write)
    const day = dayOfMoment(String(at), facts.zone)
    const visits = named === undefined ? await openVisits(write.writing.db, customer) : []
    const closed =
      named === undefined ? (closedBy(visits, day, await rhythmOn(write, write.writing, customer))?.id ?? null) : named
    const before: Row | null = closed === null ? null : ((await rowOf(write.writing, visitNoun, closed)) ?? null)
    const values: Row = {
      ...note,
      ...given,
      customer,
      status: 'done',
      at,
      staff: before?.staff ?? write.actor.staff,
      ...(next === null ? {} : { next }),
    }
    const saved = before
      ? await editRecord(write.writing, visitNoun, before, values, facts)
      : await addRecord(write.writing, visitNoun, values, facts)
    const follow = followUpDay(saved.row, next, day)
    const planned =
      follow === null
        ? null
        : await planFollowUp(write.writing, saved.row, follow, { ...facts, isNamed: next !== null })
    tellRefused(write, saved.row)
    const also = planned
      ? [
          {
            en: `   next: ${lettered('V', planned.id)} on ${follow}`,
            zh: `   下一次：${lettered('V', planned.id)}，${follow}`,
          },
        ]
      : [{ en: '   no next visit planned: --next 30d plans one', zh: '   未安排下一次：--next 30d 可安排' }]
    return writtenOne(write, visitNoun, saved, {
      verb: before ? { en: 'done', zh: '已完成' } : { en: 'logged', zh: '已记录' },
      told: scene.given.has('at') ? ['at'] : [],
      also,
      more: {
        customer: lettered('C', customer),
        closed: closed === null ? null : lettered('V', closed),
        next: planned ? lettered('V', planned.id) : null,
      },
    })
  }
}

/** `crm log C-12 "text" [--next 30d]`. */
export const logCommand: Command = writes({
  path: ['log'],
  aliases: ['记录'],
  summary: { en: 'Write down a talk that just took place', zh: '记录刚刚的一次沟通' },
  details: {
    en: 'The planned or missed visit nearest in day, within one rhythm, is closed by it.',
    zh: '一个回访间隔之内、日期最近的计划或错过的回访会随之完成。',
  },
  positionals: [
    { name: 'customer', about: { en: 'whom', zh: '客户' } },
    {
      name: 'text',
      about: { en: 'what was said; - reads it from stdin', zh: '沟通内容；- 表示从标准输入读取' },
      optional: true,
      rest: true,
    },
  ],
  options: {
    ...talkOptions,
    closes: { about: { en: 'the visit that this closes, or none', zh: '由此完成的回访，或 none' }, value: 'VISIT' },
    ...writeOptions,
  },
  examples: [
    {
      about: { en: 'a talk, and the next in 30 days', zh: '记录沟通，30天后再联系' },
      line: 'crm log C-1 "price is fine" --next 30d',
    },
    { about: { en: 'in Chinese', zh: '中文' }, line: 'crm log 张小明 "想看新样品" --channel wechat --mood 4' },
  ],
  plan,
})
