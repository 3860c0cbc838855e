// Whether a line asks for what is new to a run; all else is loaded where it does.
import { Failure } from '../../kernel/failure.ts'
import { same } from '../../kernel/words.ts'
import type { ReadScene } from '../command.ts'
import type { Field } from '../field.ts'
import { fieldOf, type Noun } from '../noun.ts'
import type { Selection } from '../selection.ts'
import type { Since } from './open-since.lazy.ts'

/** Whether the answer to a line counts as given: it names a run, and no flag says that it is only looked at. */
export const countsAsGiven = ({ given }: Pick<ReadScene, 'given'>): boolean =>
  given.has('since-last-run') &&
  !given.flag('peek') &&
  !given.flag('dry-run') &&
  !given.flag('count') &&
  !given.flag('explain') &&
  given.text('fields') !== 'help'

/**
 * The run that a line asks for; null where it asks for none. The table `standing` must hold for the day. Throws a `Failure`
 * (exit 2) for a name that is none, and for --peek without one.
 */
export const sinceAsked = async (
  scene: ReadScene,
  verb: 'list' | 'export',
  selection: Pick<Selection, 'noun' | 'where' | 'removed'>,
): Promise<Since | null> => {
  if (scene.given.has('since-last-run')) return (await import('./open-since.lazy.ts')).openSince(scene, verb, selection)
  if (!scene.given.flag('peek')) return null
  throw new Failure(
    'usage',
    'missing-flag',
    { en: '--peek goes with --since-last-run', zh: '--peek 须与 --since-last-run 一起使用' },
    { field: 'since-last-run', hint: same('--since-last-run NAME') },
  )
}

/** Fields with the title among them: a record without an id is told by it. */
export const withTitle = (noun: Noun, fields: readonly Field[]): readonly Field[] => {
  const title = fieldOf(noun, noun.title ?? '')
  return title === undefined || fields.some(({ key }) => key === title.key) ? fields : [...fields, title]
}
