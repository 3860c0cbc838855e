// Where in a line a wrong value stands: behind the flag of its field, in `--set`, as a word of its own.
import { shellWord } from '../shell-line.ts'
import { type Changes, type FlagPlace, type TypedLine, withFlagValue } from './typed-line.ts'

/** A value to be replaced. */
export interface WrongValue {
  readonly wrong: string
  readonly right: string
  /** The field or flag it was read for. */
  readonly field?: string
  /** The flag that the right value goes behind, where a bare word was wrong. */
  readonly flag?: string
}

const parts = /([;；、，,\n]|^[+-]|^[^=＝]*[=＝])/

/** The value with the wrong part of it replaced: an item of a list, what stands behind `name=`; else all of it. */
const mended = (text: string, { wrong, right }: WrongValue): string => {
  const pieces = text.split(parts)
  const at = pieces.findIndex((piece) => piece.trim() === wrong.trim())
  return at < 0 || text.trim() === wrong.trim() ? right : pieces.with(at, right).join('')
}

/** Whether a flag is read for a field: by its name, or as another name of it. */
const isOf = ({ options }: TypedLine, name: string, field: string): boolean => {
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  return name === field.replaceAll('_', '-') || (option?.takes?.kind === 'field' && option.takes.key === field)
}

const isSet = ({ name, value }: FlagPlace, field: string): boolean =>
  name === 'set' && value?.split(/[=＝]/)[0]?.trim() === field

const hasPart = (text: string, wrong: string): boolean =>
  text.trim() === wrong.trim() || text.split(parts).some((piece) => piece.trim() === wrong.trim())

/** The flag that holds the value: one of the field, the last where none of them is it to the letter. */
const flagOfValue = (line: TypedLine, { field, wrong }: WrongValue): FlagPlace | undefined => {
  if (field === undefined) return undefined
  const own = line.flags.filter((flag) => flag.value !== null && (isOf(line, flag.name, field) || isSet(flag, field)))
  return own.findLast((flag) => hasPart(flag.value ?? '', wrong)) ?? own.at(-1)
}

/** The word that is the value: the one that the command names so, else the only one that is it. */
const wordOfValue = ({ argv, words, command }: TypedLine, { field, wrong }: WrongValue): number | undefined => {
  const named = words[(command.positionals ?? []).findIndex(({ name }) => name === field)]
  const is = (at: number | undefined): at is number => at !== undefined && (argv[at] ?? '').trim() === wrong.trim()
  return is(named) ? named : words.find(is)
}

/** The changes that put the right value in the place of the wrong one; null where it stands nowhere in the line. */
export const valueChanges = (line: TypedLine, value: WrongValue): Changes | null => {
  const { argv, flags } = line
  const ofFlag = ({ at, ...flag }: FlagPlace): Changes =>
    withFlagValue({ at, ...flag }, argv[at] ?? '', mended(flag.value ?? '', value))
  const flag = flagOfValue(line, value)
  if (flag) return ofFlag(flag)
  const word = wordOfValue(line, value)
  const right = [...(value.flag === undefined ? [] : [`--${value.flag}`]), shellWord(value.right)]
  if (word !== undefined) return new Map([[word, right]])
  const [only, other] = flags.filter((one) => one.value !== null && hasPart(one.value, value.wrong))
  return only && !other ? ofFlag(only) : null
}
