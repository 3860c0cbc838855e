// What the documents say of the project is so: the files they name are there, the links lead somewhere, the terms of the
// dictionary are those of the nouns, the licences are ones that a program under MIT may carry.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { madePages } from '../../src/build/documents.ts'
import type { Noun } from '../../src/command/noun.ts'
import { program } from '../../src/commands.ts'
import { root } from './source-tree.ts'

const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
)

const textOf = (page: string): string => readFileSync(join(root, page), 'utf8')

/** Files of the project that a text names in code: `src/main.ts`, `test/oracle/`. Patterns and places to fill are none. */
const filesIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:bin|src|migrations|test|docs)\/[^`\s*<>]*)`/g)].map(([, path = '']) => path)

const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path).filter((path) => !/^\w+:/.test(path))

const missingFiles = (page: string, text: string): readonly string[] => [
  ...filesIn(text).filter((path) => !existsSync(join(root, path))),
  ...linksIn(text).filter((path) => !existsSync(join(root, dirname(page), path))),
]

describe.each(pages)('%s', (page) => {
  it('names only files that are there', () => {
    expect(missingFiles(page, textOf(page))).toEqual([])
  })
})

describe('a page that is made', () => {
  it.each(madePages)('is in step with the program: $path', async ({ path, make }) => {
    expect(textOf(path) === (await make()), `${path} is not in step; try: npm run docs`).toBe(true)
  })
})

/** What the program says for a declaration: `customer`, `visit.mood`, `customer.class=lost`; null where there is none. */
const wordsOf = (nouns: readonly Noun[], declaration: string): { readonly en: string; readonly zh: string } | null => {
  const [, name = '', key, code] = /^([\w-]+)(?:\.(\w+))?(?:=(\w+))?$/.exec(declaration) ?? []
  const noun = nouns.find((one) => one.name === name)
  if (!noun) return null
  if (key === undefined) return { en: noun.name, zh: noun.chinese[0] ?? '' }
  const field = noun.fields.find((one) => one.key === key)
  if (code === undefined) return field?.words ?? null
  return (field?.type.kind === 'choice' && field.type.choices.find((one) => one.code === code)?.words) || null
}

/** Rows of the dictionary that differ from the program. */
const differing = (dictionary: string): readonly string[] =>
  [...dictionary.matchAll(/^\| ([^|]+) \| ([^|]+) \| `([^`]+)` \|/gm)].flatMap(
    ([, en = '', zh = '', declaration = '']) => {
      const words = wordsOf(program.nouns, declaration)
      return words?.en === en && words.zh === zh ? [] : [`${declaration}: ${words?.en} ${words?.zh}, not ${en} ${zh}`]
    },
  )

describe('the dictionary', () => {
  const dictionary = textOf('docs/dictionary.md')

  it('has the words of the nouns', () => {
    expect(differing(dictionary)).toEqual([])
  })

  it('has every noun', () => {
    const named = new Set([...dictionary.matchAll(/^\|[^`]*`([^`]+)`/gm)].map(([, name]) => name))
    expect(program.nouns.map((noun) => noun.name).filter((name) => !named.has(name))).toEqual([])
  })
})

describe('the licences', () => {
  const rows = [...textOf('docs/licences.md').matchAll(/^\| (\S+) \| [\d.]+\S* \| ([^|]+) \|/gm)]

  it('are all permissive', () => {
    expect(rows.length).toBeGreaterThan(20)
    const allowed =
      /^\(?(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|WTFPL)(?: (?:OR|AND) (?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|WTFPL))*\)?$/
    expect(rows.filter(([, , licence = '']) => !allowed.test(licence.trim())).map(([row]) => row)).toEqual([])
  })
})

describe('a planted fault', () => {
  it('in a path or a link is found', () => {
    expect(missingFiles('docs/layout.md', 'see `src/mian.ts` and [there](decision.md), `src/<slice>/x.ts`')).toEqual([
      'src/mian.ts',
      'decision.md',
    ])
  })

  it('in a term is found', () => {
    const rows =
      '| client | 客户 | `customer` | x |\n| lost | 流失 | `customer.class=lost` | x |\n| a | b | `no.where` | x |\n'
    expect(differing(rows)).toHaveLength(3)
    expect(differing('| customer | 客户 | `customer` | x |\n')).toEqual([])
  })
})
