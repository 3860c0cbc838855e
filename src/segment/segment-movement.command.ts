// `segment movement`: who stood where on one day and stands where on another, as a matrix with names. Reckoned from the
// facts of both days, so that it is right whether or not the nights were done.
import { placesOn, type ReasonSource } from '../care/index.ts'
import { type Command, type ReadScene, reads } from '../command/command.ts'
import { readDate } from '../kernel/date-language.ts'
import { addDays } from '../kernel/day.ts'
import { Failure } from '../kernel/failure.ts'
import { same, type Words } from '../kernel/words.ts'
import { customerClasses } from './class.ts'
import { calledOf } from './movement.queries.ts'
import { type MovingScheme, movingSchemes } from './movement.ts'
import { type MatrixField, matrixOf } from './movement-matrix.ts'
import { printMovement } from './movement-page.act.ts'
import { tiers } from './tier.ts'

const placesOf: Readonly<Record<MovingScheme, readonly string[]>> = { class: customerClasses, tier: tiers }
const usualDays = 30
const usualNames = 10

const periodAsked = ({ given, today }: ReadScene) => {
  const [first, last] = [given.text('from'), given.text('to')]
  const to = last === undefined ? today : readDate(last, today)
  const from = first === undefined ? addDays(to, -usualDays) : readDate(first, today)
  if (from <= to) return { from, to }
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--from ${from} is after --to ${to}`, zh: `--from ${from} 晚于 --to ${to}` },
    { field: 'from', hint: same(`--from ${addDays(to, -usualDays)}`) },
  )
}

const namesAsked = ({ given }: ReadScene): number => {
  const text = given.text('names')
  if (text === undefined) return usualNames
  if (/^\d{1,9}$/.test(text)) return text === '0' ? Number.MAX_SAFE_INTEGER : Number(text)
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--names cannot be "${text}"`, zh: `--names 不能是“${text}”` },
    { field: 'names', hint: same(`--names ${usualNames}`) },
  )
}

const schemeAsked = ({ given }: ReadScene): MovingScheme =>
  movingSchemes.find((scheme) => scheme === given.text('scheme')) ?? 'tier'

const details: Words = {
  en: 'Both days are reckoned from what was bought up to then; stage, overrides and removal count as they are now. crm list movements has the day of each step.',
  zh: '两天均按截至当日的购买计算；阶段、手动指定和删除按现状计。每一步的日期见 crm list movements。',
}

/** `crm segment movement`. */
export const segmentMovement = (sources: readonly ReasonSource[]): Command =>
  reads({
    path: ['segment', 'movement'],
    names: ['变动'],
    summary: {
      en: 'Who moved between two days from one tier or class to another',
      zh: '两天之间谁的等级或类别发生了变化',
    },
    details,
    options: {
      scheme: { about: { en: 'tier or class', zh: '等级或类别' }, value: 'tier|class', choices: movingSchemes },
      from: {
        about: { en: 'the first day; 30 days before the second', zh: '起始日；默认为截止日前30天' },
        value: 'DATE',
      },
      to: { about: { en: 'the second day; today', zh: '截止日；默认为今天' }, value: 'DATE' },
      names: { about: { en: 'names shown a field; 0 shows all', zh: '每格显示的名字数；0 为全部' }, value: 'N' },
    },
    examples: [
      {
        about: { en: 'tiers since the beginning of the month', zh: '本月初以来的等级变化' },
        line: 'crm segment movement --scheme tier --from 2026-11-01',
      },
      {
        about: { en: 'classes over a year', zh: '一年间的类别变化' },
        line: 'crm segment movement --scheme class --from 2025-11-27 --to 2026-11-27 --json',
      },
    ],
    run: async (scene) => {
      const scheme = schemeAsked(scene)
      const { from, to } = periodAsked(scene)
      const names = namesAsked(scene)
      const { reading } = scene
      const places = placesOf[scheme]
      const matrix = matrixOf(places)
      for (const block of await placesOn(reading, from, sources))
        for (const one of block) matrix.before(one.customer, one[scheme])
      for (const block of await placesOn(reading, to, sources))
        for (const one of block) matrix.after(one.customer, one[scheme])
      const fields = matrix.fields()
      const called = (field: MatrixField) => {
        const known = calledOf(reading, field.customers)
        return field.customers.flatMap((id) => known.get(id) ?? [])
      }
      const answer = { scheme, from, to, places, fields, called, names }
      return { print: (page) => printMovement({ words: scene.words, given: scene.given, how: details }, page, answer) }
    },
  })
