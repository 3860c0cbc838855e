// `undo` and `redo`: takes back an entry of the history, and brings it back.
import { treeFields } from '../command/circles.queries.ts'
import { type Act, type Command, type Outcome, type StoreScene, type WriteScene, writes } from '../command/command.ts'
import type { Options } from '../command/option.ts'
import { recordName } from '../command/record-name.ts'
import { writeOptions } from '../command/verbs/verb.ts'
import { wordsOver } from '../command/words-over.ts'
import { countsOfEntry, rowNow } from '../database/history.ts'
import { undoEntry } from '../database/undo.ts'
import { entryToRedo, entryToUndo } from '../database/undo-choice.ts'
import type { Kept, Undone } from '../database/undo-clash.ts'
import { Failure } from '../kernel/failure.ts'
import { same, type Words } from '../kernel/words.ts'
import { wordsOfCounts } from './counts-by-noun.ts'
import { jsonOfWritten, linesOfWritten, type UndoWritten, undoWritten } from './undo-written.act.ts'

const keptAtMost = 20

const hint = same('crm history')

const nothing = (what: 'undo' | 'redo'): Failure =>
  what === 'undo'
    ? new Failure(
        'notFound',
        'nothing-to-undo',
        { en: 'there is nothing of yours to undo', zh: '没有可撤销的操作' },
        { hint },
      )
    : new Failure(
        'notFound',
        'nothing-to-redo',
        { en: 'there is nothing of yours to redo', zh: '没有可重做的操作' },
        { hint },
      )

const entryNamed = (scene: StoreScene): number | null => {
  const [word, ...rest] = scene.words
  if (word === undefined) return null
  if (/^\d{1,15}$/.test(word) && rest.length === 0) return Number(word)
  throw new Failure(
    'usage',
    'bad-value',
    { en: `"${wordsOver(scene.words)}" is not the number of an entry`, zh: `“${wordsOver(scene.words)}”不是条目编号` },
    { field: 'entry', hint },
  )
}

const outcome = (scene: StoreScene, undone: Undone, written: UndoWritten, verb: Words, infinitive: string): Outcome => {
  const name = recordName(scene.nouns)
  const numbers = wordsOfCounts(written.counts)
  const line = (kept: Kept): Words => ({
    en: `   stays: ${name(kept.table, kept.id)}, ${kept.why.en}`,
    zh: `   保留：${name(kept.table, kept.id)}，${kept.why.zh}`,
  })
  const more = undone.kept.length - keptAtMost
  return {
    ...(undone.kept.length > 0 ? { exit: 'partly' as const } : {}),
    print: (page, ending) =>
      page.report(
        {
          ok: undone.kept.length === 0,
          entry: ending.entry,
          undoes: undone.undoes,
          ...jsonOfWritten(written),
          kept: undone.kept.map(({ table, id, why }) => ({ id: name(table, id), why: why.en })),
          ...(ending.dryRun ? { dry_run: true } : {}),
        },
        [
          {
            en: `${ending.dryRun ? `would ${infinitive}` : verb.en} entry ${undone.undoes}: ${numbers.en}`,
            zh: `${ending.dryRun ? '（试运行）' : ''}${verb.zh}条目 ${undone.undoes}：${numbers.zh}`,
          },
          ...linesOfWritten(written),
          ...undone.kept.slice(0, keptAtMost).map(line),
          ...(more > 0 ? [{ en: `   ... ${more} more stay`, zh: `   ……另有 ${more} 条保留` }] : []),
        ],
      ),
  }
}

const options: Options = {
  strict: { about: { en: 'an import is taken back whole or not at all', zh: '导入须整体撤销，否则不撤销' } },
  ...writeOptions,
}

/** How records are called beside what stays: the line of an order by its order. */
const nameIn = ({ nouns, writing }: WriteScene): ((table: string, id: number) => string) => {
  const name = recordName(nouns)
  return (table, id) => {
    const lined = nouns.find(({ lines }) => lines?.table === table)
    const parent = lined?.lines ? rowNow(writing, table, id)?.[lined.lines.parent] : undefined
    return lined && typeof parent === 'number' ? name(lined.table, parent) : name(table, id)
  }
}

const undoing =
  (what: 'undo' | 'redo', verb: Words) =>
  async (scene: StoreScene): Promise<Act> => {
    const named = what === 'undo' ? entryNamed(scene) : null
    return async (write) => {
      const find = what === 'undo' ? entryToUndo : entryToRedo
      const entry = named ?? find(write.writing.lane, write.actor.name)
      if (entry === null) throw nothing(what)
      const strict = write.given.flag('strict')
      const tableOf = (noun: string) => write.nouns.find(({ name }) => name === noun)?.table
      const undone = await undoEntry(write.writing, entry, { strict, nameOf: nameIn(write), tableOf })
      const { veil } = write.facts
      if (veil) (await import('../command/veil/written-under.lazy.ts')).refuseUndone(veil, write, undone.undoes)
      const tables = countsOfEntry(write.writing, write.writing.entry)
      const mayCircle = write.nouns.some((noun) => tables.has(noun.table) && treeFields(noun).length > 0)
      if (mayCircle || tables.has('segment')) {
        const { refuseClosedCircles } = await import('./undo-circles.lazy.ts')
        await refuseClosedCircles(write, undone.undoes, new Set(tables.keys()))
      }
      return outcome(write, undone, await undoWritten(write, tables), verb, what)
    }
  }

/** `crm undo [ENTRY]`. */
export const undoCommand: Command = writes({
  path: ['undo'],
  checksWords: true,
  aliases: ['撤销'],
  summary: { en: 'Take back your last deed, or an entry of the history', zh: '撤销上一步操作，或历史中的某个条目' },
  details: {
    en: 'Bulk verbs and imports are one entry. Of an import, records that were edited since or that later records refer to stay and are named (exit 5). Where nothing of yours is left to take back, or the entry is not there, it is exit 3.',
    zh: '批量操作和导入各为一个条目。撤销导入时，此后被修改或被引用的记录会保留并列出（退出码 5）。没有可撤销的操作或条目不存在时，退出码为 3。',
  },
  positionals: [{ name: 'entry', about: { en: 'its number', zh: '条目编号' }, optional: true }],
  options,
  examples: [
    { about: { en: 'the last one', zh: '上一步' }, line: 'crm undo' },
    { about: { en: 'see first what it would do', zh: '先看看会怎样' }, line: 'crm undo -n' },
  ],
  plan: undoing('undo', { en: 'undid', zh: '已撤销' }),
})

/** `crm redo`. */
export const redoCommand: Command = writes({
  path: ['redo'],
  aliases: ['重做'],
  summary: { en: 'Bring back what you undid last', zh: '重做刚撤销的操作' },
  details: {
    en: 'One undo at a time, until you write something new. Where nothing is left to bring back it is exit 3.',
    zh: '每次重做一步，直到你写入新的内容为止。没有可重做的操作时，退出码为 3。',
  },
  options,
  examples: [{ about: { en: 'one undo back', zh: '恢复一步' }, line: 'crm redo' }],
  plan: undoing('redo', { en: 'redid', zh: '已重做' }),
})
