// `remove` and `restore`: a record leaves every list and count, and comes back. Nothing is destroyed.
import { lettered } from '../../kernel/reference.ts'
import type { Words } from '../../kernel/words.ts'
import { confirm, idsText, type Target, targetOf } from '../bulk.ts'
import { bulkOutcome } from '../bulk-outcome.ts'
import type { Act, StoreScene } from '../command.ts'
import { writes } from '../command.ts'
import { ifEntryOption, refuseLater } from '../if-entry.ts'
import type { Noun, Stored } from '../noun.ts'
import { countedNoun, nounIn } from '../noun-words.ts'
import { notFound } from '../reference.ts'
import { markOf, setMark } from '../removal.queries.ts'
import { rowOf, type Saved } from '../save.ts'
import { titleOf, writtenOne } from '../written.ts'
import { bulkOptionsOf, examplesOf, type VerbFor, writeOptions } from './verb.ts'

// Of many no more is kept than what a dry run spells out.
const keptWhole = 20

const marked =
  (noun: Noun, ids: readonly number[], many: boolean, removing: boolean): Act =>
  async (write) => {
    const { writing } = write
    const saved: Saved[] = []
    const removed: Stored = removing ? writing.now : null
    let whole = 0
    for (const id of ids) {
      const state = markOf(writing, noun, id)
      if (!state) throw notFound(noun, String(id))
      refuseLater(write, noun, state)
      const changed = (state.removed !== null) !== removing
      const before = whole < keptWhole ? ((await rowOf(writing, noun, id)) ?? state) : state
      if (changed) {
        setMark(writing, noun, state, removed)
        whole += 1
      }
      saved.push({ id, before, row: changed ? { ...before, removed } : before, changed })
    }
    const verb = removing ? { en: 'removed', zh: '已删除' } : { en: 'restored', zh: '已恢复' }
    const [only] = saved
    if (many || !only) return bulkOutcome(write, noun, saved, verb)
    const id = lettered(noun.letter, only.id)
    return writtenOne(write, noun, only, {
      verb,
      ...(removing && only.changed ? { next: `crm restore ${noun.name} ${id}` } : {}),
    })
  }

const questionOf = async (scene: StoreScene, noun: Noun, { ids, many }: Target): Promise<Words> => {
  const all = countedNoun(noun, ids.length)
  if (many) return { en: `remove ${all.en}`, zh: `删除 ${all.zh}` }
  const [id] = ids
  const row = id === undefined ? undefined : await rowOf(scene.store, noun, id)
  const named = `${idsText(noun, ids)}${row && noun.title ? ` ${titleOf(noun, row)}` : ''}`
  return { en: `remove ${named}`, zh: `删除 ${named}` }
}

const planRemove = async (scene: StoreScene, noun: Noun): Promise<Act> => {
  const target = await targetOf(scene, noun, 'remove', { removed: false })
  if (target.ids.length > 0) await confirm(scene, await questionOf(scene, noun, target))
  return marked(noun, target.ids, target.many, true)
}

const planRestore = async (scene: StoreScene, noun: Noun): Promise<Act> => {
  const target = await targetOf(scene, noun, 'restore', { removed: true })
  return marked(noun, target.ids, target.many, false)
}

const ref = {
  name: 'ref',
  about: { en: 'id, key, name, phone or mail', zh: '编号、名称、电话或邮箱' },
  optional: true,
} as const

/** `crm remove NOUN REF`. */
export const removeVerb: VerbFor = (noun) =>
  writes({
    path: ['remove', noun.name],
    checksWords: true,
    summary: { en: `Remove ${nounIn(noun).en}; it can be restored`, zh: `删除${nounIn(noun).zh}（可恢复）` },
    positionals: [ref],
    options: { ...bulkOptionsOf(noun), ...ifEntryOption, ...writeOptions },
    examples: examplesOf(noun, 'remove'),
    plan: (scene) => planRemove(scene, noun),
  })

/** `crm restore NOUN REF`. */
export const restoreVerb: VerbFor = (noun) =>
  writes({
    path: ['restore', noun.name],
    checksWords: true,
    summary: { en: `Bring back ${nounIn(noun).en} that was removed`, zh: `恢复已删除的${nounIn(noun).zh}` },
    positionals: [ref],
    options: { ...bulkOptionsOf(noun), ...ifEntryOption, ...writeOptions },
    examples: examplesOf(noun, 'restore'),
    plan: (scene) => planRestore(scene, noun),
  })
