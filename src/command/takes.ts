// What a word or the value of a flag is chosen from, as data: completion offers it. Checks and reads nothing.
import type { Choice } from './field.ts'

/** What may stand in a place of the command line. */
export type Takes =
  /** A file or a folder: the shell's matter. */
  | { readonly kind: 'file' }
  | { readonly kind: 'folder' }
  /** One of some codes; `parted` by a comma where there may be several. */
  | { readonly kind: 'codes'; readonly choices: readonly Choice[]; readonly parted?: ',' }
  /** A record: of those that are open where the noun says which, or of the removed ones. */
  | { readonly kind: 'record'; readonly noun: string; readonly which?: 'open' | 'removed' }
  /** A value of a field, as a person writes it. */
  | { readonly kind: 'field'; readonly noun: string; readonly key: string }
  /** A tag, declared or borne by a customer. */
  | { readonly kind: 'tag' }
  /** A filter in one text; with `words` one of several words, each a term of its own. */
  | { readonly kind: 'filter'; readonly noun: string; readonly words?: true }
  /** Names of fields parted by commas; `signed` ones may have a `-` in front. */
  | { readonly kind: 'fields'; readonly noun: string; readonly signed?: true }
  /** `header=field`, several parted by commas. */
  | { readonly kind: 'pairs'; readonly noun: string }
  /** A custom field and its value: `name=value`. */
  | { readonly kind: 'custom'; readonly noun: string }
  | { readonly kind: 'day' }
  | { readonly kind: 'period' }
  /** A setting of the firm. */
  | { readonly kind: 'setting' }
  /** An entry of the history; a file that was imported. */
  | { readonly kind: 'entry' }
  | { readonly kind: 'receipt' }
  | { readonly kind: 'noun' }
  | { readonly kind: 'zone' }
  | { readonly kind: 'currency' }
  /** Words after `crm help`. */
  | { readonly kind: 'page' }

/** Codes that mean what they say, without words for people; with `parted` there may be several. */
export const takesCodes = (codes: readonly string[], parted?: ','): Takes => ({
  kind: 'codes',
  choices: codes.map((code) => ({ code, words: { en: code, zh: code } })),
  ...(parted === undefined ? {} : { parted }),
})
