// The spreadsheet that is imported: twelve columns of the made-up customers as CSV, kept beside the stores.
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { customerAt, type MadeCustomer } from './generator.ts'
import { cacheFolder } from './store.ts'

/** The columns in order, with what a made-up customer has in each. */
const columns: readonly (readonly [string, (made: MadeCustomer) => string])[] = [
  ['key', (made) => made.key],
  ['name', (made) => made.name],
  ['phones', (made) => made.phone],
  ['emails', (made) => made.email],
  ['company', (made) => made.company],
  ['city', (made) => made.city],
  ['birthday', (made) => made.birthday],
  ['source', (made) => made.source],
  ['stage', (made) => made.stage],
  ['tags', (made) => made.tag],
  ['added', (made) => made.added],
  ['note', (made) => (made.number % 4 === 0 ? `记录 ${made.number}, "${made.source}"` : '')],
]

/** The names of the columns. */
export const columnNames: readonly string[] = columns.map(([name]) => name)

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The line of a customer, with its line end. */
export const lineOf = (made: MadeCustomer): string => `${columns.map(([, of]) => cell(of(made))).join(',')}\n`

/** The file of so many customers; written where it is not there yet. */
export const importFile = (size: number): string => {
  mkdirSync(cacheFolder, { recursive: true })
  const path = join(cacheFolder, `customers-${size}.csv`)
  if (existsSync(path)) return path
  const file = openSync(`${path}.new`, 'w')
  let block = `${columnNames.join(',')}\n`
  for (let number = 1; number <= size; number++) {
    block += lineOf(customerAt(number))
    if (block.length < 1_000_000 && number < size) continue
    writeSync(file, block)
    block = ''
  }
  closeSync(file)
  renameSync(`${path}.new`, path)
  return path
}
