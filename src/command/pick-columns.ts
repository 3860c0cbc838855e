// Which of a command's columns are printed: those that `--fields` names, or all that the format has by itself.
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { foldText } from '../kernel/text.ts'
import { same } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import type { Format } from '../output/format.ts'

const nameIn = (part: string): string => part.trim().replaceAll('-', '_')

/** The names of `--fields` with each unknown one exchanged for the nearest; `help` where one is near to none. */
export const suggestFields = (named: string, keys: readonly string[]): string => {
  const names = named.split(/[,，]/).map((part) => suggest(nameIn(part), keys))
  return names.every((name) => name !== undefined) ? names.join(',') : 'help'
}

const unknownField = (name: string, named: string, columns: readonly { readonly key: string }[]): Failure => {
  const keys = columns.map(({ key }) => key)
  return new Failure(
    'usage',
    'unknown-field',
    { en: `there is no field "${name}" here`, zh: `这里没有字段“${name}”` },
    {
      field: 'fields',
      why: { en: `there are ${keys.join(', ')}`, zh: `可选 ${keys.join('、')}` },
      hint: same(`--fields ${suggestFields(named, keys)}`),
    },
  )
}

/** The columns, and behind them which of them are masked, where any is. */
const withMasked = <Row>(columns: readonly Column<Row>[]): readonly Column<Row>[] => {
  const masked = columns.flatMap(({ key, veiled }) => (veiled ? [key] : []))
  if (masked.length === 0) return columns
  return [...columns, { key: 'masked', title: { en: 'masked', zh: '已遮盖' }, json: () => masked }]
}

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
  if (named === undefined)
    return forPrograms ? withMasked(columns) : columns.filter(({ beside }) => beside === undefined)
  const all = named.split(/[,，]/).flatMap((part) => {
    const name = nameIn(part)
    const isSame = (one: string): boolean => foldText(one) === foldText(part.trim())
    const key =
      (columns.find((one) => one.key === name) ?? columns.find(({ names }) => names?.some(isSame)))?.key ?? name
    const found = columns.filter((column) => column.key === key || (forPrograms && column.beside === key))
    if (found.length === 0) throw unknownField(name, named, columns)
    return found
  })
  return forPrograms ? withMasked([...new Set(all)]) : [...new Set(all)]
}
