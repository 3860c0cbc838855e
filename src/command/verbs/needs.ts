// What a special verb cannot do without: asked of a person at a terminal; elsewhere one failure names all that is missing,
// with a line that says it. Regular verbs ask for records: ask-record.ts.
import { Failure } from '../../kernel/failure.ts'
import { lettered } from '../../kernel/reference.ts'
import { type Language, same, say, type Words } from '../../kernel/words.ts'
import { type Asking, back } from '../asking.ts'
import type { StoreScene } from '../command.ts'
import type { Field } from '../field.ts'
import type { Noun } from '../noun.ts'
import { nounIn } from '../noun-words.ts'
import { nounNamed } from '../rows.queries.ts'
import { wrongAnswer } from './ask-record.ts'
import { finder, openFinder } from './ask-reference.ts'

/** One thing that is needed. */
export interface Need {
  /** What it is called where it is missing: `a visit`, `--until`. */
  readonly name: Words
  /** What was given; undefined where nothing was. */
  readonly given: string | undefined
  /** As it stands in a line to try: `V-1`, `--until 2w`. */
  readonly sample: string | Words
  /** Flag or positional, and the code of the failure where this is the first that is missing. */
  readonly field: string
  readonly failure: string
  readonly ask: (asking: Asking, given: readonly string[]) => Promise<string | typeof back>
}

/** The record that a verb is for, by its first word. */
export const recordNeed = (scene: StoreScene, noun: Noun, given: string | undefined): Need => ({
  name: nounIn(noun),
  given,
  sample: lettered(noun.letter, 1),
  field: 'ref',
  failure: 'missing-target',
  ask: (asking) =>
    asking.search(
      { en: `${noun.name} *:`, zh: `${nounIn(noun).zh} *：` },
      noun.open === undefined ? finder(scene, noun, { needed: true, before: '' }) : openFinder(scene, noun),
    ),
})

/** A value of a field, by a flag; of a reference the record is picked. */
export const fieldNeed = (
  scene: StoreScene,
  field: Field,
  need: Pick<Need, 'given' | 'sample' | 'field' | 'failure'> & { readonly words?: Words },
): Need => ({
  ...need,
  name: same(`--${need.field}`),
  ask: (asking) => {
    const { en, zh } = need.words ?? field.words
    const question = { en: `${en} *:`, zh: `${zh} *：` }
    return field.type.kind === 'reference'
      ? asking.search(question, finder(scene, nounNamed(scene.nouns, field.type.to), { needed: true, before: '' }))
      : asking.line(question, { check: (text) => wrongAnswer(scene, field, true, text) })
  },
})

const missingFailure = (scene: StoreScene, missing: readonly Need[]): Failure => {
  const [first] = missing
  const names = (language: 'en' | 'zh'): string =>
    missing.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', ')
  const line = (language: Language): string =>
    [scene.typed, ...missing.map(({ sample }) => (typeof sample === 'string' ? sample : say(sample, language)))].join(
      ' ',
    )
  return new Failure(
    'usage',
    first?.failure ?? 'missing-target',
    { en: `this needs ${names('en')}`, zh: `还缺 ${names('zh')}` },
    { field: first?.field ?? 'ref', hint: { en: line('en'), zh: line('zh') } },
  )
}

/**
 * The text of every need: as given, else as a person answers, one step back with `<`. Fails with the code of the first that
 * is missing, naming all, where nobody may be asked.
 */
export const answersTo = async (scene: StoreScene, needs: readonly Need[]): Promise<readonly string[]> => {
  const missing = needs.filter(({ given }) => given === undefined)
  const { asking } = scene
  if (missing.length > 0 && !asking) throw missingFailure(scene, missing)
  const texts = needs.map(({ given }) => given ?? '')
  if (!asking) return texts
  for (let place = 0; place < missing.length; ) {
    const need = missing[place]
    if (need === undefined) break
    const answer = await need.ask(asking, texts)
    if (answer === back || answer === '<') place = Math.max(0, place - 1)
    else {
      texts[needs.indexOf(need)] = answer
      place += 1
    }
  }
  return texts
}
