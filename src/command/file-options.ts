// The flags that say how a file with rows is to be read, the same for `import` and `read`.
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'
import type { Given, Options } from './option.ts'

/** Flags of how a file is read. What is not given is found from the file. */
export const fileOptions: Options = {
  encoding: { about: { en: 'encoding of the file', zh: '文件编码' }, value: 'NAME' },
  delimiter: { about: { en: 'sign between cells', zh: '单元格分隔符' }, value: 'SIGN' },
  sheet: { about: { en: 'which sheet of a workbook', zh: '工作簿中的哪个工作表' }, value: 'NAME' },
  'header-line': { about: { en: 'the line that names the columns', zh: '列名所在的行' }, value: 'N' },
}

/** The line that names the columns, where one is given. Fails with `bad-value` (exit 2). */
export const headerLineOf = (given: Given): number | undefined => {
  const text = given.text('header-line')
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--header-line cannot be "${text}"`, zh: `--header-line 不能是“${text}”` },
    { field: 'header-line', hint: same('--header-line 2') },
  )
}
