// The page of a named segment, and the same as JSON.
import type { ReadScene } from '../command/command.ts'
import type { Noun, Row } from '../command/noun.ts'
import type { Page } from '../command/page.ts'
import { recordColumns } from '../command/record-columns.ts'
import { shellWord } from '../command/shell-line.ts'
import { choiceWords } from '../command/show-value.ts'
import { tiers } from '../customer/index.ts'
import type { Json } from '../kernel/json.ts'
import { formatMoney, moneyNumber } from '../kernel/money.ts'
import { lettered } from '../kernel/reference.ts'
import { grouped, type Language, say, type Words } from '../kernel/words.ts'
import { percent } from '../output/bar.ts'
import type { Column } from '../output/column.ts'
import { phraseLines } from '../output/phrases.ts'
import { type Called, calledOf } from './movement.queries.ts'
import type { Movement } from './segment-facts.act.ts'
import { profileColumns, shownParts } from './segment-profile.columns.ts'
import type { SegmentCustomer } from './segment-profile.queries.ts'
import { type Profile, profileKeys } from './segment-profile.ts'

/** All that is known of a segment. */
export interface SegmentPage {
  readonly noun: Noun
  readonly row: Row
  readonly fixed: boolean
  /** How the filter of a live one was read, in the language of the page. */
  readonly reading: string | null
  readonly profile: Profile
  readonly owners: ReadonlyMap<string, string>
  readonly largest: readonly SegmentCustomer[]
  readonly movement: Movement | null
}

const namesShown = 10

const named = (scene: ReadScene, ids: readonly number[]): readonly Called[] => {
  const some = ids.slice(0, namesShown)
  const known = calledOf(scene.reading, some)
  return some.flatMap((id) => known.get(id) ?? [])
}

const movedJson = (scene: ReadScene, ids: readonly number[]): Json => ({
  count: ids.length,
  customers: named(scene, ids).map(({ id, key, name }) => ({ id: lettered('C', id), key, name })),
})

/** What stands beside the fields of the record. */
export const segmentJson = (scene: ReadScene, page: SegmentPage): Readonly<Record<string, Json>> => {
  const { profile, owners, largest, movement, row } = page
  const { digits } = scene.facts
  const partsOf = (key: string) => profile.parts.filter(({ by }) => by === key)
  return {
    reading: page.reading,
    as_of: scene.today,
    customers: profile.customers,
    share: profile.share,
    orders: profile.orders,
    spend: moneyNumber(profile.spend, digits),
    spend_share: profile.spendShare,
    mean_spend: profile.meanSpend === null ? null : moneyNumber(profile.meanSpend, digits),
    other_currency: profile.otherCurrency,
    profile: Object.fromEntries(
      profileKeys.map((key) => [
        key,
        partsOf(key).map(({ code, count, share, ofAll }) => ({
          code,
          ...(key === 'owner' ? { name: owners.get(code ?? '') ?? null } : {}),
          count,
          share,
          of_all: ofAll,
        })),
      ]),
    ),
    largest: largest.map(({ id, key, name, tier, spend, lastContact }) => ({
      id: lettered('C', id),
      key,
      name,
      tier,
      spend: moneyNumber(spend, digits),
      last_contact: lastContact,
    })),
    movement:
      movement === null
        ? null
        : { since: movement.since, came: movedJson(scene, movement.came), left: movedJson(scene, movement.left) },
    removed: false,
    entry: Number(row.entry),
  }
}

const readColumn = (text: string | null): Column<Row> => ({
  key: 'reading',
  title: { en: 'read as', zh: '含义' },
  json: () => text,
})

const figures = (scene: ReadScene, { profile }: SegmentPage, language: Language): readonly string[] => {
  const { customers, share, spend, spendShare, meanSpend } = profile
  const { currency } = scene.facts
  const money = (minor: number): string => formatMoney(minor, currency, language)
  if (language === 'zh')
    return [
      `客户 ${grouped(customers)} 位${share === null ? '' : `，占全部 ${percent(share, 1)}`}`,
      `净消费 ${money(spend)}${spendShare === null ? '' : `，占 ${percent(spendShare, 1)}`}`,
      meanSpend === null ? '' : `人均 ${money(meanSpend)}`,
    ]
  return [
    `${grouped(customers)} ${customers === 1 ? 'customer' : 'customers'}${share === null ? '' : `, ${percent(share, 1)} of all`}`,
    `net spend ${money(spend)}${spendShare === null ? '' : `, ${percent(spendShare, 1)} of all`}`,
    meanSpend === null ? '' : `${money(meanSpend)} each`,
  ]
}

const largestColumns = (scene: ReadScene): readonly Column<SegmentCustomer>[] => [
  {
    key: 'customer',
    title: { en: 'id', zh: '编号' },
    json: ({ id }) => lettered('C', id),
    tone: () => 'muted',
    weight: 90,
  },
  { key: 'name', title: { en: 'largest of them', zh: '其中最大的' }, json: ({ name }) => name, weight: 100 },
  {
    key: 'tier',
    title: { en: 'tier', zh: '等级' },
    json: ({ tier }) => tier,
    shown: ({ tier }, language) => choiceWords(tiers, tier, language),
    weight: 60,
  },
  {
    key: 'spend',
    title: { en: 'net spend', zh: '净消费' },
    kind: 'money',
    json: ({ spend }) => moneyNumber(spend, scene.facts.digits),
    shown: ({ spend }, language) => formatMoney(spend, scene.facts.currency, language),
    weight: 70,
  },
  {
    key: 'last_contact',
    title: { en: 'last contact', zh: '上次联系' },
    kind: 'day',
    json: ({ lastContact }) => lastContact,
    weight: 50,
  },
]

const movedLine = (scene: ReadScene, words: Words, ids: readonly number[], language: Language): string => {
  const names = named(scene, ids).map(({ id, name }) => `${name} (${lettered('C', id)})`)
  const more = ids.length - names.length
  const rest = more > 0 ? [language === 'zh' ? `另有 ${grouped(more)} 位` : `${grouped(more)} more`] : []
  const all = [...names, ...rest].join(language === 'zh' ? '、' : ', ')
  const head = `${say(words, language)} ${grouped(ids.length)}`
  return all === '' ? head : `${head}${language === 'zh' ? '：' : ': '}${all}`
}

const movementText = (scene: ReadScene, { came, left, since }: Movement, { language, width }: Page): string => {
  const title = language === 'zh' ? `${since} 以来` : `since ${since}`
  return [
    phraseLines([title], { width }),
    phraseLines([movedLine(scene, { en: 'came', zh: '加入' }, came, language)], { width, indent: 1 }),
    phraseLines([movedLine(scene, { en: 'left', zh: '离开' }, left, language)], { width, indent: 1 }),
  ].join('')
}

/** Prints the page for people. */
export const printSegment = async (scene: ReadScene, page: Page, shown: SegmentPage): Promise<void> => {
  const { noun, row, profile, owners, largest, movement } = shown
  const { language, width } = page
  const elsewhere = new Set(['id', 'name'])
  const fields = recordColumns(scene.nouns, noun, noun.fields, scene.facts).filter(({ key }) => !elsewhere.has(key))
  const at = fields.findIndex(({ key }) => key === 'filter') + 1
  const columns = [...fields.slice(0, at), readColumn(shown.reading), ...fields.slice(at)]
  const id = lettered(noun.letter, Number(row.id))
  await page.record({ row, heading: `${row.name}  ${id}`, sections: [{ columns }] }, columns)
  await page.text(`\n${phraseLines(figures(scene, shown, language), { width })}`)
  if (profile.customers > 0) {
    const parts = shownParts(profile.parts)
    await page.text('\n')
    const { columns: shownColumns, missing } = profileColumns(parts, owners, { width, language })
    await page.rows(shownColumns, parts, missing)
    await page.text('\n')
    await page.rows(largestColumns(scene), largest)
  }
  if (movement !== null) await page.text(`\n${movementText(scene, movement, page)}`)
  const list = `crm list customers --segment ${shellWord(String(row.name))}`
  const since = `crm show segment ${shellWord(String(row.name))} --since 30d-ago`
  const foot =
    language === 'zh'
      ? [`全部客户：${list}`, ...(movement === null ? [`进出：${since}`] : [])]
      : [`all of them: ${list}`, ...(movement === null ? [`who came and went: ${since}`] : [])]
  await page.text(`\n${phraseLines(foot, { width, indent: 1 })}`)
}
