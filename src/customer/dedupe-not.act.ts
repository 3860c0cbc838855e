// `dedupe --not`: customers that are not one are remembered as lookalikes, so that nobody is asked again.
import { type Act, type Command, type StoreScene, writes } from '../command/command.ts'
import { saveFactsOf } from '../command/facts.ts'
import { findRecord } from '../command/reference.ts'
import { addRecord } from '../command/save.ts'
import { dryMark } from '../command/written.ts'
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { same, type Words } from '../kernel/words.ts'
import { customerNoun } from './customer.noun.ts'
import { lookalikeOf } from './doubles.queries.ts'
import { lookalikeNoun } from './lookalike.noun.ts'
import { sameCustomer } from './lookalike.ts'

const needsTwo = (): Failure =>
  new Failure(
    'usage',
    'missing-target',
    { en: 'which customers are not one?', zh: '哪些客户不是同一位？' },
    { field: 'words', hint: same('crm dedupe --not C-1 C-2') },
  )

const pairsOf = (ids: readonly number[]): readonly (readonly [number, number])[] =>
  ids.flatMap((one, at) => ids.slice(at + 1).map((other): readonly [number, number] => [one, other]))

const plan = async (scene: StoreScene): Promise<Act> => {
  const ids: number[] = []
  for (const word of scene.words) ids.push((await findRecord(scene, customerNoun, word)).id)
  if (ids.length < 2) throw needsTwo()
  const twice = ids.find((id, at) => ids.indexOf(id) < at)
  if (twice !== undefined) throw sameCustomer(twice, 'crm dedupe --not C-1 C-2')
  return async (write) => {
    const { writing } = write
    const added: number[] = []
    const known: number[] = []
    const note = scene.given.text('reason') ?? null
    for (const [customer, other] of pairsOf(ids.toSorted((a, b) => a - b))) {
      const there = await lookalikeOf(writing, customer, other)
      if (there === undefined) {
        const saved = await addRecord(writing, lookalikeNoun, { customer, other, note }, saveFactsOf(write))
        added.push(saved.id)
      } else if (there.removed === null) known.push(there.id)
      else {
        await writing.update(lookalikeNoun.table, there.id, { removed: null, added: write.today })
        added.push(there.id)
      }
    }
    const named = ids.map((id) => lettered(customerNoun.letter, id))
    return {
      print: (page, ending) => {
        const dry = dryMark(ending)
        const head: Words =
          added.length === 0
            ? { en: `${named.join(' and ')}: known already`, zh: `${named.join('、')}：早已记录` }
            : {
                en: `${dry.en}remembered: ${named.join(' and ')} are not one`,
                zh: `${dry.zh}已记录：${named.join('、')}不是同一位`,
              }
        return page.report(
          {
            ok: true,
            added: added.map((id) => lettered(lookalikeNoun.letter, id)),
            known: known.map((id) => lettered(lookalikeNoun.letter, id)),
            ...(ending.dryRun ? { dry_run: true } : {}),
            entry: ending.entry,
          },
          [head],
        )
      },
    }
  }
}

/** What `dedupe --not` runs; its flags are those of `dedupe`. */
export const dedupeNot: Command = writes({
  path: ['dedupe'],
  summary: { en: 'Remember that customers are not one', zh: '记录这些客户不是同一位' },
  plan,
})
