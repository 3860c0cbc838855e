// `--if-entry N`: a change is refused when the record was changed after entry N, so that nobody overwrites unseen work.
import { Failure } from '../kernel/failure.ts'
import { lettered } from '../kernel/reference.ts'
import { same } from '../kernel/words.ts'
import type { StoreScene } from './command.ts'
import type { Noun, Row } from './noun.ts'
import type { Options } from './option.ts'

/** The flag. */
export const ifEntryOption: Options = {
  'if-entry': {
    about: { en: 'only if unchanged since this journal entry', zh: '仅当此历史条目之后未被修改' },
    value: 'N',
  },
}

/** Throws a conflict (exit 4) when the record changed after the entry that `--if-entry` names. */
export const refuseLater = (scene: StoreScene, noun: Noun, row: Row): void => {
  const text = scene.given.text('if-entry')
  if (text === undefined) return
  if (!/^\d{1,15}$/.test(text))
    throw new Failure(
      'usage',
      'bad-value',
      { en: `--if-entry cannot be "${text}"`, zh: `--if-entry 不能是“${text}”` },
      { field: 'if-entry', hint: { en: 'the number in "entry" of show --json', zh: 'show --json 中的 entry' } },
    )
  if (Number(row.entry) <= Number(text)) return
  const id = lettered(noun.letter, Number(row.id))
  throw new Failure(
    'conflict',
    'changed-since',
    { en: `${id} was changed after entry ${text}`, zh: `${id} 在条目 ${text} 之后被修改过` },
    {
      why: { en: `its last change is entry ${row.entry}`, zh: `最近一次修改是条目 ${row.entry}` },
      hint: same(`crm history ${id}`),
    },
  )
}
