// A query that named a table or column which is not there: the store's fault where it lacks something that every store has,
// as when a byte of the description of its tables changed; else a fault of the program, which no backup mends.
import { Failure } from '../kernel/failure.ts'
import { same } from '../kernel/words.ts'
import type { Connection } from './driver.ts'
import { readShape } from './shape.ts'
import { asFailure, isOtherShape } from './sqlite-failure.ts'

const otherShapeFailure = (path: string, cause: Error): Failure =>
  new Failure(
    'store',
    'store-damaged',
    { en: `the store ${path} is damaged`, zh: `数据文件 ${path} 已损坏` },
    {
      why: {
        en: `its tables are not as this program makes them: ${cause.message}`,
        zh: `表结构与本程序所建的不同：${cause.message}`,
      },
      hint: same('crm doctor'),
      cause,
    },
  )

/** As `asFailure`, for queries of a store that is open: what such a query names is looked for before the store is blamed. */
export const asQueryFailure = async (error: unknown, { lane, path }: Connection): Promise<unknown> => {
  if (!isOtherShape(error)) return asFailure(error, path)
  try {
    return (await readShape(lane)).missing.length > 0 ? otherShapeFailure(path, error) : error
  } catch {
    // What cannot even be compared is no whole store.
    return otherShapeFailure(path, error)
  }
}
