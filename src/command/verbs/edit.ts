// `edit`: changes fields of one record, or of all that a filter finds.
import { Failure } from '../../kernel/failure.ts'
import { same } from '../../kernel/words.ts'
import { confirm, targetOf } from '../bulk.ts'
import { bulkOutcome } from '../bulk-outcome.ts'
import type { Act, StoreScene } from '../command.ts'
import { writes } from '../command.ts'
import { consentOptions } from '../consent-options.ts'
import { withCustomFields } from '../custom-fields.ts'
import { typedFactsOf } from '../facts.ts'
import { changedValues, givenChanges } from '../given-values.ts'
import { ifEntryOption, refuseLater } from '../if-entry.ts'
import type { Noun, Row } from '../noun.ts'
import { countedNoun, nounIn } from '../noun-words.ts'
import { notFound } from '../reference.ts'
import { editRecord, rowOf, type Saved } from '../save.ts'
import { withCustomValues, writtenOne } from '../written.ts'
import { askForChanges } from './ask-record.ts'
import { bulkOptionsOf, examplesOf, fieldOptions, type VerbFor, writeOptions } from './verb.ts'

/** More records than this are not changed without a yes. */
export const askAbove = 10

const nothingGiven = (scene: StoreScene, noun: Noun): Failure =>
  new Failure(
    'usage',
    'nothing-to-change',
    { en: `nothing to change was given`, zh: '没有给出要修改的内容' },
    { hint: same(`${scene.typed} --note TEXT`), field: noun.fields[1]?.key ?? '' },
  )

const plan = async (scene: StoreScene, declared: Noun): Promise<Act> => {
  const noun = await withCustomFields(scene.store.open, declared, scene.customField)
  const target = await targetOf(scene, noun, 'edit')
  const first = target.ids[0]
  const seen = first === undefined ? undefined : await rowOf(scene.store, noun, first)
  const changes = await givenChanges(scene, noun, { fresh: false })
  let asked: Row | null = null
  if (changes.length === 0) {
    if (!scene.asking || target.many || !seen) throw nothingGiven(scene, noun)
    asked = await askForChanges(scene, noun, seen, scene.asking)
  }
  const seenEntry = asked === null ? null : Number(seen?.entry)
  if (target.many && target.ids.length > askAbove)
    await confirm(scene, {
      en: `change ${countedNoun(noun, target.ids.length).en}`,
      zh: `修改 ${countedNoun(noun, target.ids.length).zh}`,
    })
  return async (write) => {
    const saved: Saved[] = []
    for (const id of target.ids) {
      const before = await rowOf(write.writing, noun, id)
      if (!before) throw notFound(noun, String(id))
      refuseLater(write, noun, before)
      if (seenEntry !== null && Number(before.entry) > seenEntry)
        throw new Failure('conflict', 'changed-since', {
          en: 'somebody changed it meanwhile; nothing was written',
          zh: '期间有人修改过；未写入',
        })
      // Lists change by +x and -x against each record's own; asked values are whole already.
      const values = asked ?? changedValues(changes, withCustomValues(noun, before))
      saved.push(await editRecord(write.writing, noun, before, values, typedFactsOf(write)))
    }
    const [only] = saved
    const verb = { en: 'changed', zh: '已修改' }
    if (!target.many && only) return writtenOne(write, noun, only, { verb, spell: true })
    return bulkOutcome(write, noun, saved, verb)
  }
}

/** `crm edit NOUN REF --field value`. */
export const editVerb: VerbFor = (noun) =>
  writes({
    path: ['edit', noun.name],
    checksWords: true,
    summary: { en: `Change ${nounIn(noun).en}`, zh: `修改${nounIn(noun).zh}` },
    positionals: [
      { name: 'ref', about: { en: 'id, key, name, phone or mail', zh: '编号、名称、电话或邮箱' }, optional: true },
    ],
    options: {
      ...fieldOptions(noun),
      ...consentOptions(noun),
      ...bulkOptionsOf(noun),
      ...ifEntryOption,
      ...writeOptions,
    },
    examples: examplesOf(noun, 'edit'),
    plan: (scene) => plan(scene, noun),
  })
