// `add` and `edit` of tags: as for any noun; a new name is written on every customer that bears the tag.
import { confirm } from '../command/bulk.ts'
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import { shellWord } from '../command/shell-line.ts'
import { askAbove } from '../command/verbs/edit.ts'
import { regularVerbs } from '../command/verbs/index.ts'
import { Failure } from '../kernel/failure.ts'
import { cleanText } from '../kernel/text.ts'
import { counted, same } from '../kernel/words.ts'
import { changeUndeclared, countBearers, refuseDoubles, renaming, tagNamed, writing } from './tag.act.ts'
import { tagNoun } from './tag.noun.ts'

const add = writing(regularVerbs.add(tagNoun))
const edit = writing(regularVerbs.edit(tagNoun))

/** `crm add tag`. */
export const addTag: Command = writes({
  ...add,
  plan: async (scene) => {
    const act = await add.plan(scene)
    return async (write) => {
      const outcome = await act(write)
      await refuseDoubles(write.writing)
      return outcome
    }
  },
})

const nothingSaid = (name: string): Failure =>
  new Failure(
    'usage',
    'nothing-to-change',
    { en: 'nothing to change was given', zh: '没有给出要修改的内容' },
    { field: 'note', hint: same(`crm edit tag ${shellWord(name)} --note TEXT`) },
  )

const askForMany = async (scene: StoreScene, name: string, to: string): Promise<void> => {
  const customers = await countBearers(scene, name)
  if (customers <= askAbove) return
  await confirm(scene, {
    en: `rename the tag ${name} to ${to} on ${counted(customers, 'customer')}`,
    zh: `在 ${customers} 位客户上把标签“${name}”改名为“${to}”`,
  })
}

/** Says something of a tag that customers merely bear: with that it is declared. */
const declaring = async (scene: StoreScene, name: string): Promise<Act> => {
  // Nothing said is asked for, or refused, as of any record.
  if (!['key', 'note', 'set'].some((flag) => scene.given.has(flag))) throw nothingSaid(name)
  return add.plan({ ...scene, words: [name] })
}

/** `crm edit tag`. */
export const editTag: Command = writes({
  ...edit,
  details: {
    en: 'A new --name is written on every customer that bears the tag, in the same entry of the history. A tag that is used without being declared can be renamed too, also onto another tag.',
    zh: '修改 --name 时，所有带此标签的客户会在同一历史条目中同步修改。未声明但在用的标签也可以改名，或并入另一个标签。',
  },
  examples: [
    { about: { en: 'rename it on every customer', zh: '在所有客户上改名' }, line: 'crm edit tag vip --name VIP' },
  ],
  plan: async (scene) => {
    const to = scene.given.text('name')
    const tag = await tagNamed(scene)
    if (tag !== null && !tag.declared && to === undefined) return declaring(scene, tag.name)
    if (tag === null || to === undefined) return renaming(await edit.plan(scene))
    await askForMany(scene, tag.name, to)
    if (tag.declared) return renaming(await edit.plan(scene))
    return changeUndeclared(tag.name, cleanText(to), { en: 'renamed on', zh: '已同步修改' })
  },
})
