// Reads the files of numbers that other programs computed; they lie beside the project and may be absent.
import { existsSync, readFileSync } from 'node:fs'

const folder = new URL('../../../shared/data/', import.meta.url)

/** Whether a file is there. */
export const isThere = (name: string): boolean => existsSync(new URL(name, folder))

/** The rows of a plain file of commas, without its head; quotes around cells are taken off. */
export const rowsOf = (name: string): readonly (readonly string[])[] =>
  readFileSync(new URL(name, folder), 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))

/** What a purchase is in such a file. */
export interface Bought {
  readonly customer: string
  readonly day: string
  /** In minor units. */
  readonly amount: number
}

const minor = (text: string): number => Math.round(Number(text) * 100)

/** The purchases of the CDNOW sample, 2,357 customers. */
export const cdnow = (): readonly Bought[] =>
  rowsOf('cdnow_sample_tx.csv').map(([customer = '', day = '', , price = '']) => ({
    customer,
    day,
    amount: minor(price),
  }))

/** The purchases by customer, in the order of their first appearance. */
export const byCustomer = (bought: readonly Bought[]): ReadonlyMap<string, readonly Bought[]> => {
  const found = new Map<string, Bought[]>()
  for (const one of bought) {
    const list = found.get(one.customer)
    if (list) list.push(one)
    else found.set(one.customer, [one])
  }
  return found
}
