// One erasure from the question to the certificate: the records in one transaction, then the file. A run that ends between
// the two is finished by typing the same line again.

import type { DeedDone, FileScene, Outcome, StoreScene } from '../command/command.ts'
import { findRecord } from '../command/reference.ts'
import { nounNamed } from '../command/rows.queries.ts'
import type { EntryAbout } from '../database/store.ts'
import { isUnwiped } from '../database/unwiped.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered, parseLettered } from '../kernel/reference.ts'
import type { Row } from '../kernel/row.ts'
import { same } from '../kernel/words.ts'
import { type Certificate, certificateHead, certificateJson, certificateLines, certificateOf } from './certificate.ts'
import { type Cleaned, onStore } from './clean-file.act.ts'
import { cleanedJson, cleanedLines, cleanUp, isClean } from './clean-up.act.ts'
import { clearFiles } from './clear-files.act.ts'
import { confirmErasure } from './confirm.act.ts'
import { type Erased, erasePeople } from './erase.act.ts'
import { erasureOf, rejectNames } from './erasures.queries.ts'
import { copiesHolding } from './older-copies.act.ts'
import { refuseNaming } from './refuse-naming.ts'

const aboutOf = (scene: StoreScene, id: number, dryRun: boolean): EntryAbout => ({
  who: scene.actor.name,
  staff: scene.actor.staff,
  command: 'erase customer',
  // Not as typed: there the name may stand.
  typed: `crm erase customer ${lettered('C', id)} --confirm ${lettered('C', id)}`,
  reason: scene.given.text('reason') ?? null,
  kind: 'erase',
  dryRun,
  today: scene.today,
  clock: scene.world.clock,
})

const clean = (scene: FileScene, id: number, texts: readonly string[] | null): Promise<Cleaned> =>
  cleanUp(scene, (opened) => aboutOf(opened, id, false), texts === null ? null : [texts])

/** The customer of an erasure that has been done already. */
const doneBefore = async (scene: StoreScene, word: string): Promise<Certificate | null> => {
  const said = parseLettered(word)
  if (said?.letter !== 'C') return null
  const row = await scene.store.read((reading) => erasureOf(reading, said.id))
  return row ? certificateOf(row) : null
}

const tellAgain = async (scene: FileScene, { one, zone, unwiped }: Done): Promise<Outcome> => {
  const cleaned = unwiped && !scene.given.flag('dry-run') ? await clean(scene, one.customer, null) : null
  const whole = cleaned === null || isClean(cleaned)
  return {
    done: deed(one),
    ...(whole ? {} : { exit: 'partly' as const }),
    print: (page) =>
      page.report(
        {
          ok: whole,
          erasure: one.id,
          ...certificateJson(one),
          already: true,
          ...(cleaned ? cleanedJson(cleaned) : {}),
        },
        [
          cleaned
            ? {
                en: 'this customer has been erased already; the file was not clean yet',
                zh: '该客户此前已彻底删除；数据文件此前尚未清理',
              }
            : { en: 'nothing to do: this customer has been erased already', zh: '无需处理：该客户此前已彻底删除' },
          certificateHead(one, zone),
          ...certificateLines(one),
          ...(cleaned ? cleanedLines(cleaned, one.mentions.length > 0) : []),
        ],
      ),
  }
}

const certificateFrom = ({ certificate, reached, mentions }: Erased, backups: readonly string[]): Certificate => ({
  id: Number(certificate.id),
  customer: Number(certificate.customer),
  at: String(certificate.at),
  who: String(certificate.who),
  reason: typeof certificate.reason === 'string' ? certificate.reason : null,
  reached,
  entries: [],
  mentions,
  backups,
  entry: null,
})

/** What the transaction came to. */
interface Done {
  readonly one: Certificate
  readonly zone: string
  readonly unwiped: boolean
}

interface DoneNow extends Done {
  readonly name: string
  readonly texts: readonly string[]
}

/** The transaction, and what goes before it. */
const eraseRecords = async (scene: StoreScene, path: string, customer: Row): Promise<DoneNow> => {
  const dryRun = scene.given.flag('dry-run')
  const reason = scene.given.text('reason') ?? null
  refuseNaming(reason, [customer], `crm erase customer ${lettered('C', Number(customer.id))} -n`)
  if (!dryRun) await confirmErasure(scene, customer)
  const { backups, unwiped, rejects } = await scene.store.read(async (reading) => ({
    backups: copiesHolding(reading.lane, path, [customer])[0] ?? [],
    unwiped: isUnwiped(reading),
    rejects: await rejectNames(reading),
  }))
  const marker = await import('node:crypto')
  const { result, entry } = await scene.store.write(aboutOf(scene, Number(customer.id), dryRun), async (writing) => {
    const [one] = await erasePeople(writing, {
      nouns: scene.nouns,
      people: [{ customer, backups }],
      who: scene.actor.name,
      reason,
      marker,
      clearFiles: (people) => clearFiles({ path, cwd: scene.world.cwd, rejects, dryRun }, people),
    })
    if (one === undefined) throw new Error('nobody was erased')
    return one
  })
  const one = { ...certificateFrom(result, backups), entry }
  return { one, zone: scene.facts.zone, unwiped, name: String(customer.name), texts: result.texts }
}

const tellTrial = ({ one, name }: DoneNow): Outcome => ({
  print: (page) =>
    page.report({ ok: true, dry_run: true, erasure: null, ...certificateJson(one) }, [
      {
        en: `would erase ${lettered('C', one.customer)} · ${name} for good:`,
        zh: `（试运行）将彻底删除 ${lettered('C', one.customer)} · ${name}：`,
      },
      ...certificateLines(one),
    ]),
})

const deed = ({ id, customer }: Certificate): DeedDone => {
  const who = lettered('C', customer)
  return {
    words: { en: `${who} is erased for good (certificate ${id})`, zh: `${who} 已彻底删除（证明 ${id}）` },
    look: `crm show erasure ${id}`,
  }
}

const tell = ({ one, zone }: DoneNow, cleaned: Cleaned): Outcome => ({
  done: deed(one),
  ...(isClean(cleaned) ? {} : { exit: 'partly' as const }),
  print: (page) =>
    page.report({ ok: isClean(cleaned), erasure: one.id, ...certificateJson(one), ...cleanedJson(cleaned) }, [
      certificateHead(one, zone),
      ...certificateLines(one),
      ...cleanedLines(cleaned, one.mentions.length > 0),
      { en: `   certificate: crm show erasure ${one.id}`, zh: `   证明：crm show erasure ${one.id}` },
    ]),
})

const work = async (scene: StoreScene, path: string, word: string): Promise<Done | DoneNow> => {
  const before = await doneBefore(scene, word)
  if (before)
    return {
      one: before,
      zone: scene.facts.zone,
      unwiped: await scene.store.read(async (reading) => isUnwiped(reading)),
    }
  const noun = nounNamed(scene.nouns, 'customer')
  const found = await findRecord(scene, noun, word, { removed: true })
  const customer = await scene.store.read(
    async ({ lane }) => lane.prepare('select * from customer where id = ?').get(found.id) ?? null,
  )
  if (!customer) throw new Error(`customer ${found.id} went away`)
  return eraseRecords(scene, path, customer)
}

/** Erases the customer that the line names. Fails as `findRecord` and `confirmErasure` do; then nothing is done. */
export const eraseCustomer = async (scene: FileScene): Promise<Outcome> => {
  const [word = ''] = scene.words
  if (word === '')
    throw new Failure(
      'usage',
      'missing-target',
      { en: 'erase which customer?', zh: '彻底删除哪位客户？' },
      { field: 'ref', hint: same('crm erase customer C-1 -n') },
    )
  const done = await onStore(scene, (opened) => work(opened, scene.path, word))
  if (!('texts' in done)) return tellAgain(scene, done)
  if (scene.given.flag('dry-run')) return tellTrial(done)
  // What an earlier run left behind is not known any more.
  return tell(done, await clean(scene, done.one.customer, done.unwiped ? null : done.texts))
}
