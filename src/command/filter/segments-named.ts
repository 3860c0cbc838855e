// The segments that the text of a kept filter names, and the tables that keep such texts. Nothing is looked up.
import { isFailure } from '../../kernel/failure.ts'
import { foldText } from '../../kernel/text.ts'
import { parseFilter } from './parse.ts'
import { segmentField } from './segment-test.ts'
import type { Syntax, Value } from './syntax.ts'

/** Tables whose column `filter` holds a filter on customers. */
export const keepingFilters = ['segment', 'retention'] as const

const names = new Set(
  [segmentField.key, ...Object.values(segmentField.words), ...(segmentField.names ?? [])].map(foldText),
)

const namedIn = (syntax: Syntax): readonly Value[] => {
  switch (syntax.kind) {
    case 'and':
    case 'or':
      return syntax.parts.flatMap(namedIn)
    case 'not':
      return namedIn(syntax.part)
    case 'comparison':
      return names.has(foldText(syntax.name)) ? syntax.values : []
    default:
      return []
  }
}

/** The values by which a filter names segments, in its order; none of one that cannot be read. */
export const segmentsNamed = (filter: string): readonly Value[] => {
  try {
    return namedIn(parseFilter(filter, { dash: true }).root)
  } catch (error) {
    if (isFailure(error)) return []
    throw error
  }
}
