// `export person`: everything known of one person, to be handed over to them. That it was done, by whom and why stands in
// the history: a firm must be able to show it.
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import type { Noun } from '../command/noun.ts'
import type { Page } from '../command/page.ts'
import { findRecord } from '../command/reference.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { revealWords } from '../database/reveals.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered, parseLettered } from '../kernel/reference.ts'
import { same } from '../kernel/words.ts'
import { formatOf } from '../output/format.ts'
import { standingRoot } from './collect-rows.act.ts'
import type { PersonFile } from './person.columns.ts'
import type { PersonHead } from './person-text.act.lazy.ts'

const missingPerson = (): Failure =>
  new Failure(
    'usage',
    'missing-target',
    { en: 'export which person?', zh: '导出哪一位的资料？' },
    { field: 'ref', hint: same('crm export person C-1') },
  )

/** The customer that the word names, or the person at one where it is the id of a contact. */
const personAsked = async (scene: StoreScene): Promise<{ readonly noun: Noun; readonly id: number }> => {
  const customers = nounNamed(scene.nouns, 'customer')
  const contacts = nounNamed(scene.nouns, 'contact')
  const [name, ...rest] = scene.words
  if (name === undefined || rest.length > 0) throw missingPerson()
  const noun = parseLettered(name)?.letter === contacts.letter ? contacts : customers
  return { noun, id: (await findRecord(scene, noun, name, { removed: true })).id }
}

const noSuchForm = (format: string): Failure =>
  new Failure(
    'usage',
    'bad-value',
    { en: `a person is not handed over as ${format}`, zh: `个人资料不能导出为 ${format}` },
    {
      field: 'format',
      why: { en: 'it is many tables: JSON, HTML or Markdown', zh: '内容包含多张表：可用 JSON、HTML 或 Markdown' },
      hint: same('crm export person C-1 -o person.html'),
    },
  )

const forms: readonly string[] = ['json', 'ndjson', 'html', 'md']

/** Refuses a form that cannot hold it, before anything is noted. */
const refuseForm = ({ given }: StoreScene): void => {
  const file = given.text('output')
  const suffix = file === undefined ? undefined : /\.([^./\\]+)$/.exec(file)?.[1]
  const named = given.flag('csv') ? 'csv' : (given.text('format') ?? suffix)
  const format = named === undefined ? undefined : formatOf(named)
  if (format !== undefined && !forms.includes(format)) throw noSuchForm(format)
}

/** A table on a terminal is a text to read; off it, where nobody reads, JSON. */
const formOf = (page: Page): string => (forms.includes(page.format) ? page.format : page.human ? 'md' : 'json')

const print = async (page: Page, file: PersonFile, head: PersonHead): Promise<void> => {
  const { personJson, personMarkdown, personPage } = await import('./person-text.act.lazy.ts')
  const form = formOf(page)
  if (form === 'html') return page.text(await personPage(file, head, page.language))
  if (form === 'md') return page.text(personMarkdown(file, head, page.language))
  return page.text(personJson(file, head))
}

const plan = async (scene: StoreScene): Promise<Act> => {
  refuseForm(scene)
  const asked = await personAsked(scene)
  const { gatherPerson } = await import('./person.act.lazy.ts')
  const { file, moved } = await scene.store.read(async (reading) => {
    const { lane } = reading
    const id = asked.noun.name === 'customer' ? standingRoot(lane, asked.id) : asked.id
    return { file: await gatherPerson({ ...scene, reading }, asked.noun, id), moved: id !== asked.id }
  })
  if (moved)
    scene.notice({
      en: `${lettered(asked.noun.letter, asked.id)} was merged into ${file.id} ${file.name}`,
      zh: `${lettered(asked.noun.letter, asked.id)} 已并入 ${file.id} ${file.name}`,
    })
  return async (write) => {
    write.writing.amend({ typed: revealWords(scene.typed, file.ids), records: 1 })
    const head: PersonHead = {
      made: write.writing.now,
      asOf: scene.today,
      by: scene.actor.name,
      reason: scene.given.text('reason') ?? null,
    }
    return {
      print: async (page, { entry }) => {
        await print(page, file, head)
        page.notice({
          en: 'notes and reasons stand in it as they were written: read it before it is handed over, others may be named',
          zh: '备注和原因按原文给出，可能提到他人：交付前请先通读',
        })
        if (entry !== null) page.notice({ en: `noted as entry ${entry}`, zh: `已记入历史条目 ${entry}` })
      },
    }
  }
}

/** `crm export person REF`. */
export const exportPerson: Command = writes({
  path: ['export', 'person'],
  sees: 'all',
  kind: 'reveal',
  checksWords: true,
  summary: { en: 'Everything known of one person, to hand over', zh: '一个人的全部资料，用于交付本人' },
  details: {
    en: 'Records, orders with their lines, consents, segments, moves, the history with earlier values, the files it came by, and where others name them (the place alone). JSON, or a page to read: -o person.html, -o person.md. The history notes who handed it over and why.',
    zh: '各类记录、订单及明细、许可、分群、变动、含先前内容的历史、来源文件，以及其他提及之处（仅位置）。默认 JSON；可读页面用 -o person.html 或 -o person.md。历史会记录由谁、因何导出。',
  },
  positionals: [
    {
      name: 'customer',
      about: { en: 'the customer, or the id of a contact', zh: '客户，或联系人编号' },
      optional: true,
    },
  ],
  options: {
    reason: { about: { en: 'why, for the history', zh: '原因，记入历史' }, value: 'TEXT' },
    'dry-run': { about: { en: 'note nothing in the history', zh: '不记入历史' }, short: 'n' },
  },
  examples: [
    { about: { en: 'all of one, for programs', zh: '一位客户的全部资料' }, line: 'crm export person C-1' },
    {
      about: { en: 'a page to hand over', zh: '可交付的页面' },
      line: 'crm export person C-1 -o person.html --reason "asked by letter"',
    },
  ],
  plan,
})
