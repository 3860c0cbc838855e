// `fix`: spellings made plain in many records at once, as one entry of the history, with what was before and is now.
import { confirm, targetOf } from '../command/bulk.ts'
import { type Act, type Command, type StoreScene, type WriteScene, writes } from '../command/command.ts'
import { nounOf } from '../command/command-names.ts'
import { saveFactsOf } from '../command/facts.ts'
import type { Noun } from '../command/noun.ts'
import { countedNoun } from '../command/noun-words.ts'
import { nounNamed } from '../command/rows.queries.ts'
import { editRecord } from '../command/save.ts'
import { bulkOptionsOf, writeOptions } from '../command/verbs/verb.ts'
import { customerNoun } from '../customer/index.ts'
import { Failure, isFailure } from '../kernel/failure.ts'
import { parseLettered } from '../kernel/reference.ts'
import type { Row } from '../kernel/row.ts'
import { same, type Words } from '../kernel/words.ts'
import { type Fixed, type FixedValue, fixedOutcome } from './fix-report.act.ts'
import { type FixKind, fixedNouns, fixesOf, fixKinds } from './fixes.ts'
import { recordsOf } from './rows-of.queries.ts'

// As for any verb that changes many records.
const askAbove = 10

/** The noun that a line names first, customers where it names none; and the words that are left. */
const nounAsked = (scene: StoreScene): { readonly noun: Noun; readonly words: readonly string[] } => {
  const [first = '', ...others] = scene.words
  const id = parseLettered(first)
  // An id says by its letter of which noun it is.
  const byLetter = id === null ? undefined : scene.nouns.find(({ letter }) => letter === id.letter)
  const named = byLetter ?? nounOf(scene.nouns, first)
  const rest = byLetter === undefined ? others : scene.words
  if (named === undefined) return { noun: nounNamed(scene.nouns, 'customer'), words: scene.words }
  if (fixedNouns.includes(named.name)) return { noun: named, words: rest }
  throw new Failure(
    'usage',
    'bad-value',
    { en: `fix does not go through ${named.plural}`, zh: `fix 不处理${named.chinese[0]}` },
    {
      field: 'noun',
      why: { en: `it goes through ${fixedNouns.join(', ')}`, zh: `可以处理 ${fixedNouns.join('、')}` },
      hint: same('crm fix customer --spaces --all'),
    },
  )
}

const kindsAsked = ({ given, words }: StoreScene): ReadonlySet<FixKind> => {
  const kinds = new Set(fixKinds.filter((kind) => given.flag(kind)))
  if (kinds.size > 0) return kinds
  throw new Failure(
    'usage',
    'missing-flag',
    { en: 'fix what?', zh: '整理什么？' },
    {
      why: { en: '--phones, --names or --spaces, or several', zh: '--phones、--names 或 --spaces，可多选' },
      field: 'phones',
      hint: same(`crm fix ${[...words, '--phones --names --spaces'].join(' ')}${words.length === 0 ? ' --all' : ''}`),
    },
  )
}

const fixOne = async (write: WriteScene, noun: Noun, row: Row, values: Row): Promise<readonly FixedValue[] | Words> => {
  try {
    await editRecord(write.writing, noun, row, values, saveFactsOf(write))
  } catch (error) {
    // A record that another fault keeps from being written must not keep all others.
    if (isFailure(error)) return error.words
    throw error
  }
  return Object.keys(values).map((field) => ({
    id: Number(row.id),
    field,
    words: noun.fields.find(({ key }) => key === field)?.words ?? same(field),
    from: String(row[field]),
    to: String(values[field]),
  }))
}

const plan = async (scene: StoreScene): Promise<Act> => {
  const { noun, words } = nounAsked(scene)
  const kinds = kindsAsked(scene)
  const { country } = scene.facts
  const { ids } = await targetOf({ ...scene, words }, noun, 'fix')
  const wanting = await scene.store.read(async (reading) => {
    const found: number[] = []
    for (const row of recordsOf(reading, noun, ids))
      if (Object.keys(fixesOf(noun, row, kinds, country)).length > 0) found.push(Number(row.id))
    return found
  })
  if (wanting.length > askAbove) {
    const { en, zh } = countedNoun(noun, wanting.length)
    await confirm(scene, { en: `mend ${en}`, zh: `整理 ${zh}` })
  }
  return async (write) => {
    const values: FixedValue[] = []
    const left: Fixed['left'][number][] = []
    // Read anew inside the transaction: somebody may have been here meanwhile.
    for (const row of [...recordsOf(write.writing, noun, wanting)]) {
      const fixes = fixesOf(noun, row, kinds, country)
      if (Object.keys(fixes).length === 0) continue
      const done = await fixOne(write, noun, row, fixes)
      if ('en' in done) left.push({ id: Number(row.id), why: done })
      else values.push(...done)
    }
    return fixedOutcome(noun, { matched: ids.length, values, left })
  }
}

/** `crm fix [NOUN] [REF] --phones --names --spaces [--where FILTER | --all]`. */
export const fixCommand: Command = writes({
  path: ['fix'],
  sees: 'all',
  aliases: ['整理'],
  summary: { en: 'Make spellings plain: phones, names, spaces', zh: '整理写法：电话、名称、空格' },
  details: {
    en: '--phones reads again what was kept as text, as phones are read today. --names makes letters and digits of full width plain and takes spaces out of a Chinese name of up to three characters. --spaces makes spaces single in every text, takes them off the ends, and takes away signs of no width. Nothing else changes: no letter, no sign, no traditional character. It says each value before and after; -n only says it; crm undo takes all of it back.',
    zh: '--phones 按现在的规则重新识别以文字保存的电话。--names 把全角字母和数字改为半角，并去掉三字以内中文姓名中的空格。--spaces 把所有文字中的连续空格并为一个，去掉首尾空格和零宽字符。其余一概不动：不改任何文字、符号或繁体字。逐项列出前后的值；-n 只显示不写入；crm undo 可整体撤销。',
  },
  positionals: [
    {
      name: 'ref',
      about: {
        en: 'a noun, customers if not said; and a record of it',
        zh: '对象，默认客户；其后可写某条记录',
      },
      optional: true,
      rest: true,
    },
  ],
  options: {
    phones: { about: { en: 'phones kept as text that can be read now', zh: '以文字保存、现在可识别的电话' } },
    names: { about: { en: 'letters of full width and spaces in names', zh: '名称中的全角字母和空格' } },
    spaces: { about: { en: 'spaces in all texts', zh: '所有文字中的空格' } },
    ...bulkOptionsOf(customerNoun),
    ...writeOptions,
  },
  examples: [
    { about: { en: 'what would it change?', zh: '会改动什么' }, line: 'crm fix --phones --names --spaces --all -n' },
    { about: { en: 'the spaces of all visits', zh: '所有回访中的空格' }, line: 'crm fix visits --spaces --all --yes' },
    { about: { en: 'the names of one source', zh: '某一来源的姓名' }, line: 'crm fix --names --where source:展会' },
  ],
  plan,
})
