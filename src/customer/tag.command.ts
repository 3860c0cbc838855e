// `add` and `edit` of tags: as for any noun; a new name is written on every customer that bears the tag.
import { confirm } from '../command/bulk.ts'
import { type Command, type StoreScene, writes } from '../command/command.ts'
import { askAbove } from '../command/verbs/edit.ts'
import { regularVerbs } from '../command/verbs/index.ts'
import { cleanText } from '../kernel/text.ts'
import { counted } from '../kernel/words.ts'
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

const askForMany = async (scene: StoreScene, name: string, to: string): Promise<void> => {
  const customers = await countBearers(scene, name)
  if (customers <= askAbove) return
  await confirm(scene, {
    en: `rename the tag ${name} to ${to} on ${counted(customers, 'customer')}`,
    zh: `在 ${customers} 位客户上把标签“${name}”改名为“${to}”`,
  })
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
    const tag = to === undefined ? null : await tagNamed(scene)
    if (tag === null || to === undefined) return renaming(await edit.plan(scene))
    await askForMany(scene, tag.name, to)
    if (tag.declared) return renaming(await edit.plan(scene))
    return changeUndeclared(tag.name, cleanText(to), { en: 'renamed on', zh: '已同步修改' })
  },
})
