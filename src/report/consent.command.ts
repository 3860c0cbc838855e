// `report consent`: who allows and refuses what, where and when that was said, and what stands against each other.
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { type CustomersAsked, customerFilter, customersAsked, customerWords } from '../command/customers-asked.ts'
import { counted, grouped, type Words } from '../kernel/words.ts'
import { type Conflict, conflictColumns, consentColumns, consentTitles } from './consent.columns.ts'
import { selectConsents, selectOpenVisits } from './consent.queries.ts'
import { type ConsentCase, type ConsentTotals, consentFigures, consentKeys, consentTotals } from './consent.ts'
import { doubtfulCases, refusedVisits } from './consent-conflicts.ts'
import { printFigures } from './print-figures.ts'

const details: Words = {
  en: 'Counted are customers in use, by what their record holds now; not recorded is neither yes nor no. Oldest and latest are the days of the statements that hold. A source or a year without a name stands for answers that no statement says, as in a store that was taken over without its statements. --conflicts lists open visits by a way that was refused, answers of one day that differ, and what is allowed without a statement to show for it.',
  zh: '统计在用客户目前记录的意愿；未记录既不是同意也不是拒绝。最早与最近为目前有效的表态日期。没有名称的来源或年份表示没有表态记录的答复，如迁入数据时未带表态记录。--conflicts 列出：计划的联系方式已被拒绝的回访、同一天互相矛盾的表态，以及没有表态记录可证明的同意。',
}

const conflictsIn = async (
  scene: ReadScene,
  ids: CustomersAsked,
  cases: Iterable<ConsentCase>,
): Promise<readonly Conflict[]> => [
  ...refusedVisits(await selectOpenVisits(scene.reading, ids)),
  ...doubtfulCases(cases),
]

const runConflicts = async (scene: ReadScene): Promise<Outcome> => {
  const ids = await customersAsked(scene)
  const found = await conflictsIn(scene, ids, await selectConsents(scene.reading, ids))
  return {
    print: async (page) => {
      await page.rows(conflictColumns, found)
      if (found.length === 0) page.notice({ en: 'nothing stands against each other', zh: '没有互相矛盾的记录' })
    },
  }
}

const footWords = ({ customers, said, noContact }: ConsentTotals, conflicts: number): readonly Words[] => [
  {
    en: `${counted(customers, 'customer')}: ${grouped(said)} with an answer, ${grouped(noContact)} not to be contacted`,
    zh: `${grouped(customers)} 位客户：${grouped(said)} 位有记录，${grouped(noContact)} 位请勿联系`,
  },
  conflicts === 0
    ? { en: 'nothing stands against each other', zh: '没有互相矛盾的记录' }
    : {
        en: `${counted(conflicts, 'thing')} to look into: crm report consent --conflicts`,
        zh: `${grouped(conflicts)} 处需要查看：crm report consent --conflicts`,
      },
  { en: 'how: crm help report consent', zh: '算法：crm help report consent' },
]

const run = async (scene: ReadScene): Promise<Outcome> => {
  if (scene.given.flag('conflicts')) return runConflicts(scene)
  const by = consentKeys.find((one) => one === scene.given.text('by')) ?? 'channel'
  const ids = await customersAsked(scene)
  const cases = [...(await selectConsents(scene.reading, ids))]
  const rows = consentFigures(cases, by)
  const totals = consentTotals(cases)
  const conflicts = (await conflictsIn(scene, ids, cases)).length
  const columns = consentColumns(by)
  const isEmpty = rows.every(({ customers }) => customers === 0)
  return {
    print: (page) =>
      printFigures(scene, page, {
        head: {
          en: `Consent by ${consentTitles[by].en} · ${scene.today}`,
          zh: `按${consentTitles[by].zh}统计许可 · ${scene.today}`,
        },
        columns,
        rows: isEmpty ? [] : rows,
        bar: { of: ({ refused }) => refused, giveWay: ['newest', 'oldest', 'refused_share'] },
        foot: footWords(totals, conflicts),
        before: { as_of: scene.today, by },
        after: { customers: totals.customers, said: totals.said, do_not_contact: totals.noContact, conflicts },
        empty: { en: 'nobody has said anything of consent yet', zh: '还没有任何许可记录' },
        how: details,
        page: async (language) =>
          (await import('./pages.lazy.ts')).consentPage({ by, columns, rows, totals, conflicts, language }),
      }),
  }
}

/** `crm report consent`. */
export const consentReport: Command = reads({
  path: ['report', 'consent'],
  names: ['许可'],
  summary: {
    en: 'Who allows and refuses which contact, by source and age',
    zh: '各联系方式的同意与拒绝，按来源和时间',
  },
  details,
  positionals: customerWords,
  options: {
    by: {
      about: { en: 'by what; channel and purpose if not said', zh: '按什么统计，默认渠道与用途' },
      value: consentKeys.join('|'),
      choices: consentKeys,
    },
    conflicts: { about: { en: 'list what stands against each other', zh: '列出互相矛盾之处' }, not: ['by'] },
    ...customerFilter,
  },
  examples: [
    { about: { en: 'by channel and purpose', zh: '按渠道与用途' }, line: 'crm report consent' },
    { about: { en: 'where the answers come from', zh: '答复的来源' }, line: 'crm report consent --by source' },
    { about: { en: 'what to look into', zh: '需要查看的' }, line: 'crm report consent --conflicts' },
  ],
  run,
})
