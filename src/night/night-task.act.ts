// What a run of the night was asked to do: its flags, read and checked before anything is opened or written.
import type { FileScene } from '../command/command.ts'
import type { Options } from '../command/option.ts'
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { typedPath } from '../kernel/typed-path.ts'
import { same } from '../kernel/words.ts'
import { isNightStep, type NightStep, nightSteps } from './night.ts'

/** Flags of the night. */
export const nightOptions: Options = {
  out: {
    about: {
      en: 'write the lists into this folder, one of CSV and one of Markdown an owner',
      zh: '把名单写入此文件夹，每位负责人一份 CSV 和一份 Markdown',
    },
    value: 'DIR',
    writes: true,
  },
  steps: {
    about: { en: 'only these steps', zh: '只做这些步骤' },
    value: nightSteps.join(','),
  },
  'lists-only': {
    about: {
      en: 'only the lists, of any day; nothing else is done or recorded',
      zh: '只写名单，可为任何一天；不做也不记录其他步骤',
    },
    not: ['steps'],
  },
  'quiet-if-empty': {
    about: { en: 'say nothing when nobody is to be contacted and all went well', zh: '无人待联系且一切正常时不输出' },
  },
}

/** What is to be done. */
export interface NightTask {
  readonly steps: ReadonlySet<NightStep>
  /** The steps were named: what was done before is done again as far as it can be. */
  readonly named: boolean
  readonly listsOnly: boolean
  /** Folder of the lists; null where none are wanted. */
  readonly folder: string | null
}

const noStep = (word: string, better: readonly string[]): Failure =>
  new Failure(
    'usage',
    'bad-value',
    { en: `there is no step "${word}"`, zh: `没有步骤“${word}”` },
    {
      field: 'steps',
      why: { en: `the steps are ${nightSteps.join(', ')}`, zh: `步骤有 ${nightSteps.join('、')}` },
      hint: same(`--steps ${better.join(',')}`),
    },
  )

const stepsAsked = (text: string): readonly NightStep[] => {
  const words = text.split(/[,，]/).map((part) => part.trim())
  const steps = words.filter(isNightStep)
  const wrong = words.find((word) => word !== '' && !isNightStep(word))
  if (wrong !== undefined) {
    const near = words.flatMap((word) => (isNightStep(word) ? [word] : (suggest(word, nightSteps) ?? [])))
    throw noStep(wrong, near.length > 0 ? [...new Set(near)] : nightSteps)
  }
  if (steps.length === 0) throw noStep(text, nightSteps)
  return steps
}

/** Reads the flags. Fails with `bad-value` for an unknown step, `missing-folder` where lists alone are wanted nowhere. */
export const readTask = ({ given, world }: FileScene): NightTask => {
  const text = given.text('steps')
  const asked = text === undefined ? nightSteps : stepsAsked(text)
  const listsOnly = given.flag('lists-only') || asked.every((step) => step === 'lists')
  const out = given.text('out')
  const folder = out === undefined ? null : typedPath(world.cwd, out)
  if (listsOnly && folder === null)
    throw new Failure(
      'usage',
      'missing-folder',
      { en: 'the lists need a folder', zh: '名单需要指定文件夹' },
      { field: 'out', hint: same('--out lists') },
    )
  const steps = new Set<NightStep>(listsOnly ? ['lists'] : asked)
  return { steps, named: text !== undefined, listsOnly, folder }
}
