// `erase --rule` from the list of those who fall due to their certificates: asks for their number, erases, cleans the file.
// A run that ends in the middle is finished by typing the same line again.

import type { FileScene, Outcome, StoreScene } from '../command/command.ts'
import { clockDay } from '../command/open-scene.ts'
import { findRecord } from '../command/reference.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { shellWord } from '../command/shell-line.ts'
import type { EntryAbout } from '../database/store.ts'
import type { RetentionRow } from '../database/tables.ts'
import { isUnwiped } from '../database/unwiped.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered, parseLettered } from '../kernel/reference.ts'
import { foldText } from '../kernel/text.ts'
import { counted, grouped, same } from '../kernel/words.ts'
import { type Cleaned, onStore } from './clean-file.act.ts'
import { cleanedJson, cleanedLines, cleanUp, isClean } from './clean-up.act.ts'
import { confirmCount } from './confirm.act.ts'
import { dueUnder } from './due.act.ts'
import { dueColumns } from './due.columns.ts'
import { eraseMany, type ManyDone } from './erase-many.act.ts'
import { refuseNaming } from './refuse-naming.ts'
import { customerRows, readRules } from './retention.queries.ts'
import type { Due } from './retention.ts'

const aboutOf = (scene: StoreScene, rule: RetentionRow): EntryAbout => ({
  who: scene.actor.name,
  staff: scene.actor.staff,
  command: 'erase',
  // Not as typed: there a reason may stand.
  typed: `crm erase --rule ${lettered('RT', rule.id)}`,
  reason: scene.given.text('reason') ?? null,
  kind: 'erase',
  today: scene.today,
  clock: scene.world.clock,
})

/** The rule that the line names, in whole unless it is only looked at. Fails as `findRecord` does, and where none or more than a rule is named. */
const ruleAsked = async (scene: StoreScene): Promise<RetentionRow> => {
  const word = scene.given.text('rule')
  const [stray] = scene.words
  if (word === undefined || stray !== undefined)
    throw new Failure(
      'usage',
      'missing-target',
      stray === undefined
        ? { en: 'erase whom?', zh: '彻底删除谁？' }
        : { en: `erase what "${stray}"?`, zh: `彻底删除什么“${stray}”？` },
      {
        field: 'rule',
        why: {
          en: 'one customer by its id, or all who fall due under a retention rule by --rule',
          zh: '按编号删除一位客户，或用 --rule 删除某条保留规则下的到期客户',
        },
        hint: same(stray === undefined ? 'crm list retentions' : `crm erase customer ${shellWord(stray)} -n`),
      },
    )
  const found = await findRecord(scene, nounNamed(scene.nouns, 'retention'), word)
  const row = (await scene.store.read(readRules)).find(({ id }) => id === found.id)
  if (!row) throw new Error(`rule ${found.id} went away`)
  if (!scene.given.flag('dry-run') && !isWhole(row, word)) throw partOfName(row, word)
  return row
}

const isWhole = ({ id, key, name }: RetentionRow, word: string): boolean => {
  const [said, lettering] = [foldText(word.replace(/^key:/, '')), parseLettered(word)]
  return (
    said === foldText(name) ||
    (key !== null && said === foldText(key)) ||
    word.trim() === String(id) ||
    lettering?.id === id
  )
}

// Elsewhere a few letters of a name do; what cannot be brought back is asked for by all of it.
const partOfName = (rule: RetentionRow, word: string): Failure =>
  new Failure(
    'usage',
    'part-of-name',
    { en: `"${word}" is not the whole name of a retention rule`, zh: `“${word}”不是保留规则的完整名称` },
    {
      field: 'rule',
      why: { en: `it would be ${ruleName(rule)}; nothing was done`, zh: `可能指 ${ruleName(rule)}；什么也没有做` },
      hint: same(`crm erase --rule ${lettered('RT', rule.id)} -n`),
    },
  )

const refuseFuture = (scene: StoreScene, rule: RetentionRow): void => {
  const present = clockDay(scene.world, scene.facts.zone)
  if (scene.today <= present) return
  throw new Failure(
    'usage',
    'erase-future',
    {
      en: `who falls due on ${scene.today} is not erased before that day`,
      zh: `${scene.today} 才到期的客户不能提前彻底删除`,
    },
    {
      field: 'as-of',
      why: { en: `today is ${present} by the clock`, zh: `按时钟今天是 ${present}` },
      hint: same(`crm erase --rule ${lettered('RT', rule.id)} --as-of ${scene.today} -n`),
    },
  )
}

interface Listed {
  readonly rule: RetentionRow
  readonly due: readonly Due[]
}

interface Finished extends Listed {
  readonly done: ManyDone
  /** An erasure before this one was not cleaned up after. */
  readonly unwiped: boolean
}

const countsOf = ({ due }: Listed) => {
  const held = due.filter(({ hold }) => hold !== null).length
  return { due: due.length, held, free: due.length - held }
}

const ruleName = ({ id, name }: RetentionRow): string => `${lettered('RT', id)} ${name}`

const list = (listed: Listed): Outcome => ({
  print: async (page) => {
    const { due, held, free } = countsOf(listed)
    const name = ruleName(listed.rule)
    await page.rows(dueColumns, listed.due)
    page.notice(
      due === 0
        ? { en: `${name}: nobody falls due`, zh: `${name}：没有到期客户` }
        : {
            en: `${name}: ${counted(due, 'customer')} due${held > 0 ? `, ${grouped(held)} held back` : ''}; nothing was erased`,
            zh: `${name}：到期 ${grouped(due)} 位${held > 0 ? `，其中 ${grouped(held)} 位暂不删除` : ''}；未删除任何客户`,
          },
    )
    if (page.human && free > 0) {
      const line = `crm erase --rule ${lettered('RT', listed.rule.id)} --confirm ${free}`
      page.notice({ en: `for good: ${line}`, zh: `彻底删除：${line}` })
    }
  },
})

const tell = (finished: Finished, cleaned: Cleaned | null): Outcome => {
  const { rule, done, due } = finished
  const { held } = countsOf(finished)
  const name = ruleName(rule)
  const erased = done.customers.length
  const erasedWords = {
    en: `${counted(erased, 'customer')} of ${name} erased for good`,
    zh: `${name}：已彻底删除 ${grouped(erased)} 位客户`,
  }
  return {
    ...(erased === 0 ? {} : { done: { words: erasedWords, look: 'crm list erasures' } }),
    ...(cleaned === null || isClean(cleaned) ? {} : { exit: 'partly' as const }),
    print: (page) =>
      page.report(
        {
          ok: cleaned === null || isClean(cleaned),
          rule: lettered('RT', rule.id),
          due: due.length,
          held,
          erased,
          customers: done.customers.map((id) => lettered('C', id)),
          erasures: [...done.certificates],
          ...(cleaned ? cleanedJson(cleaned) : {}),
        },
        [
          erased === 0
            ? { en: `${name}: nobody to erase`, zh: `${name}：没有可删除的客户` }
            : {
                en: `${name}: ${counted(erased, 'customer')} erased`,
                zh: `${name}：已彻底删除 ${grouped(erased)} 位客户`,
              },
          ...(held === 0
            ? []
            : [
                {
                  en: `   held back: ${grouped(held)}    crm erase --rule ${lettered('RT', rule.id)} -n`,
                  zh: `   暂不删除：${grouped(held)} 位    crm erase --rule ${lettered('RT', rule.id)} -n`,
                },
              ]),
          ...(cleaned ? cleanedLines(cleaned) : []),
          ...(erased === 0 ? [] : [{ en: '   certificates: crm list erasures', zh: '   证明：crm list erasures' }]),
        ],
      ),
  }
}

const erase = async (scene: StoreScene, path: string, listed: Listed): Promise<Finished> => {
  const { rule, due } = listed
  refuseFuture(scene, rule)
  const customers = due.filter(({ hold }) => hold === null).map(({ customer }) => customer)
  const reason = scene.given.text('reason') ?? null
  const { rows, unwiped } = await scene.store.read(async (reading) => ({
    rows: customerRows(reading.lane, customers),
    unwiped: isUnwiped(reading),
  }))
  refuseNaming(reason, rows, `crm erase --rule ${lettered('RT', rule.id)} -n`)
  if (customers.length > 0) await confirmCount(scene, ruleName(rule), rule.id, customers.length)
  const about = aboutOf(scene, rule)
  const task = { path, rule, customers, day: scene.today, about, who: scene.actor.name, reason }
  return { ...listed, done: await eraseMany(scene, task), unwiped }
}

/** Erases who falls due under the rule that the line names; with --dry-run lists them. Fails before anything is done. */
export const eraseByRule = async (scene: FileScene): Promise<Outcome> => {
  const found = await onStore(scene, async (opened) => {
    const rule = await ruleAsked(opened)
    const listed = { rule, due: await dueUnder(opened, rule) }
    return scene.given.flag('dry-run') ? listed : erase(opened, scene.path, listed)
  })
  if (!('done' in found)) return list(found)
  const { done, unwiped, rule } = found
  if (done.customers.length === 0 && !unwiped) return tell(found, null)
  // What an earlier run left behind is not known any more.
  return tell(found, await cleanUp(scene, (opened) => aboutOf(opened, rule), unwiped ? null : done.texts))
}
