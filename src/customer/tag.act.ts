// What commands on tags do to the customers that bear them: the tag is spelt anew on each, or taken off.
import type { Act, Command, Outcome, StoreScene, WriteCommand } from '../command/command.ts'
import { dryMark } from '../command/written.ts'
import type { Writing } from '../database/store.ts'
import { Failure } from '../kernel/failure.ts'
import { storedList } from '../kernel/stored-list.ts'
import { cleanText, foldText } from '../kernel/text.ts'
import { same, type Words } from '../kernel/words.ts'
import { bearersOf, declaredTags, doubledTags } from './tag-use.queries.ts'

/** The customers that were changed by a command on tags. */
export interface TagMoves {
  readonly customers: number
  readonly words: Words
}

const retag = (tags: string | null, from: string, to: string | null): string | null => {
  const folded = foldText(from)
  const kept = new Map<string, string>()
  for (const tag of storedList(tags)) {
    const next = foldText(tag) === folded ? to : tag
    // The tag may stand there already under its new name.
    if (next !== null && !kept.has(foldText(next))) kept.set(foldText(next), next)
  }
  return kept.size === 0 ? null : JSON.stringify([...kept.values()])
}

/** Spells a tag anew on every customer that bears it, or takes it off; removed customers too. Says how many. */
export const changeBearers = async (writing: Writing, from: string, to: string | null): Promise<number> => {
  let changed = 0
  for (const { id, tags } of await bearersOf(writing, from))
    if ((await writing.update('customer', id, { tags: retag(tags, from, to) })) !== null) changed += 1
  return changed
}

/** How many customers in use bear a tag. */
export const countBearers = async (scene: StoreScene, tag: string): Promise<number> =>
  (await bearersOf(scene.store, tag)).filter(({ removed }) => removed === null).length

/** Adds to the report of a command what it did to customers. */
export const withMoves = (outcome: Outcome, { customers, words }: TagMoves): Outcome => ({
  ...outcome,
  print: (page, ending) =>
    outcome.print(
      { ...page, report: (json, sentences) => page.report({ ...json, customers }, [...sentences, words]) },
      ending,
    ),
})

/** `   on 3 customers` with the verb of the deed. */
export const onCustomers = (verb: Words, customers: number): Words => ({
  en: `   ${verb.en} ${customers} ${customers === 1 ? 'customer' : 'customers'}`,
  zh: `   ${verb.zh} ${customers} 位客户`,
})

/** Refuses a tag that differs from another only in capitals, spaces or script: they would be one for customers. */
export const refuseDoubles = async (writing: Writing): Promise<void> => {
  const [doubled] = await doubledTags(writing)
  if (doubled === undefined) return
  throw new Failure(
    'conflict',
    'taken',
    { en: `the tag "${doubled}" is declared already`, zh: `标签“${doubled}”已声明` },
    { field: 'name', hint: same(`crm show tag ${doubled}`) },
  )
}

/** Runs a deed on declared tags, then spells anew on customers what it called otherwise. */
export const renaming =
  (act: Act): Act =>
  async (write) => {
    const before = new Map((await declaredTags(write.writing)).map(({ id, name }) => [id, name]))
    const outcome = await act(write)
    await refuseDoubles(write.writing)
    let customers = 0
    for (const { id, name } of await declaredTags(write.writing)) {
      const old = before.get(id)
      if (old !== undefined && old !== name) customers += await changeBearers(write.writing, old, name)
    }
    if (customers === 0) return outcome
    return withMoves(outcome, { customers, words: onCustomers({ en: 'renamed on', zh: '已同步修改' }, customers) })
  }

/** A regular verb that is known to write. */
export const writing = (command: Command): WriteCommand => {
  if (command.effect !== 'writes') throw new Error(`${command.path.join(' ')} does not write`)
  return command
}

/** The tag that a line names by its name, and whether it is declared; null where it names none, or by other means. */
export const tagNamed = async (
  scene: StoreScene,
): Promise<{ readonly name: string; readonly declared: boolean } | null> => {
  const [word, ...rest] = scene.words
  if (word === undefined || rest.length > 0 || scene.given.has('where') || scene.given.flag('all')) return null
  const name = cleanText(word).replace(/^[#＃]/, '')
  const tag = (await declaredTags(scene.store)).find(
    (one) => one.removed === null && foldText(one.name) === foldText(name),
  )
  if (tag) return { name: tag.name, declared: true }
  return (await countBearers(scene, name)) > 0 ? { name, declared: false } : null
}

/** Spells a tag that nobody declared anew on its customers, or takes it off. */
export const changeUndeclared =
  (name: string, to: string | null, verb: Words): Act =>
  async (write) => {
    const customers = await changeBearers(write.writing, name, to)
    return {
      print: (page, ending) => {
        const dry = dryMark(ending)
        const { en, zh } = onCustomers(verb, customers)
        return page.report(
          {
            ok: true,
            id: null,
            changed: [{ field: 'name', from: name, to }],
            customers,
            ...(ending.dryRun ? { dry_run: true } : {}),
            entry: ending.entry,
          },
          [{ en: `${dry.en}${en.trim()}`, zh: `${dry.zh}${zh.trim()}` }],
        )
      },
    }
  }
