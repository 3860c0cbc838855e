// The profile of a segment as columns: by what, which, how many, their share, the same share of all customers, and a bar.
import type { Choice } from '../command/field.ts'
import { choiceWords } from '../command/show-value.ts'
import { classes, stages, tiers } from '../customer/index.ts'
import { grouped, type Language, say, type Words } from '../kernel/words.ts'
import { percent } from '../output/bar.ts'
import type { Column } from '../output/column.ts'
import { type Barred, withBar } from '../output/with-bar.ts'
import { contactSpans, type ProfileKey, type ProfilePart } from './segment-profile.ts'

type Cell = Column<ShownPart>

/** A part as it is shown: the first of its kind bears the title. */
export interface ShownPart extends ProfilePart {
  readonly first: boolean
  /** So many smaller ones stand together in it. */
  readonly others?: number
}

const titles: Readonly<Record<ProfileKey, Words>> = {
  class: { en: 'class', zh: '类别' },
  tier: { en: 'tier', zh: '等级' },
  stage: { en: 'stage', zh: '阶段' },
  owner: { en: 'owner', zh: '负责人' },
  source: { en: 'source', zh: '来源' },
  last_contact: { en: 'last contact', zh: '上次联系' },
}

const spans: readonly Choice[] = [
  { code: 'within_30', words: { en: 'within 30 days', zh: '30 天内' } },
  { code: 'within_90', words: { en: '31 to 90 days ago', zh: '31–90 天前' } },
  { code: 'within_180', words: { en: '91 to 180 days ago', zh: '91–180 天前' } },
  { code: 'earlier', words: { en: 'longer ago', zh: '更早' } },
  { code: 'never', words: { en: 'never', zh: '从未' } },
]

const choices: Partial<Readonly<Record<ProfileKey, readonly Choice[]>>> = {
  class: classes,
  tier: tiers,
  stage: stages,
  last_contact: spans,
}

/** The codes of what has an order of its own. */
export const knownCodes: Partial<Readonly<Record<ProfileKey, readonly string[]>>> = {
  class: classes.map(({ code }) => code),
  tier: tiers.map(({ code }) => code),
  stage: stages.map(({ code }) => code),
  last_contact: contactSpans,
}

const none: Words = { en: '(none)', zh: '（无）' }

const nameOf = (part: ShownPart, owners: ReadonlyMap<string, string>, language: Language): string => {
  const { by, code, others } = part
  if (others !== undefined) return language === 'zh' ? `其他 ${others} 项` : `${others} others`
  if (code === null) return say(none, language)
  const list = choices[by]
  return list ? choiceWords(list, code, language) : by === 'owner' ? (owners.get(code) ?? code) : code
}

const shownOfEach = 5

/** The parts as a page shows them: of what has no end, the first few, and the rest together. */
export const shownParts = (parts: readonly ProfilePart[]): readonly ShownPart[] => {
  const groups = new Map<ProfileKey, ProfilePart[]>()
  for (const part of parts) groups.set(part.by, [...(groups.get(part.by) ?? []), part])
  // What nobody of them has says nothing: no owners, no sources.
  const telling = [...groups].filter(([, all]) => all.some(({ code }) => code !== null))
  return telling.flatMap(([by, all]) => {
    const few = choices[by] !== undefined || all.length <= shownOfEach + 1 ? all : all.slice(0, shownOfEach)
    const rest = all.slice(few.length)
    const sum = (of: (part: ProfilePart) => number | null): number =>
      rest.reduce((total, part) => total + (of(part) ?? 0), 0)
    const together = {
      by,
      code: null,
      count: sum(({ count }) => count),
      share: sum(({ share }) => share),
      ofAll: sum(({ ofAll }) => ofAll),
      others: rest.length,
    }
    return [...few, ...(rest.length > 0 ? [together] : [])].map((part, at) => ({ ...part, first: at === 0 }))
  })
}

/** The columns of the page. */
export const profileColumns = (
  parts: readonly ShownPart[],
  owners: ReadonlyMap<string, string>,
  options: { readonly width: number | undefined; readonly language: Language },
): Barred<ShownPart> => {
  const columns: readonly Cell[] = [
    {
      key: 'by',
      title: { en: 'by', zh: '按' },
      json: ({ by }) => by,
      shown: ({ by, first }, language) => (first ? say(titles[by], language) : ''),
      tone: () => 'muted',
      weight: 80,
    },
    {
      key: 'code',
      title: { en: 'which', zh: '项' },
      json: ({ code }) => code,
      shown: (part, language) => nameOf(part, owners, language),
      tone: () => 'accent',
      weight: 100,
    },
    {
      key: 'count',
      title: { en: 'customers', zh: '客户数' },
      kind: 'number',
      json: ({ count }) => count,
      shown: ({ count }) => grouped(count),
      weight: 90,
    },
    {
      key: 'share',
      title: { en: 'share', zh: '占比' },
      kind: 'number',
      json: ({ share }) => share,
      shown: ({ share }) => percent(share, 1),
      weight: 90,
    },
    {
      key: 'of_all',
      title: { en: 'of all', zh: '全部客户' },
      kind: 'number',
      json: ({ ofAll }) => ofAll,
      shown: ({ ofAll }) => percent(ofAll, 1),
      weight: 60,
    },
  ]
  return withBar(columns, parts, { of: ({ share }) => share ?? 0, giveWay: ['of_all'], ...options })
}
