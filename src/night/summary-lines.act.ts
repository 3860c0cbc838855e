// What a night came to, line by line for people. Makes text; prints nothing.
import { basename } from 'node:path'
import { isFailure } from '../kernel/failure.ts'
import { counted, grouped, type Language, same, say, type Words } from '../kernel/words.ts'
import { cellWidth, padCells } from '../output/width.ts'
import { type CountedStep, type MovingScheme, placeWords } from '../segment/index.ts'
import { nobody } from './lists.act.ts'
import type { NightStep } from './night.ts'
import type { NightReport, StepDone } from './night-report.ts'
import { retentionWords } from './retention-lines.ts'

interface Line {
  readonly words: Words
  /** Seconds that it took. */
  readonly took?: number
}

const timeColumn = 58

const both = (make: (language: Language) => string): Words => ({ en: make('en'), zh: make('zh') })

const secondsText = (seconds: number): string => `${seconds.toFixed(1)} s`

const countedWords = ({ scheme, from, to, count }: CountedStep): Words =>
  both(
    (language) =>
      `${grouped(count)} ${say(placeWords(scheme, from), language)} → ${say(placeWords(scheme, to), language)}`,
  )

const shownSteps = 3

const movedWords = (scheme: MovingScheme, moves: readonly CountedStep[]): Words => {
  const own = moves.filter((move) => move.scheme === scheme)
  const sum = own.reduce((total, { count }) => total + count, 0)
  const name: Words = scheme === 'class' ? { en: 'classes', zh: '类别' } : { en: 'tiers', zh: '等级' }
  if (sum === 0) return { en: `${name.en}: nobody moved`, zh: `${name.zh}：无变动` }
  const listed = (language: Language): string => {
    const parts = own.slice(0, shownSteps).map((one) => say(countedWords(one), language))
    return parts.join(language === 'zh' ? '，' : ', ') + (own.length > shownSteps ? ' ...' : '')
  }
  return {
    en: `${name.en}: ${grouped(sum)} moved (${listed('en')})`,
    zh: `${name.zh}：${grouped(sum)} 位变动（${listed('zh')}）`,
  }
}

const shownLists = 6

const listWords = ({ lists, out }: NightReport): Words =>
  both((language) => {
    if (lists.length === 0) return say({ en: 'lists: nobody is to be contacted', zh: '名单：无人待联系' }, language)
    const parts = lists
      .slice(0, shownLists)
      .map(({ owner, owner_name, rows }) => `${owner_name ?? owner ?? say(nobody, language)} ${grouped(rows)}`)
    const more = grouped(lists.length - parts.length)
    if (lists.length > parts.length) parts.push(say({ en: `${more} more lists`, zh: `另有 ${more} 份` }, language))
    return language === 'zh' ? `名单：${parts.join('，')} → ${out ?? ''}` : `lists: ${parts.join(', ')} → ${out ?? ''}`
  })

const stepNames: Readonly<Record<NightStep, Words>> = {
  backup: { en: 'backup', zh: '备份' },
  movement: { en: 'classes and tiers', zh: '类别与等级' },
  missed: { en: 'missed visits', zh: '错过的回访' },
  retention: { en: 'retention', zh: '保留期' },
  lists: { en: 'lists', zh: '名单' },
}

/** What an error says. */
export const messageOf = (error: unknown): Words =>
  isFailure(error) ? error.words : same(error instanceof Error ? error.message : String(error))

const failedWords = ({ step, error }: StepDone): Words => {
  const [name, message] = [stepNames[step], messageOf(error)]
  return { en: `${name.en}: failed: ${message.en}`, zh: `${name.zh}：失败：${message.zh}` }
}

const nightsWords = ({ nights, day, leftOut }: NightReport): readonly Words[] => {
  const caught = nights.filter((night) => night !== day)
  const [first = '', ...more] = caught
  const days = caught.length > 4 ? `${first} .. ${more.at(-1) ?? ''}` : caught.join(', ')
  return [
    ...(leftOut === 0
      ? []
      : [
          {
            en: `${counted(leftOut, 'night')} ${leftOut === 1 ? 'is' : 'are'} too far back and left out (nights_at_most); what moved on them counts on ${nights[0] ?? day}`,
            zh: `${grouped(leftOut)} 个夜晚过于久远，未补做（nights_at_most）；其间的变动记在 ${nights[0] ?? day}`,
          },
        ]),
    ...(caught.length === 0
      ? []
      : [
          {
            en: `${caught.length === 1 ? 'one night was' : `${grouped(caught.length)} nights were`} caught up (${days})`,
            zh: `补做了 ${grouped(caught.length)} 个夜晚（${days}）`,
          },
        ]),
  ]
}

const doneWords = (report: NightReport): Words => {
  const took = secondsText(report.seconds)
  const [first, ...more] = nightsWords(report).slice(-1)
  const end = more.length === 0 && first !== undefined ? { en: `; ${first.en}`, zh: `；${first.zh}` } : same('')
  if (report.dryRun) return { en: `a trial: nothing was written${end.en}`, zh: `试运行：未写入任何内容${end.zh}` }
  return { en: `done in ${took}${end.en}`, zh: `用时 ${took}${end.zh}` }
}

const stepLines = (report: NightReport, { step, seconds, error }: StepDone): readonly Line[] => {
  if (error !== undefined) return [{ words: failedWords({ step, seconds, error }) }]
  switch (step) {
    case 'backup': {
      const name = basename(report.backup ?? '')
      // Sixteen letters tell heads apart, and a line stays short.
      const head = report.head?.slice(0, report.head.indexOf(':') + 17)
      return [
        { words: { en: `backup ${name} (checked)`, zh: `备份 ${name}（已校验）` }, took: seconds },
        ...(head === undefined ? [] : [{ words: { en: `head of the history ${head}`, zh: `历史链头 ${head}` } }]),
      ]
    }
    case 'movement':
      return report.first
        ? [
            {
              words: {
                en: 'classes and tiers: noted for the first time',
                zh: '类别与等级：首次记录',
              },
              took: seconds,
            },
          ]
        : [{ words: movedWords('class', report.moves), took: seconds }, { words: movedWords('tier', report.moves) }]
    case 'missed':
      return [
        { words: { en: `missed visits: ${grouped(report.missed)}`, zh: `错过的回访：${grouped(report.missed)}` } },
      ]
    case 'retention':
      return retentionWords(report.rules).map((words, at) => (at === 0 ? { words, took: seconds } : { words }))
    case 'lists':
      return [{ words: listWords(report), took: seconds }]
  }
}

const linesOf = (report: NightReport): readonly Line[] => {
  const { steps, toContact, dryRun, day } = report
  const rules = report.rules.length === 0 ? [] : (['retention'] as const)
  const tried = dryRun ? (['movement', 'missed', ...rules] as const).map((step) => ({ step, seconds: 0 })) : steps
  const older = nightsWords(report).slice(0, -1)
  return [
    ...(tried.length === 0
      ? [
          {
            words: {
              en: `the night of ${day} was done before: nothing to do`,
              zh: `${day} 的夜间任务已完成，无事可做`,
            },
          },
        ]
      : tried.flatMap((step) => stepLines(report, step))),
    ...(toContact === null || steps.some(({ step }) => step === 'lists')
      ? []
      : [
          {
            words: {
              en: `to contact: ${grouped(toContact)}    crm today`,
              zh: `待联系：${grouped(toContact)} 位    crm today`,
            },
          },
        ]),
    ...older.map((words) => ({ words })),
    { words: doneWords(report) },
  ]
}

/** The lines of the summary, each in both languages. */
export const summaryOf = (report: NightReport): readonly Words[] => {
  const head = `${report.day} ${report.begun}  `
  return linesOf(report).map(({ words, took }, place) =>
    both((language) => {
      const text = say(words, language)
      const time =
        took === undefined ? '' : `${' '.repeat(Math.max(2, timeColumn - cellWidth(text)))}${secondsText(took)}`
      return padCells(place === 0 ? head : '', cellWidth(head)) + text + time
    }),
  )
}
