// `remove tag`: takes away what was declared of a tag, and with --everywhere the tag itself from every customer.
import { confirm } from '../command/bulk.ts'
import { type Act, type Command, writes } from '../command/command.ts'
import { regularVerbs } from '../command/verbs/index.ts'
import { Failure } from '../kernel/failure.ts'
import { counted, same, type Words } from '../kernel/words.ts'
import { changeBearers, changeUndeclared, countBearers, onCustomers, tagNamed, withMoves, writing } from './tag.act.ts'
import { tagNoun } from './tag.noun.ts'
import { declaredTags } from './tag-use.queries.ts'

const remove = writing(regularVerbs.remove(tagNoun))

const takenOff: Words = { en: 'taken off', zh: '已取下：' }

const keptWords = (name: string, customers: number): Words => ({
  en: `   ${customers} ${customers === 1 ? 'customer keeps' : 'customers keep'} it: crm remove tag ${name} --everywhere`,
  zh: `   ${customers} 位客户仍带此标签：crm remove tag ${name} --everywhere`,
})

/** Runs the removal of declared tags, then takes them off customers, or says how many keep them. */
const removing =
  (act: Act, off: boolean): Act =>
  async (write) => {
    const inUse = new Set(
      (await declaredTags(write.writing)).flatMap(({ id, removed }) => (removed === null ? [id] : [])),
    )
    const outcome = await act(write)
    const gone = (await declaredTags(write.writing)).filter(({ id, removed }) => removed !== null && inUse.has(id))
    let customers = 0
    for (const { name } of gone)
      customers += off ? await changeBearers(write.writing, name, null) : await countBearers(write, name)
    if (customers === 0) return outcome
    const words = off ? onCustomers(takenOff, customers) : keptWords(gone[0]?.name ?? '', customers)
    return withMoves(outcome, { customers, words })
  }

const notDeclared = (name: string, customers: number): Failure =>
  new Failure(
    'usage',
    'not-declared',
    {
      en: `the tag "${name}" is not declared; customers that bear it: ${customers}`,
      zh: `标签“${name}”未声明，${customers} 位客户在用`,
    },
    { hint: same(`crm remove tag ${name} --everywhere`) },
  )

/** `crm remove tag`. */
export const removeTag: Command = writes({
  ...remove,
  details: {
    en: 'Takes away the declaration and its note; customers keep the tag. With --everywhere it is taken off every customer too, in the same entry of the history; crm undo brings all of it back.',
    zh: '删除标签的声明和说明；客户仍保留该标签。加 --everywhere 则同时从所有客户上去掉，记为同一历史条目，可用 crm undo 全部恢复。',
  },
  options: {
    ...remove.options,
    everywhere: { about: { en: 'also take it off every customer', zh: '同时从所有客户上去掉' } },
  },
  examples: [
    { about: { en: 'the declaration alone', zh: '仅删除声明' }, line: 'crm remove tag old --yes' },
    {
      about: { en: 'also off every customer', zh: '同时从所有客户上去掉' },
      line: 'crm remove tag old --everywhere --yes',
    },
  ],
  plan: async (scene) => {
    const off = scene.given.flag('everywhere')
    const tag = await tagNamed(scene)
    if (tag === null) return removing(await remove.plan(scene), off)
    const { name, declared } = tag
    const customers = await countBearers(scene, name)
    if (!declared && !off) throw notDeclared(name, customers)
    await confirm(scene, {
      en: off ? `remove the tag ${name} and take it off ${counted(customers, 'customer')}` : `remove the tag ${name}`,
      zh: off ? `删除标签“${name}”并从 ${customers} 位客户上去掉` : `删除标签“${name}”`,
    })
    if (!declared) return changeUndeclared(name, null, takenOff)
    // The question has been asked, with the number of customers in it.
    const given = { ...scene.given, flag: (flag: string) => flag === 'yes' || scene.given.flag(flag) }
    return removing(await remove.plan({ ...scene, given }), off)
  },
})
