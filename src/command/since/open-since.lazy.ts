// `--since-last-run NAME`: what the run of that name has not been given yet, and the mark that is moved once all of it has
// been handed over. Until then, and with --peek, nothing is written.
import type { Writing } from '../../database/store.ts'
import { withTemporary } from '../../database/temporary.ts'
import { Failure } from '../../kernel/failure.ts'
import { localOfInstant } from '../../kernel/instant.ts'
import { cleanText, foldText } from '../../kernel/text.ts'
import { same } from '../../kernel/words.ts'
import type { ReadScene } from '../command.ts'
import type { Row } from '../noun.ts'
import type { Selection } from '../selection.ts'
import { shellWord } from '../shell-line.ts'
import { type Given, type Matched, matchedBy, onlyFresh } from './fresh.queries.ts'
import { bytesOfIds } from './id-set.ts'
import { lastEntry, readMark, writeMark } from './marks.queries.ts'

/** A list or an export of what is new to a run. */
export interface Since {
  /** Narrows the selection; undefined where nothing was asked for and nothing narrows it. */
  readonly where?: NonNullable<Selection['where']>
  /** How many records are new. */
  readonly count: number
  /** When the run was last asked for, as a clock time in the store's zone; null for the first time. */
  readonly last: string | null
  /** Passes rows on, which have their id and title, and notes which of them were taken. */
  readonly noted: (rows: Iterable<Row>) => Iterable<Row>
  /** Says that all that is new was given, where rows cannot be noted one by one. */
  readonly allGiven: () => void
  /** Moves the mark to what was given. */
  readonly delivered: (writing: Writing) => Promise<void>
}

/** The name of the run; undefined where none is asked for. Throws a `Failure` (exit 2) for an empty one. */
const runAsked = ({ given }: ReadScene): string | undefined => {
  const text = given.text('since-last-run')
  if (text === undefined) return undefined
  const name = cleanText(text, { multiline: false })
  if (name !== '' && name.length <= 100) return name
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--since-last-run cannot be "${text}"`, zh: `--since-last-run 不能是“${text}”` },
    {
      field: 'since-last-run',
      why: { en: 'it is a name of your own for the script that asks', zh: '它是您给脚本起的名称' },
      hint: same('--since-last-run newsletter'),
    },
  )
}

/** What is asked for beside the name, as one line: the same line asks for the same. */
const askedLine = ({ words, given }: ReadScene): string =>
  [
    ...words.map(shellWord),
    ...given.texts('where').map((text) => `--where ${shellWord(text)}`),
    ...given.texts('segment').map((text) => `--segment ${shellWord(text)}`),
    ...(given.flag('removed') ? ['--removed'] : []),
  ].join(' ')

const namesIn = (stored: string | null): ReadonlySet<string> => {
  const names: unknown = stored === null ? [] : JSON.parse(stored)
  return new Set(Array.isArray(names) ? names.map(String) : [])
}

interface Taken {
  readonly ids: Set<number>
  readonly names: Set<string>
  all: boolean
}

/** What counts as given afterwards: all that was found but what is new and was not taken. */
const knownAfter = (matched: Matched, taken: Taken) => {
  if (taken.all)
    return { ids: matched.ids, names: matched.names, given: matched.freshIds.length + matched.freshNames.length }
  const leftIds = new Set(matched.freshIds.filter((id) => !taken.ids.has(id)))
  const leftNames = new Set(matched.freshNames.filter((name) => !taken.names.has(name)))
  return {
    ids: matched.ids.filter((id) => !leftIds.has(id)),
    names: matched.names.filter((name) => !leftNames.has(name)),
    given: taken.ids.size + taken.names.size,
  }
}

const moved =
  (scene: ReadScene, name: string, command: string, matched: Matched, taken: Taken, entry: number) =>
  async (writing: Writing): Promise<void> => {
    const { ids, names, given } = knownAfter(matched, taken)
    await writeMark(writing, {
      name,
      command,
      asked: askedLine(scene),
      at: writing.now,
      who: scene.actor.name,
      entry,
      given,
      known: ids.length + names.length,
      ids: bytesOfIds(ids),
      names: names.length === 0 ? null : JSON.stringify(names),
    })
  }

const tellOther = (scene: ReadScene, name: string, before: string): void => {
  if (before === askedLine(scene)) return
  scene.notice({
    en: `"${name}" was last asked with ${before === '' ? 'no filter' : before}; what it was given then counts here too`,
    zh: `“${name}”上次查询的条件是 ${before === '' ? '（无）' : before}；当时给出的在此同样算作已给出`,
  })
}

/**
 * Opens the run that a line asks for; null where it asks for none. The table `standing` must hold for the day. Throws a
 * `Failure` (exit 2) for a name that is none.
 * @param verb an export gives what was written since as well
 */
export const openSince = async (
  scene: ReadScene,
  verb: 'list' | 'export',
  { noun, where, removed }: Pick<Selection, 'noun' | 'where' | 'removed'>,
): Promise<Since | null> => {
  const name = runAsked(scene)
  if (name === undefined) return null
  const { reading } = scene
  const command = `${verb} ${noun.name}`
  const mark = await readMark(reading, name, command)
  const given: Given | null = mark ? { ids: mark.ids, names: namesIn(mark.names), entry: mark.entry } : null
  const asked = { ...(where ? { where } : {}), ...(removed ? { removed } : {}) }
  const matched = matchedBy(reading, scene.nouns, noun, asked, { given, changed: verb === 'export' })
  const entry = await lastEntry(reading)
  if (mark) tellOther(scene, name, mark.asked)
  const taken: Taken = { ids: new Set(), names: new Set(), all: false }
  const narrowed = mark ? await withTemporary(reading.lane, async () => onlyFresh(reading, matched, where)) : where
  return {
    ...(narrowed ? { where: narrowed } : {}),
    count: matched.freshIds.length + matched.freshNames.length,
    last: mark ? localOfInstant(mark.at, scene.facts.zone).slice(0, 16) : null,
    noted: function* (rows) {
      for (const row of rows) {
        yield row
        if (row.id !== null && row.id !== undefined) taken.ids.add(Number(row.id))
        else taken.names.add(foldText(String(row[noun.title ?? ''] ?? '')))
      }
    },
    allGiven: () => {
      taken.all = true
    },
    delivered: moved(scene, name, command, matched, taken, entry),
  }
}
