// Opens a file with rows, and asks a person for its encoding where nothing else can tell. The answer holds for the file:
// it is not asked for again when the file is read once more.
import type { Sheet, SheetOptions } from '../exchange/sheet.ts'
import { isFailure } from '../kernel/failure.ts'
import type { Asking } from './asking.ts'

const question = {
  en: 'the encoding cannot be told: which of these can be read?',
  zh: '无法判断编码：下面哪一项读得通？',
}

/** What a person picks among the candidates of a failure; undefined where it is another failure, or nobody picks. */
const askEncoding = async (asking: Asking | null, error: unknown): Promise<string | undefined> => {
  if (asking === null || !isFailure(error) || error.code !== 'undecidable-encoding') return undefined
  const candidates = (error.detail.candidates ?? []).filter(({ name }) => name !== '')
  if (candidates.length === 0) return undefined
  const picked = await asking.pick(
    question,
    candidates.map(({ id, name }) => ({ value: id, label: `${id}  ${name}` })),
  )
  return typeof picked === 'string' ? picked : undefined
}

/** Makes the function that opens a file by `open`, asking at most once. Fails as `open` does where nobody answers. */
export const openerAsking = (
  asking: Asking | null,
  options: SheetOptions,
  open: (options: SheetOptions) => Promise<Sheet>,
): (() => Promise<Sheet>) => {
  let answer: string | undefined
  return async () => {
    try {
      return await open(answer === undefined ? options : { ...options, encoding: answer })
    } catch (error) {
      answer = await askEncoding(asking, error)
      if (answer === undefined) throw error
      return open({ ...options, encoding: answer })
    }
  }
}
