// `show segment`: what it says, who is in it today, what they are beside all customers, and who came and went.
import type { ReasonSource } from '../care/index.ts'
import { columnsOf } from '../command/columns.ts'
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import type { Row } from '../command/noun.ts'
import { noteOtherCurrency } from '../command/other-currency.ts'
import { findRecord } from '../command/reference.ts'
import { missingRef } from '../command/verbs/missing-ref.ts'
import { recordFor } from '../command/verbs/show.ts'
import type { Day } from '../kernel/day.ts'
import { Failure } from '../kernel/failure.ts'
import { readPeriod } from '../kernel/period-language.ts'
import { type Language, same, say } from '../kernel/words.ts'
import { isFixedKind, segmentNoun } from './segment.noun.ts'
import { membersOn, movementTo, readSegment } from './segment-facts.act.ts'
import { printSegment, segmentJson } from './segment-page.act.ts'
import { knownCodes } from './segment-profile.columns.ts'
import { selectLargest, selectOwners, selectProfile } from './segment-profile.queries.ts'
import { profileOf } from './segment-profile.ts'

const shownMembers = 5
const jsonMembers = 20

const sinceAsked = ({ given, today }: ReadScene): Day | null => {
  const text = given.text('since')
  if (text === undefined) return null
  // Of a period its first day: since last month.
  const since = readPeriod(text, today).from
  if (since <= today) return since
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--since ${since} is after ${today}`, zh: `--since ${since} 晚于 ${today}` },
    { field: 'since', hint: same('--since 30d-ago') },
  )
}

const headingOf = (row: Row, language: Language): string =>
  `${row.name}${row.removed === null ? '' : say({ en: ' (removed)', zh: '（已删除）' }, language)}`

const run = async (scene: ReadScene, sources: readonly ReasonSource[]): Promise<Outcome> => {
  const [name, ...rest] = scene.words
  if (name === undefined || rest.length > 0) throw missingRef(scene, segmentNoun, 'show')
  const noun = await withCustomFields(scene.reading.open, segmentNoun, scene.customField)
  const { id } = await findRecord(scene, noun, name, { removed: true })
  const since = sinceAsked(scene)
  return {
    print: async (page) => {
      const row = recordFor(scene, noun, id)
      const forPrograms = page.format === 'json' || page.format === 'ndjson'
      const columns = columnsOf(scene.nouns, noun, noun.fields, scene.facts)
      const wide = (page.human || forPrograms) && !scene.given.has('fields') && row.removed === null
      if (!wide) {
        await page.record({ row, heading: headingOf(row, page.language), sections: [{ columns }] }, columns, {
          removed: row.removed !== null,
          entry: Number(row.entry),
        })
        return
      }
      const fixed = isFixedKind(String(row.kind))
      // The earlier day comes first: whatever follows is asked of the day of the page.
      const before = since === null ? null : await membersOn(scene, { id, fixed }, since, sources)
      const segment = await readSegment(scene, id, scene.today, sources)
      const movement = since === null || before === null ? null : movementTo(scene, segment, since, before)
      const profile = profileOf(selectProfile(scene.reading, segment.inIt, scene.today), knownCodes)
      const facts = {
        noun,
        row,
        fixed,
        reading: segment.reading(page.language),
        profile,
        owners: await selectOwners(scene.reading),
        largest: selectLargest(scene.reading, segment.inIt, forPrograms ? jsonMembers : shownMembers),
        movement,
      }
      if (forPrograms) await page.record({ row, heading: '', sections: [] }, columns, segmentJson(scene, facts))
      else await printSegment(scene, page, facts)
      noteOtherCurrency(page, profile.otherCurrency)
    },
  }
}

/** `crm show segment NAME`. */
export const showSegment = (sources: readonly ReasonSource[]): Command =>
  reads({
    path: ['show', 'segment'],
    sees: ['order.amount', 'customer.spend'],
    checksWords: true,
    summary: { en: 'Show a segment: what it says, and who is in it', zh: '查看分群：条件、人数与客户构成' },
    details: {
      en: 'The shares of the segment stand beside those of all customers. --since tells who has come and gone since that day; of a live segment both days are reckoned from the facts, with stage, owner, consent and the like as they are now.',
      zh: '分群内的占比与全部客户的占比并列。--since 显示自那天以来加入和离开的客户；动态分群两天均按事实推算，阶段、负责人、联系许可等按现状计。',
    },
    positionals: [{ name: 'ref', about: { en: 'its name, id or key', zh: '名称、编号或外部编号' } }],
    options: {
      since: { about: { en: 'who came and went since this day', zh: '自这天以来的进出' }, value: 'DATE' },
    },
    examples: [
      { about: { en: 'who they are', zh: '客户构成' }, line: 'crm show segment lapsed' },
      {
        about: { en: 'who came and went in a month', zh: '一个月来的进出' },
        line: 'crm show segment lapsed --since 30d-ago',
      },
    ],
    run: (scene) => run(scene, sources),
  })
