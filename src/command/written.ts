// The report of a write: JSON for scripts, a sentence and one next step for people.

import type { Json } from '../kernel/json.ts'
import { lettered } from '../kernel/reference.ts'
import type { Words } from '../kernel/words.ts'
import type { Ending, Outcome, StoreScene } from './command.ts'
import type { Field } from './field.ts'
import type { Noun, Row } from './noun.ts'
import { nounNamed } from './rows.queries.ts'
import type { Saved } from './save.ts'
import { jsonValue, shownValue } from './show-value.ts'

/** One field that a write changed. */
export interface FieldChange {
  readonly field: string
  readonly from: Json
  readonly to: Json
  readonly text: Words
}

const jsonOf = (scene: StoreScene, field: Field, row: Row | null): Json => {
  const stored = row?.[field.key] ?? null
  if (field.type.kind === 'reference')
    return stored === null ? null : lettered(nounNamed(scene.nouns, field.type.to).letter, Number(stored))
  return jsonValue(field, stored, scene.facts)
}

const textOf = (scene: StoreScene, field: Field, row: Row | null, language: 'en' | 'zh'): string => {
  const stored = row?.[field.key] ?? null
  if (stored === null) return '-'
  if (field.type.kind === 'reference') return String(jsonOf(scene, field, row))
  return shownValue(field, stored, scene.facts, language).replaceAll('\n', ', ')
}

/** Custom values laid beside the columns, so that one key reads either. */
export const withCustomValues = (noun: Noun, row: Row | null): Row | null => {
  if (!row || typeof row.custom !== 'string') return row
  const custom = JSON.parse(row.custom) as Row
  const own = new Set(noun.fields.filter((field) => field.custom).map((field) => field.key))
  return { ...row, ...Object.fromEntries(Object.entries(custom).filter(([key]) => own.has(key))) }
}

/** What a save changed, field by field. */
export const changesOf = (
  scene: StoreScene,
  noun: Noun,
  saved: Pick<Saved, 'before' | 'row'>,
): readonly FieldChange[] => {
  const before = withCustomValues(noun, saved.before)
  const after = withCustomValues(noun, saved.row)
  return noun.fields
    .filter((field) => !field.derived && (before?.[field.key] ?? null) !== (after?.[field.key] ?? null))
    .map((field) => ({
      field: field.key,
      from: jsonOf(scene, field, before),
      to: jsonOf(scene, field, after),
      text: {
        en: `   ${field.words.en}: ${textOf(scene, field, before, 'en')} → ${textOf(scene, field, after, 'en')}`,
        zh: `   ${field.words.zh}：${textOf(scene, field, before, 'zh')} → ${textOf(scene, field, after, 'zh')}`,
      },
    }))
}

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
  readonly also?: readonly Words[]
  readonly more?: Readonly<Record<string, Json>>
}

/** The outcome of a write of one record. */
export const writtenOne = (scene: StoreScene, noun: Noun, saved: Saved, options: WrittenOptions): Outcome => {
  const id = lettered(noun.letter, saved.id)
  const changes = changesOf(scene, noun, saved)
  return {
    print: async (page, ending) => {
      const name = noun.title ? ` ${titleOf(noun, saved.row)}` : ''
      const dry = dryMark(ending)
      const head: Words = saved.changed
        ? { en: `${dry.en}${options.verb.en} ${id}${name}`, zh: `${dry.zh}${options.verb.zh} ${id}${name}` }
        : { en: `${id}${name}: nothing to change`, zh: `${id}${name}：没有变化` }
      const spelled = options.spell || ending.dryRun ? changes.map((change) => change.text) : []
      const next =
        options.next === undefined ? [] : [{ en: `   next: ${options.next}`, zh: `   下一步：${options.next}` }]
      await page.report(
        {
          ok: true,
          id,
          changed: changes.map(({ field, from, to }) => ({ field, from, to })),
          ...options.more,
          ...(ending.dryRun ? { dry_run: true } : {}),
          entry: ending.entry,
        },
        [head, ...spelled, ...(options.also ?? []), ...next],
      )
    },
  }
}
