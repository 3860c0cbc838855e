// `show entry`: one entry of the journal with what it did to each record.
import { type Command, reads } from '../command/command.ts'
import { limitOf } from '../command/verbs/list.ts'
import { changesOfEntry, countsOfEntry, type HistoryEntry, history } from '../database/history.ts'
import { Failure } from '../kernel/failure.ts'
import { localOfInstant } from '../kernel/instant.ts'
import { same, type Words } from '../kernel/words.ts'
import { changeTeller, jsonOfChange, linesOfChange, type ToldChange } from './change-lines.ts'
import { countsByNoun, jsonOfCounts, wordsOfCounts } from './counts-by-noun.ts'
import { typedWords } from './history-lines.ts'

const shownAtMost = 20

const indented = ({ en, zh }: Words): Words => ({ en: `   ${en}`, zh: `   ${zh}` })

const headOf = (entry: HistoryEntry, zone: string): Words => {
  const start = `${entry.id}  ${localOfInstant(entry.at, zone).slice(0, 16)}  ${entry.who}  `
  const { en, zh } = typedWords(entry)
  return { en: start + en, zh: start + zh }
}

/** `crm show entry N`: one entry with every change. */
export const showEntryCommand: Command = reads({
  path: ['show', 'entry'],
  summary: { en: 'One entry of the history with its changes', zh: '查看一个历史条目及其改动' },
  positionals: [{ name: 'entry', about: { en: 'its number', zh: '条目编号' } }],
  options: { limit: { about: { en: 'at most so many records', zh: '最多显示的记录数' }, value: 'N' } },
  examples: [{ about: { en: 'what exactly was changed', zh: '具体改动了什么' }, line: 'crm show entry 1' }],
  run: async (scene) => {
    const [word] = scene.words
    if (word === undefined)
      throw new Failure(
        'usage',
        'missing-target',
        { en: 'show which entry?', zh: '查看哪个条目？' },
        { field: 'entry', hint: same('crm show entry 1') },
      )
    const number = word !== undefined && /^\d{1,15}$/.test(word) ? Number(word) : null
    const [entry] = number === null ? [] : await history(scene.reading, { among: [number], limit: 1 })
    if (!entry)
      throw new Failure(
        'notFound',
        'no-entry',
        { en: `there is no entry ${word ?? ''}`, zh: `没有条目 ${word ?? ''}` },
        { hint: same('crm history') },
      )
    return {
      print: async (page) => {
        const limit = limitOf(scene) ?? shownAtMost
        const counts = countsByNoun(scene.nouns, countsOfEntry(scene.reading, entry.id))
        const tell = changeTeller(scene, scene.reading)
        const changes: ToldChange[] = []
        for (const change of changesOfEntry(scene.reading, entry.id)) {
          if (limit > 0 && changes.length === limit) break
          changes.push(await tell(change))
        }
        await page.report(
          {
            entry: entry.id,
            at: entry.at,
            who: entry.who,
            command: entry.typed ?? entry.command,
            reason: entry.reason,
            kind: entry.kind,
            records: entry.records,
            undone_by: entry.undone_by,
            counts: jsonOfCounts(counts),
            ...(entry.erased === 1 ? { erased: true } : {}),
            changes: changes.map(jsonOfChange),
          },
          [
            headOf(entry, scene.facts.zone),
            ...(entry.reason === null ? [] : [{ en: `   why: ${entry.reason}`, zh: `   原因：${entry.reason}` }]),
            ...(entry.records > 1 ? [indented(wordsOfCounts(counts))] : []),
            ...changes.flatMap(linesOfChange),
            ...(changes.length < entry.records && limit > 0 && changes.length === limit
              ? [
                  {
                    en: `   ... ${entry.records} records in all; --limit 0 shows them`,
                    zh: `   ……共 ${entry.records} 条；--limit 0 显示全部`,
                  },
                ]
              : []),
          ],
        )
      },
    }
  },
})
