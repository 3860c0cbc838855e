// Every file of the collections is opened by what stands in it: with the rows that its list promises, or with a refusal
// that names the reason. A file that nobody expects here fails the test, so that none is passed over.
// Broken once by surplus cells that are cut without a word.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openSheet } from '../../src/exchange/open-sheet.ts'
import type { SheetOptions } from '../../src/exchange/sheet.ts'
import { isFailure } from '../../src/kernel/failure.ts'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))

const files = (folder: string): readonly string[] =>
  existsSync(shared + folder)
    ? readdirSync(shared + folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(shared.length + folder.length).replace(/^\/+/, ''))
        .sort()
    : []

/** What becomes of a file: `GB18030 , 7 columns 28010 rows 0 faults`, or the code of its refusal. */
const outcome = async (path: string, options: SheetOptions = {}): Promise<string> => {
  try {
    const sheet = await openSheet(shared + path, options)
    let rows = 0
    for await (const block of sheet.rows()) rows += block.length
    return `${sheet.kind} ${sheet.encoding} ${JSON.stringify(sheet.delimiter)} ${sheet.header.length} columns ${rows} rows ${sheet.faultCount()} faults`
  } catch (error) {
    if (!isFailure(error)) throw error
    return `${error.exit} ${error.code}`
  }
}

/** Encodings of files that are not plain UTF-8. */
const encodings: Readonly<Record<string, string>> = {
  'superstore_tableau.csv': 'UTF-8 (marked)',
  'tmall_orders_gbk.csv': 'GB18030',
  'waimai_10k_gb18030.csv': 'GB18030',
}

/** Files whose list counts otherwise: empty lines as rows, no header, no table at all. */
const other: Readonly<Record<string, string>> = {
  'maven_crm_data_dictionary.csv': 'CSV UTF-8 "," 14 columns 7 rows 0 faults',
  'cdnow_sample.txt': 'CSV UTF-8 "," 1 columns 6918 rows 0 faults',
  'groceries.basket': 'CSV UTF-8 "," 4 columns 9834 rows 8830 faults',
}

describe.skipIf(!existsSync(`${shared}data`))('data (skipped where ../shared/data is absent)', () => {
  const readme = existsSync(`${shared}data/README.md`) ? readFileSync(`${shared}data/README.md`, 'utf8') : ''
  const listed = new Map(
    [...readme.matchAll(/^\| (\S+) \| (\d+) \| (\d+)?[^|]*\|/gm)].map(([, name = '', rows, columns]) => [
      name,
      { rows, columns },
    ]),
  )

  test.each(files('data').filter((name) => !name.includes('/') && name !== 'README.md'))('%s', async (name) => {
    const { rows, columns } = listed.get(name) ?? {}
    const wanted = `CSV ${encodings[name] ?? 'UTF-8'} "," ${columns} columns ${rows} rows 0 faults`
    expect(await outcome(`data/${name}`)).toBe(other[name] ?? wanted)
  })

  test('results of others: every table of the folders is read without a fault', async () => {
    for (const folder of ['data/reference', 'data/vectors'])
      for (const name of files(folder).filter((one) => one.endsWith('.csv')))
        expect(await outcome(`${folder}/${name}`), name).toMatch(/^CSV UTF-8 "," \d+ columns [1-9]\d* rows 0 faults$/)
  })
})

/** Each file of the collection that is not read silently, and what is said of it. */
const spoken: Readonly<Record<string, string>> = {
  'csv-test-data/bad-header-less-fields.csv': 'CSV UTF-8 "," 3 columns 1 rows 1 faults',
  'csv-test-data/bad-header-no-header.csv': '9 empty-file',
  'csv-test-data/bad-missing-quote.csv': '9 unclosed-quote',
  'csv-test-data/bad-unescaped-quote.csv': 'CSV UTF-8 "," 3 columns 1 rows 1 faults',
  'encodings/cpython-euc_jp.txt': '2 undecidable-encoding',
  'synthetic/invalid-utf8.csv': '9 bad-bytes',
  'synthetic/struct-gzip-named-csv.csv': '9 not-csv',
  'synthetic/struct-ragged-long.csv': 'CSV UTF-8 "," 2 columns 2 rows 1 faults',
  'synthetic/struct-unclosed-quote.csv': '9 unclosed-quote',
  // A firm's name ends in half a character (=80): it is kept with � there, and told with its line.
  'vcard/John_Doe_ANDROID.vcf': 'vCard UTF-8 "" 9 columns 6 rows 1 faults',
}

describe.skipIf(!existsSync(`${shared}torture`))('torture (skipped where ../shared/torture is absent)', () => {
  const inputs = files('torture').filter((name) => /\.(?:csv|txt|bin|vcf)$/.test(name) && !name.includes('.expected.'))

  test('there is nothing but files to read, what they should give, and lists of cases', () => {
    const rest = files('torture').filter((name) => !inputs.includes(name) && !name.endsWith('.json'))
    expect(rest.filter((name) => !/README\.md$|\.expected\.utf8\.txt$/.test(name))).toEqual([])
    expect(inputs.length).toBeGreaterThan(50)
  })

  test.each(inputs)('%s', async (name) => {
    const found = await outcome(`torture/${name}`)
    const kind = name.endsWith('.vcf') ? 'vCard' : 'CSV'
    if (spoken[name] !== undefined) expect(found).toBe(spoken[name])
    // Prose in an encoding, and tables that others wrote badly, are read as far as they are tables.
    else if (/^(?:encodings|messy)\//.test(name)) expect(found).toMatch(/^CSV \S+ .* columns \d+ rows \d+ faults$/)
    else expect(found).toMatch(new RegExp(`^${kind} .* columns \\d+ rows 0 faults$`))
  })

  test.each([
    ['encodings/cpython-hz.txt', 'hz', 'HZ'],
    ['encodings/cpython-euc_jp.txt', 'euc-jp', 'EUC-JP'],
  ])('%s by its name', async (name, encoding, shown) => {
    expect(await outcome(`torture/${name}`, { encoding })).toContain(`CSV ${shown} `)
  })
})
