// The columns beside a name: one to compare by, one to sort by.
import { sortKeyOf } from '../kernel/pinyin.ts'
import { foldText } from '../kernel/text.ts'

/** The folded name and its sort key, for tables whose noun has a title. */
export const namedColumns = (name: string): { readonly name_key: string; readonly name_sort: string } => {
  const folded = foldText(name)
  return { name_key: folded, name_sort: sortKeyOf(folded) }
}
