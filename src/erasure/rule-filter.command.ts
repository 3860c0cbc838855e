// `add retention` and `edit retention`: as for any noun, but the filter is tried first: a rule that cannot be read would
// erase nobody, and say so only at night.
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import { readText } from '../command/text-from.ts'
import { regularVerbs } from '../command/verbs/index.ts'
import { customersOf } from './due.act.ts'
import { retentionNoun } from './retention.noun.ts'

const withFilterTried = (regular: Command): Command => {
  if (regular.effect !== 'writes') throw new Error('a verb that writes')
  const plan = async (scene: StoreScene): Promise<Act> => {
    const { given } = scene
    const typed = given.text('filter')
    if (typed === undefined) return regular.plan(scene)
    // Read once: it may stand on the standard input.
    const filter = await readText(scene, typed)
    if (!['', 'none'].includes(filter.trim())) await customersOf(scene, { filter })
    const text = (name: string) => (name === 'filter' ? filter : given.text(name))
    const texts = (name: string) => (name === 'filter' ? [filter] : given.texts(name))
    return regular.plan({ ...scene, given: { ...given, text, texts } })
  }
  return writes({ ...regular, plan })
}

/** `crm add retention`. */
export const addRetention: Command = withFilterTried(regularVerbs.add(retentionNoun))

/** `crm edit retention`. */
export const editRetention: Command = withFilterTried(regularVerbs.edit(retentionNoun))
