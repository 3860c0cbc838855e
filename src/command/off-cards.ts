// What an export as cards leaves out: a card has room for few fields, and nobody should find that out later.
import { isOnCards } from '../kernel/card-keys.ts'
import type { Field } from './field.ts'
import type { Row } from './noun.ts'
import type { Page } from './page.ts'

/** A watch over the rows of an export. */
export interface OffCards {
  readonly see: (row: Row) => void
  readonly tell: (page: Pick<Page, 'notice'>) => void
}

const emptyValues: ReadonlySet<unknown> = new Set([null, undefined, '', '[]', '{}', 'none', 0])

/** Watches which fields that people write hold something for which a card has no room, and names them in one notice. */
export const seeOffCards = (fields: readonly Field[]): OffCards => {
  // The day it was added is of every record, and of none worth a word.
  const left = new Set(fields.filter(({ key, derived }) => !derived && key !== 'added' && !isOnCards(key)))
  const found = new Set<Field>()
  return {
    see: (row) => {
      for (const field of left) {
        if (emptyValues.has(row[field.key])) continue
        found.add(field)
        left.delete(field)
      }
    },
    tell: (page) => {
      const lost = fields.filter((field) => found.has(field))
      if (lost.length === 0) return
      page.notice({
        en: `cards have no room for: ${lost.map(({ key }) => key).join(', ')}; CSV and XLSX hold everything`,
        zh: `名片放不下：${lost.map(({ words }) => words.zh).join('、')}；CSV 与 XLSX 保留全部`,
      })
    },
  }
}
