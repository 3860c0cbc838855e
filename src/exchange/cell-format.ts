// What the number format of a cell makes of its number: a day, a time, figures with leading zeros. A spreadsheet keeps a
// date as a number of days, and only the format says that it is one.

/** How a number is to be read. */
export interface CellFormat {
  readonly day: boolean
  readonly time: boolean
  /** At least so many figures, with zeros in front. 0 for any other format. */
  readonly figures: number
}

const plain: CellFormat = { day: false, time: false, figures: 0 }

/** Formats without a code of their own; 27-36 and 50-58 are dates in Chinese, Japanese and Korean. */
const builtIn = (id: number): CellFormat => {
  const day =
    (id >= 14 && id <= 17) ||
    id === 22 ||
    (id >= 27 && id <= 31) ||
    id === 36 ||
    (id >= 50 && id <= 54) ||
    id === 57 ||
    id === 58
  const time = (id >= 18 && id <= 22) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56
  return { day, time, figures: 0 }
}

/** Reads a format code, such as `yyyy"年"m"月"d"日"`, `[$-804]h:mm AM/PM` or `00000`. */
export const readFormatCode = (code: string): CellFormat => {
  const [first = ''] = code.split(';')
  if (/^0{2,}$/.test(first)) return { day: false, time: false, figures: first.length }
  const bare = first
    .replace(/"[^"]*"/g, '')
    .replace(/\\.|[_*]./g, '')
    // Elapsed hours are kept, other brackets are colours, conditions and languages.
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|g\/通用格式|[上下]午|am\/pm|a\/p|e[+-]/gi, '')
  const time = /[hs]|\[m/i.test(bare)
  // A month and a minute are the same letter: without hours or seconds beside it, it is a month.
  const day = /[yd]/i.test(bare) || (!time && /m/i.test(bare)) || /[年月日]/.test(bare)
  return { day, time, figures: 0 }
}

/** The formats of a workbook: that of a cell's style by its index; out of range it is plain. */
export const formatsOf = (
  codes: ReadonlyMap<number, string>,
  styles: readonly number[],
): ((style: number) => CellFormat) => {
  const known = styles.map((id) => {
    const code = codes.get(id)
    return code === undefined ? builtIn(id) : readFormatCode(code)
  })
  return (style) => known[style] ?? plain
}
