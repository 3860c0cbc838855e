// What a night came to, for people line by line and for programs as one object; failed steps go to stderr.
import type { FileScene, Outcome } from '../command/command.ts'
import { reportFailure } from '../command/report-failure.ts'
import type { Json } from '../kernel/json.ts'
import type { NightReport } from './night-report.ts'
import { messageOf, summaryOf } from './summary-lines.act.ts'

const jsonOf = (report: NightReport): Record<string, Json> => ({
  ok: report.steps.every(({ error }) => error === undefined),
  ...(report.dryRun ? { dry_run: true } : {}),
  day: report.day,
  nights: report.nights,
  left_out: report.leftOut,
  backup: report.backup,
  head: report.head,
  moves: report.moves.map(({ scheme, from, to, count }) => ({ scheme, from, to, count })),
  missed: report.missed,
  ...(report.rules.length === 0
    ? {}
    : {
        retention: report.rules.map(({ rule, name, automatic, due, held, erased }) => ({
          rule,
          name,
          automatic,
          due,
          held,
          erased,
        })),
      }),
  to_contact: report.toContact,
  lists: report.lists.map(({ owner, owner_name, rows, files }) => ({ owner, owner_name, rows, files })),
  steps: report.steps.map(({ step, seconds, error }) => ({
    step,
    ok: error === undefined,
    seconds,
    message: error === undefined ? null : messageOf(error).en,
  })),
  seconds: report.seconds,
})

/** The outcome of a run: exit 5 where a step failed, each told on stderr even when quiet. */
export const outcomeOf = (scene: FileScene, report: NightReport): Outcome => {
  const failed = report.steps.filter(({ error }) => error !== undefined)
  const isSilent = scene.given.flag('quiet-if-empty') && failed.length === 0 && report.toContact === 0
  const night = { en: `the night of ${report.day} is run`, zh: `${report.day} 的夜间任务已执行` }
  return {
    ...(report.dryRun ? {} : { done: { words: night, look: 'crm list nights' } }),
    ...(failed.length > 0 ? { exit: 'partly' as const } : {}),
    print: async (page) => {
      const json = page.format === 'json' || page.format === 'ndjson'
      const options = { language: page.language, json, debug: scene.given.flag('debug') }
      for (const { error } of failed)
        reportFailure(error, scene.world.stderr.stream, { ...options, mended: await scene.mended(error) })
      for (const note of report.notes) page.notice(note)
      if (!isSilent) await page.report(jsonOf(report), summaryOf(report))
    },
  }
}
