// `list revisits` and `today`: who is to be contacted, by whom, why, in what order.
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import type { Page } from '../command/page.ts'
import { describeDay } from '../kernel/day-words.ts'
import { lettered } from '../kernel/reference.ts'
import { grouped, say, type Words } from '../kernel/words.ts'
import { phraseLines } from '../output/phrases.ts'
import type { Duty } from './duty.ts'
import { explainRevisits } from './explain-revisits.act.ts'
import { listRevisits, type OpenRevisits, openRevisits, type Revisits } from './list-revisits.queries.ts'
import type { ReasonSource } from './reason-source.ts'
import { revisitColumns, screenColumns } from './revisit.columns.ts'
import { faultPhrase, revisitNotes } from './revisit-notes.ts'
import { revisitOptions, revisitQuestion } from './revisit-question.act.ts'

const shownLimit = 50

const noteFaults = (page: Page, list: Omit<OpenRevisits, 'each' | 'joined'>): void => {
  for (const note of revisitNotes(list)) page.notice(note)
}

const noteCut = (page: Page, { total }: Pick<Revisits, 'total'>, limit: number | null): void => {
  if (limit !== null && limit > 0 && limit < total)
    page.notice({
      en: `${grouped(limit)} of ${grouped(total)}; --limit 0 shows all`,
      zh: `共 ${grouped(total)} 位，显示 ${limit} 位；--limit 0 显示全部`,
    })
}

const emptyExit = (scene: ReadScene, list: Pick<Revisits, 'total'>) =>
  list.total === 0 && scene.given.flag('exit-status') ? ('nothing' as const) : undefined

const countText = (page: Page, total: number): string =>
  page.format === 'json' || page.format === 'ndjson' ? `${JSON.stringify({ count: total })}\n` : `${total}\n`

const nobody: Words = { en: 'nobody is to be contacted', zh: '今天没有需要联系的客户' }

const printRows = async (scene: ReadScene, page: Page, list: OpenRevisits): Promise<void> => {
  const columns = revisitColumns(scene.facts)
  if (page.joined) {
    const keys = columns.map(({ key }) => key)
    const { columns: joined, blocks } = list.joined(keys, page.joined)
    return page.joined.print(keys, joined, blocks)
  }
  const narrow = page.human && !scene.given.has('fields')
  await page.rows(narrow ? screenColumns(scene.facts) : columns, list.each)
}

const runList = async (scene: ReadScene, sources: readonly ReasonSource[]): Promise<Outcome> => ({
  print: async (page) => {
    const counting = scene.given.flag('count')
    if (scene.given.flag('explain'))
      return explainRevisits(scene, await revisitQuestion(scene, sources, shownLimit), page)
    const question = await revisitQuestion(scene, sources, page.human ? shownLimit : 0)
    const list = await openRevisits(scene.reading, counting ? { ...question, limit: 1 } : question)
    if (counting) await page.text(countText(page, list.total))
    else {
      await printRows(scene, page, list)
      noteCut(page, list, question.limit)
      if (list.total === 0) page.notice(nobody)
    }
    noteFaults(page, list)
    return emptyExit(scene, list)
  },
})

/** `crm list revisits`. */
export const listRevisitsCommand = (sources: readonly ReasonSource[]): Command =>
  reads({
    path: ['list', 'revisits'],
    summary: { en: 'The revisit list: who to contact, why, in what order', zh: '回访名单：联系谁、为什么、先后顺序' },
    positionals: [
      { name: 'filter', about: { en: 'a filter on customers', zh: '客户筛选条件' }, optional: true, rest: true },
    ],
    options: revisitOptions(sources),
    examples: [
      { about: { en: 'the list of one colleague', zh: '某位同事的名单' }, line: 'crm list revisits --owner 王芳' },
      {
        about: { en: 'birthdays of the next two weeks', zh: '未来两周的生日' },
        line: 'crm list revisits --why birthday --lead 14',
      },
      { about: { en: 'as a file for each night', zh: '每晚导出' }, line: 'crm list revisits -o revisits.csv' },
    ],
    run: (scene) => runList(scene, sources),
  })

const headLine = (scene: ReadScene, list: Revisits, language: 'en' | 'zh'): string => {
  const owner = scene.given.text('owner')
  const first = list.bands[1] ?? 0
  const day = describeDay(scene.today, language)
  if (language === 'zh')
    return `${day} · 待联系 ${grouped(list.total)} 位${first > 0 ? `，其中 ${grouped(first)} 项承诺` : ''} · 负责人：${owner ?? '全部'}`
  return `${day} · ${grouped(list.total)} to contact${first > 0 ? `, ${grouped(first)} of them promised` : ''} · owner: ${owner ?? 'all'}`
}

const footLines = (list: Revisits, { language, width }: Page): string => {
  const example = list.rows[0]
  if (!example) return ''
  const id = lettered('C', example.customer)
  const log = `crm log ${id} "..." --next 30d`
  const brief = `crm show customer ${id} --brief`
  const phrases =
    language === 'zh' ? [`联系之后：${log}`, `联系之前：${brief}`] : [`after a talk:  ${log}`, `before it:  ${brief}`]
  return phraseLines(phrases, { width, gap: 8, indent: 1 })
}

const dutyLines = async (
  scene: ReadScene,
  duties: readonly Duty[],
  { faults }: Pick<Revisits, 'faults'>,
  { language, width }: Page,
): Promise<string> => {
  const also = language === 'zh' ? '另有：' : 'also: '
  const line = (words: Words, command: string): string =>
    phraseLines([`${also}${say(words, language)}`, command], { width, indent: 1 })
  const lines: string[] = []
  for (const duty of duties) {
    const due = await duty(scene.reading, scene.today)
    if (due) lines.push(line(due.words, due.command))
  }
  const unread = faultPhrase(faults)
  if (unread) lines.push(line(unread, 'crm check'))
  return lines.join('')
}

const runToday = async (
  scene: ReadScene,
  sources: readonly ReasonSource[],
  duties: readonly Duty[],
): Promise<Outcome> => ({
  print: async (page) => {
    if (!page.human) return (await runList(scene, sources)).print(page, { entry: null, dryRun: false })
    const question = await revisitQuestion(scene, sources, 20)
    if (scene.given.flag('explain')) return explainRevisits(scene, question, page)
    const list = await listRevisits(scene.reading, question)
    if (scene.given.flag('count')) await page.text(countText(page, list.total))
    else {
      await page.text(`${phraseLines([headLine(scene, list, page.language)], { width: page.width })}\n`)
      if (list.rows.length > 0) {
        await page.rows(screenColumns(scene.facts), list.rows)
        await page.text(`\n${footLines(list, page)}`)
      } else page.notice(nobody)
      await page.text(await dutyLines(scene, duties, list, page))
      noteCut(page, list, question.limit)
    }
    // On the screen the faults have a line of their own, which names the command that lists them all.
    noteFaults(page, scene.given.flag('count') ? list : { ...list, faults: [] })
    return emptyExit(scene, list)
  },
})

/** `crm today`. */
export const todayCommand = (sources: readonly ReasonSource[], duties: readonly Duty[]): Command =>
  reads({
    path: ['today'],
    aliases: ['今天', '今日'],
    summary: { en: 'Who is to be contacted today, and what else is due', zh: '今天该联系谁，还有什么到期' },
    positionals: [
      { name: 'filter', about: { en: 'a filter on customers', zh: '客户筛选条件' }, optional: true, rest: true },
    ],
    options: revisitOptions(sources),
    examples: [
      { about: { en: 'the day begins', zh: '一天开始' }, line: 'crm today' },
      { about: { en: 'only mine', zh: '只看我的' }, line: 'crm today --owner @me' },
      {
        about: { en: 'for cron: exit 6 when nobody is due', zh: '用于 cron：无人待联系时退出码为 6' },
        line: 'crm today -e -q',
      },
    ],
    run: (scene) => runToday(scene, sources, duties),
  })
