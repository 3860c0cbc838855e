// The report of a write: JSON for scripts, a sentence and one next step for people.

import { isDay } from '../kernel/day.ts'
import { describeDay } from '../kernel/day-words.ts'
import { isInstant, localOfInstant } from '../kernel/instant.ts'
import type { Json } from '../kernel/json.ts'
import { lettered } from '../kernel/reference.ts'
import { storedObject } from '../kernel/stored-object.ts'
import type { Language, Words } from '../kernel/words.ts'
import { amountFacts } from './amounts.ts'
import type { Ending, Outcome, StoreScene, WriteScene } from './command.ts'
import type { Field } from './field.ts'
import type { Noun, Row } from './noun.ts'
import { idAlone, referenceNames, type SayReference } from './reference-names.ts'
import { nounNamed } from './rows.queries.ts'
import type { Saved } from './save.ts'
import { jsonValue, shownValue } from './show-value.ts'

/** One field that a write changed. */
export interface FieldChange {
  readonly field: string
  readonly from: Json
  readonly to: Json
  readonly text: Words
  /** Both are masked. */
  readonly masked?: true
}

const jsonOf = (scene: StoreScene, noun: Noun, field: Field, row: Row | null): Json => {
  const stored = row?.[field.key] ?? null
  const { veil } = scene.facts
  if (veil?.hides(noun.name, field)) return veil.json(field, stored)
  if (field.type.kind === 'reference')
    return stored === null ? null : lettered(nounNamed(scene.nouns, field.type.to).letter, Number(stored))
  return jsonValue(field, stored, amountFacts(field, row, scene.facts))
}

interface Told {
  readonly scene: StoreScene
  readonly noun: Noun
  readonly names: SayReference
}

const textOf = ({ scene, noun, names }: Told, field: Field, row: Row | null, language: Language): string => {
  const stored = row?.[field.key] ?? null
  const { veil } = scene.facts
  if (veil?.hides(noun.name, field)) return veil.text(field, stored).replaceAll(';', ', ')
  if (stored === null) return '-'
  if (field.type.kind === 'reference') return names(nounNamed(scene.nouns, field.type.to), Number(stored))
  const between = field.type.kind === 'long' ? ' / ' : ', '
  return shownValue(field, stored, amountFacts(field, row, scene.facts), language).replaceAll('\n', between)
}

/** Custom values laid beside the columns, so that one key reads either. */
export const withCustomValues = (noun: Noun, row: Row | null): Row | null => {
  if (!row || typeof row.custom !== 'string') return row
  const custom = storedObject(row.custom)
  const own = new Set(noun.fields.filter((field) => field.custom).map((field) => field.key))
  return { ...row, ...Object.fromEntries(Object.entries(custom).filter(([key]) => own.has(key))) }
}

/**
 * What a save changed, field by field. Of hidden fields those in `touched` are told too, though their masks are the same
 * before and after.
 */
export const changesOf = (
  scene: StoreScene,
  noun: Noun,
  saved: Pick<Saved, 'before' | 'row'>,
  names = idAlone,
  touched: readonly string[] = [],
): readonly FieldChange[] => {
  const told = { scene, noun, names }
  const isHidden = (field: Field): boolean => scene.facts.veil?.hides(noun.name, field) === true
  const before = withCustomValues(noun, saved.before)
  const after = withCustomValues(noun, saved.row)
  return noun.fields
    .filter(
      (field) =>
        !field.derived &&
        ((before?.[field.key] ?? null) !== (after?.[field.key] ?? null) ||
          (touched.includes(field.key) && isHidden(field))),
    )
    .map((field) => ({
      field: field.key,
      from: jsonOf(scene, noun, field, before),
      to: jsonOf(scene, noun, field, after),
      ...(isHidden(field) ? { masked: true as const } : {}),
      text: {
        en: `   ${field.words.en}: ${textOf(told, field, before, 'en')} → ${textOf(told, field, after, 'en')}`,
        zh: `   ${field.words.zh}：${textOf(told, field, before, 'zh')} → ${textOf(told, field, after, 'zh')}`,
      },
    }))
}

/** A change for programs. */
export const changeJson = ({ field, from, to, masked }: FieldChange): { readonly [key: string]: Json } => ({
  field,
  from,
  to,
  ...(masked ? { masked } : {}),
})

/** A record's name for people: its title, else its id. */
export const titleOf = (noun: Noun, row: Row): string =>
  noun.title ? String(row[noun.title] ?? '') : lettered(noun.letter, Number(row.id))

/** The prefix that tells a dry run from a deed. */
export const dryMark = (ending: Ending): Words =>
  ending.dryRun ? { en: 'would have ', zh: '（试运行）' } : { en: '', zh: '' }

/** What a write of one record says. */
export interface WrittenOptions {
  /** Past tense: added, changed, removed. */
  readonly verb: Words
  /** One command that comes next. */
  readonly next?: string
  /** Whether the changed fields are spelled out for people. */
  readonly spell?: boolean
  /** Fields of a new record whose values are told, so that a person sees how they were read. */
  readonly told?: readonly string[]
  readonly also?: readonly Words[]
  readonly more?: Readonly<Record<string, Json>>
}

const toldText = (told: Told, field: Field, row: Row, language: Language): string => {
  const { scene } = told
  const text = textOf(told, field, row, language)
  if (!isDay(text)) return text
  const stored = String(row[field.key] ?? '')
  const time = isInstant(stored) ? ` ${localOfInstant(stored, scene.facts.zone).slice(11, 16)}` : ''
  return `${describeDay(text, language)}${time}`
}

/** Some fields of a record, one a line. */
const toldLines = (
  scene: StoreScene,
  noun: Noun,
  saved: Saved,
  keys: readonly string[],
  names: SayReference,
): readonly Words[] => {
  const row = withCustomValues(noun, saved.row) ?? saved.row
  const told = { scene, noun, names }
  return noun.fields
    .filter((field) => keys.includes(field.key) && field.key !== noun.title && field.key !== noun.parent)
    .map((field) => ({
      en: `   ${field.words.en}: ${toldText(told, field, row, 'en')}`,
      zh: `   ${field.words.zh}：${toldText(told, field, row, 'zh')}`,
    }))
}

/** What people call a record behind its id: its name, else whose it is. */
const calledOf = (scene: StoreScene, noun: Noun, row: Row, names: SayReference): string => {
  if (noun.title) return ` ${titleOf(noun, row)}`
  const parent = noun.fields.find((field) => field.key === noun.parent)
  const id = row[noun.parent ?? ''] ?? null
  if (parent?.type.kind !== 'reference' || id === null) return ''
  return ` (${names(nounNamed(scene.nouns, parent.type.to), Number(id))})`
}

/** The outcome of a write of one record. */
export const writtenOne = (scene: WriteScene, noun: Noun, saved: Saved, options: WrittenOptions): Outcome => {
  const id = lettered(noun.letter, saved.id)
  const doubt = saved.changed ? (noun.doubts?.(scene.writing.lane, saved.row) ?? null) : null
  return {
    print: async (page, ending) => {
      const forPrograms = page.format === 'json' || page.format === 'ndjson'
      const names = forPrograms ? idAlone : await referenceNames(scene, noun, [saved.before, saved.row])
      const changes = changesOf(scene, noun, saved, names)
      const name = calledOf(scene, noun, saved.row, names)
      const dry = dryMark(ending)
      const head: Words = saved.changed
        ? { en: `${dry.en}${options.verb.en} ${id}${name}`, zh: `${dry.zh}${options.verb.zh} ${id}${name}` }
        : { en: `${id}${name}: nothing to change`, zh: `${id}${name}：没有变化` }
      const spelled =
        options.spell || ending.dryRun
          ? changes.map((change) => change.text)
          : toldLines(scene, noun, saved, options.told ?? [], names)
      const next =
        options.next === undefined || ending.dryRun
          ? []
          : [{ en: `   next: ${options.next}`, zh: `   下一步：${options.next}` }]
      await page.report(
        {
          ok: true,
          id,
          changed: changes.map(changeJson),
          ...options.more,
          ...(ending.dryRun ? { dry_run: true } : {}),
          entry: ending.entry,
        },
        [head, ...spelled, ...(options.also ?? []), ...next],
      )
      if (doubt) scene.notice(doubt)
    },
  }
}
