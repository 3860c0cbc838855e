// What `fix` says it did: each changed value before and after, as far as they differ.

import type { Outcome } from '../command/command.ts'
import type { Noun } from '../command/noun.ts'
import { countedNoun } from '../command/noun-words.ts'
import { dryMark } from '../command/written.ts'
import { lettered } from '../kernel/reference.ts'
import { readStoredList } from '../kernel/stored-list.ts'
import { grouped, type Words } from '../kernel/words.ts'

/** One value that was changed, as stored. */
export interface FixedValue {
  readonly id: number
  readonly field: string
  readonly words: Words
  readonly from: string
  readonly to: string
}

/** What came of it. */
export interface Fixed {
  readonly matched: number
  readonly values: readonly FixedValue[]
  /** Records that another fault keeps from being written, and why. */
  readonly left: readonly { readonly id: number; readonly why: Words }[]
}

const spelledAtMost = 50
const around = 12
const longest = 48

const plain = (stored: string): string => {
  const list = stored.startsWith('[') ? readStoredList(stored) : null
  return list === null ? stored : list.join(', ')
}

/** The part of a text in which a difference begins, with its line breaks to be seen. */
const part = (letters: readonly string[], from: number): string => {
  const start = Math.max(0, from - around)
  const shown = letters
    .slice(start, start + longest)
    .join('')
    .replaceAll('\n', '⏎')
    .replaceAll('\t', '⇥')
  return `"${start > 0 ? '…' : ''}${shown}${start + longest < letters.length ? '…' : ''}"`
}

const difference = (from: string, to: string): string => {
  const [old, now] = [Array.from(from), Array.from(to)]
  let at = 0
  while (at < old.length && old[at] === now[at]) at += 1
  return `${part(old, at)} → ${part(now, at)}`
}

/** Prints it; `partly` where some records were left. */
export const fixedOutcome = (noun: Noun, { matched, values, left }: Fixed): Outcome => {
  const changed = new Set(values.map(({ id }) => id)).size
  const idOf = (id: number): string => lettered(noun.letter, id)
  return {
    ...(left.length > 0 ? { exit: 'partly' as const } : {}),
    print: async (page, ending) => {
      const dry = dryMark(ending)
      const head: Words = {
        en: `${dry.en}mended ${grouped(changed)} of ${countedNoun(noun, matched).en}`,
        zh: `${dry.zh}已整理 ${grouped(changed)} / ${countedNoun(noun, matched).zh}`,
      }
      const spelled = values.slice(0, spelledAtMost).map(({ id, words, from, to }) => ({
        en: `   ${idOf(id)} ${words.en}: ${difference(plain(from), plain(to))}`,
        zh: `   ${idOf(id)} ${words.zh}：${difference(plain(from), plain(to))}`,
      }))
      const more = values.length - spelled.length
      const rest = more > 0 ? [{ en: `   and ${grouped(more)} more`, zh: `   另有 ${grouped(more)} 处` }] : []
      const kept = left.map(({ id, why }) => ({
        en: `   ${idOf(id)} stays as it is: ${why.en}`,
        zh: `   ${idOf(id)} 未改动：${why.zh}`,
      }))
      await page.report(
        {
          ok: left.length === 0,
          matched,
          changed,
          changes: values.map(({ id, field, from, to }) => ({ id: idOf(id), field, from: plain(from), to: plain(to) })),
          left: left.map(({ id, why }) => ({ id: idOf(id), why: why.en })),
          ...(ending.dryRun ? { dry_run: true } : {}),
          entry: ending.entry,
        },
        [head, ...spelled, ...rest, ...kept],
      )
    },
  }
}
