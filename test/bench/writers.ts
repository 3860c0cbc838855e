// Four writers at once, each a row of whole processes that add one customer: how many of the customers they were told
// are there are not.
import { spawn } from 'node:child_process'
import { openConnection } from '../../src/database/driver.ts'
import { environment, type Task } from './process-run.ts'

const run = ({ command, args }: Task): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: environment(), stdio: 'ignore' })
    child.on('error', reject)
    child.on('close', (code) => resolve(code === 0))
  })

const count = (store: string): number => {
  const connection = openConnection(store, { timeout: 10_000 })
  try {
    return Number(connection.lane.prepare('select count(*) as count from customer').get()?.count)
  } finally {
    connection.close()
  }
}

/** What came of it. */
export interface Rush {
  readonly acknowledged: number
  readonly lost: number
  readonly seconds: number
}

/** Lets `writers` rows of `each` adds run together on a store. */
export const rush = async (
  store: string,
  add: (name: string) => Task,
  { writers, each }: { readonly writers: number; readonly each: number },
): Promise<Rush> => {
  const before = count(store)
  const begun = performance.now()
  const rows = Array.from({ length: writers }, async (_, writer) => {
    let good = 0
    for (let at = 0; at < each; at++) if (await run(add(`Writer ${writer} ${at}`))) good += 1
    return good
  })
  const acknowledged = (await Promise.all(rows)).reduce((sum, one) => sum + one, 0)
  const seconds = (performance.now() - begun) / 1000
  return { acknowledged, lost: acknowledged - (count(store) - before), seconds }
}
