// `move`, `assign` and `close` a complaint: its way through the states, each step in the history.
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import { tellSignsLost } from '../command/doubts.ts'
import { saveFactsOf } from '../command/facts.ts'
import type { Field } from '../command/field.ts'
import { valueFor } from '../command/given-values.ts'
import { ifEntryOption, refuseLater } from '../command/if-entry.ts'
import { fieldOf, type Row, type Stored } from '../command/noun.ts'
import { findRecord, notFound } from '../command/reference.ts'
import { editRecord, rowOf } from '../command/save.ts'
import { readText } from '../command/text-from.ts'
import { stepBack } from '../command/verbs/ask-reference.ts'
import { missingRef } from '../command/verbs/missing-ref.ts'
import { answersTo, fieldNeed, type Need, recordNeed } from '../command/verbs/needs.ts'
import { writeOptions } from '../command/verbs/verb.ts'
import { writtenOne } from '../command/written.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { cleanText } from '../kernel/text.ts'
import { same, say, type Words } from '../kernel/words.ts'
import { complaintNoun } from './complaint.noun.ts'
import { nextStatuses } from './complaint.ts'

const ref = { name: 'ref', about: { en: 'the case', zh: '投诉' } } as const

/** Flags that say what was found out on the way. */
const findings = {
  note: { about: { en: 'what was done, added to the text', zh: '处理说明，追加到内容' }, value: 'TEXT' },
  cause: { about: { en: 'why it happened', zh: '原因' }, value: 'TEXT' },
  remedy: { about: { en: 'what was done about it', zh: '处理办法' }, value: 'TEXT' },
  compensation: { about: { en: 'what it cost', zh: '补偿金额' }, value: 'N' },
  satisfaction: { about: { en: '1 to 5, said by the customer', zh: '客户满意度 1 至 5' }, value: 'N' },
} as const

const given = async (scene: StoreScene, before: Row): Promise<Row> => {
  const values: Record<string, Stored> = {}
  for (const key of ['cause', 'remedy', 'compensation', 'satisfaction']) {
    const field = fieldOf(complaintNoun, key)
    const text = scene.given.text(key)
    if (field && text !== undefined) values[key] = await valueFor(scene, field, await readText(scene, text))
  }
  const note = scene.given.text('note')
  if (note !== undefined) {
    const whole = await readText(scene, note)
    tellSignsLost(scene, fieldOf(complaintNoun, 'text'), whole)
    const added = `${scene.today} ${scene.actor.name}: ${cleanText(whole, { multiline: true })}`
    values.text = (before.text ?? null) === null ? added : `${before.text}\n${added}`
  }
  return values
}

const wordOf = (status: string): string => {
  const type = fieldOf(complaintNoun, 'status')?.type
  const choice = type?.kind === 'choice' ? type.choices.find(({ code }) => code === status) : undefined
  return choice?.words.zh ?? status
}

/** A status in Chinese with the code that is typed. */
const named = (status: string): string => `${wordOf(status)}（${status}）`

const refuseStep = (from: string, to: string, id: string): void => {
  const next = nextStatuses[from] ?? []
  if (from === to || next.includes(to)) return
  throw new Failure(
    'usage',
    'bad-step',
    { en: `${id} cannot go from ${from} to ${to}`, zh: `${id} 不能从“${wordOf(from)}”变为“${wordOf(to)}”` },
    {
      field: 'status',
      why: {
        en: `after ${from} comes ${next.join(', ')}`,
        zh: `“${wordOf(from)}”之后可以是${next.map(named).join('、')}`,
      },
      hint: same(`crm move complaint ${id} ${next[0] ?? ''}`),
    },
  )
}

const stepped =
  (id: number, status: string, verb: Words): Act =>
  async (write) => {
    const before = await rowOf(write.writing, complaintNoun, id)
    if (!before) throw notFound(complaintNoun, lettered('K', id))
    refuseLater(write, complaintNoun, before)
    refuseStep(String(before.status), status, lettered('K', id))
    const values = { ...(await given(write, before)), status }
    // The note was put behind the text.
    const facts = { ...saveFactsOf(write), ...(before.status === status ? {} : { step: ['text'] }) }
    const saved = await editRecord(write.writing, complaintNoun, before, values, facts)
    return writtenOne(write, complaintNoun, saved, { verb, spell: true })
  }

const complaintNamed = async (scene: StoreScene, verb: string): Promise<number> => {
  const [name, ...rest] = scene.words
  if (verb === 'close' && rest.length > 0) throw missingRef(scene, complaintNoun, verb)
  const [called = ''] = await answersTo(scene, [recordNeed(scene, complaintNoun, name)])
  return (await findRecord(scene, complaintNoun, called)).id
}

/** The status a case goes to; a person picks among those that come next. */
const statusNeed = (scene: StoreScene, field: Field, given: string | undefined): Need => ({
  name: {
    en: `a status (${Object.keys(nextStatuses).join(', ')})`,
    zh: `状态（${Object.keys(nextStatuses).map(wordOf).join('、')}）`,
  },
  given,
  sample: 'accepted',
  field: 'status',
  failure: 'missing-status',
  ask: async (asking, [called = '']) => {
    const { id } = await findRecord(scene, complaintNoun, called)
    const from = (await rowOf(scene.store, complaintNoun, id))?.status
    const next = nextStatuses[String(from)] ?? []
    const choices = field.type.kind === 'choice' ? field.type.choices : []
    const picks = choices.flatMap(({ code, words }) =>
      next.includes(code) ? [{ value: code, label: say(words, scene.language) }] : [],
    )
    return asking.pick({ en: 'it goes to *:', zh: '流转到 *：' }, [...picks, stepBack(scene)])
  },
})

const planMove = async (scene: StoreScene): Promise<Act> => {
  const [name, word, ...rest] = scene.words
  const field = fieldOf(complaintNoun, 'status')
  if (!field) throw new Error('complaints have no status')
  if (rest.length > 0) throw missingRef(scene, complaintNoun, 'move')
  const [called = '', text = ''] = await answersTo(scene, [
    recordNeed(scene, complaintNoun, name),
    statusNeed(scene, field, word),
  ])
  const { id } = await findRecord(scene, complaintNoun, called)
  return stepped(id, String(await valueFor(scene, field, text)), { en: 'moved', zh: '已流转' })
}

/** `crm move complaint K-1 resolved`. */
export const moveComplaint: Command = writes({
  path: ['move', 'complaint'],
  summary: { en: 'Take a complaint to its next status', zh: '把投诉推进到下一状态' },
  positionals: [ref, { name: 'status', about: { en: 'the status it goes to', zh: '目标状态' } }],
  options: { ...findings, ...ifEntryOption, ...writeOptions },
  examples: [
    { about: { en: 'it goes on', zh: '推进处理' }, line: 'crm move complaint K-1 resolved --remedy "driver changed"' },
  ],
  plan: planMove,
})

/** `crm close complaint K-1`. */
export const closeComplaint: Command = writes({
  path: ['close', 'complaint'],
  checksWords: true,
  summary: { en: 'Close a complaint', zh: '关闭投诉' },
  positionals: [ref],
  options: { ...findings, ...ifEntryOption, ...writeOptions },
  examples: [
    {
      about: { en: 'the customer is content', zh: '客户满意' },
      line: 'crm close complaint K-1 --reason "customer content" --satisfaction 5',
    },
  ],
  plan: async (scene) => stepped(await complaintNamed(scene, 'close'), 'closed', { en: 'closed', zh: '已关闭' }),
})

/** `crm assign complaint K-1 --to REF`. */
export const assignComplaint: Command = writes({
  path: ['assign', 'complaint'],
  summary: { en: 'Give a complaint to somebody', zh: '把投诉指派给某人' },
  positionals: [ref, { name: 'staff', about: { en: 'who handles it', zh: '处理人' }, optional: true }],
  options: {
    to: { about: { en: 'who handles it', zh: '处理人' }, value: 'STAFF' },
    department: { about: { en: 'which department', zh: '部门' }, value: 'REF' },
    ...ifEntryOption,
    ...writeOptions,
  },
  examples: [{ about: { en: 'to a colleague', zh: '指派给同事' }, line: 'crm assign complaint K-1 --to 王芳' }],
  plan: async (scene) => {
    const [name, word] = scene.words
    const staff = fieldOf(complaintNoun, 'staff')
    const department = scene.given.text('department')
    if (!staff) throw new Error('complaints have no staff')
    const given = scene.given.text('to') ?? word
    const needed = given === undefined && department === undefined
    const [called = '', to = given] = await answersTo(scene, [
      recordNeed(scene, complaintNoun, name),
      ...(needed
        ? [fieldNeed(scene, staff, { given, sample: '--to E-1', field: 'to', failure: 'missing-staff' })]
        : []),
    ])
    const { id } = await findRecord(scene, complaintNoun, called)
    const values: Record<string, Stored> = {}
    for (const [key, text] of [
      ['staff', to],
      ['department', department],
    ] as const) {
      const field = fieldOf(complaintNoun, key)
      if (field && text !== undefined) values[key] = await valueFor(scene, field, text)
    }
    return async (write) => {
      const before = await rowOf(write.writing, complaintNoun, id)
      if (!before) throw notFound(complaintNoun, lettered('K', id))
      refuseLater(write, complaintNoun, before)
      const saved = await editRecord(write.writing, complaintNoun, before, values, saveFactsOf(write))
      return writtenOne(write, complaintNoun, saved, { verb: { en: 'assigned', zh: '已指派' }, spell: true })
    }
  },
})
