// Which of a command's columns are printed: those that `--fields` names, or all that the format has by itself.
import { Failure } from '../kernel/failure.ts'
import { foldText } from '../kernel/text.ts'
import type { Column } from '../output/column.ts'
import type { Format } from '../output/format.ts'

const unknownField = (name: string, columns: readonly { readonly key: string }[]): Failure =>
  new Failure(
    'usage',
    'unknown-field',
    { en: `there is no field "${name}" here`, zh: `这里没有字段“${name}”` },
    {
      field: 'fields',
      why: {
        en: `there are ${columns.map((column) => column.key).join(', ')}`,
        zh: `可选 ${columns.map((column) => column.key).join('、')}`,
      },
      hint: { en: '--fields help', zh: '--fields help' },
    },
  )

/**
 * The columns that `--fields` names, in its order; all of them where it is not given. A column beside another is in JSON
 * whenever that is, elsewhere only where it is named itself. Throws a `Failure` (`unknown-field`) for a name that is none.
 */
export const pickColumns = <Row>(
  columns: readonly Column<Row>[],
  named: string | undefined,
  format: Format,
): readonly Column<Row>[] => {
  const forPrograms = format === 'json' || format === 'ndjson'
  if (named === undefined) return forPrograms ? columns : columns.filter(({ beside }) => beside === undefined)
  return named.split(/[,，]/).flatMap((part) => {
    const name = part.trim().replaceAll('-', '_')
    const same = (one: string): boolean => foldText(one) === foldText(part.trim())
    const key = (columns.find((one) => one.key === name) ?? columns.find(({ names }) => names?.some(same)))?.key ?? name
    const found = columns.filter((column) => column.key === key || (forPrograms && column.beside === key))
    if (found.length === 0) throw unknownField(name, columns)
    return found
  })
}
