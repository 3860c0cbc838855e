// The look of the house: small files named by what they are, each opening with what it is for, each export explained.
// Says nothing of formatting: that is the linter's.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCode } from './code-text.ts'
import { readSources, root, type SourceFile, sourceFile } from './source-tree.ts'

const longest = 300
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*\.(?:ts|js)$/
const empty = /^(?:utils?|helpers?|common|misc|managers?|shared|stuff)$/
const undocumented =
  /(?<!\*\/\n)^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|type|interface|class) ([\w$]+)/gm

const lineCount = (source: string): number => source.split('\n').length - 1

/** Lines of comment that a file opens with, after `#!`. */
const opening = (source: string): number => {
  const lines = source.split('\n')
  const from = lines[0]?.startsWith('#!') ? 1 : 0
  let count = 0
  while (lines[from + count]?.startsWith('//')) count += 1
  return count
}

const faultsOf = ({ path, source, code }: SourceFile): readonly string[] => {
  const name = path.split('/').at(-1) ?? ''
  const words = path.split(/[/.-]/)
  const faults: string[] = []
  if (lineCount(source) > longest) faults.push(`has ${lineCount(source)} lines, over ${longest}`)
  if (!kebab.test(name)) faults.push('is not named in kebab-case')
  if (words.some((word) => empty.test(word))) faults.push('has a name that says nothing')
  if (opening(source) < 1) faults.push('does not open with what it is for')
  if (opening(source) > 4) faults.push('opens with more than four lines')
  if (/\b(?:TODO|FIXME|XXX|HACK)\b/.test(source)) faults.push('leaves something open')
  if (/\bclass\s+(?!Failure\b)[A-Z]/.test(code)) faults.push('has a class: functions, please')
  if (/\bas\s+any\b/.test(code)) faults.push('has a hole in its types')
  return faults.map((fault) => `${path} ${fault}`)
}

const unexplained = ({ path, source }: SourceFile): readonly string[] => {
  const overloads = new Set<string>()
  return [...source.matchAll(undocumented)].flatMap(([, name = '']) => {
    const known = source.includes(`*/\nexport function ${name}`) || overloads.has(name)
    overloads.add(name)
    return known ? [] : [`${path} exports ${name} without a word about it`]
  })
}

describe('the source', () => {
  const files = readSources('src', 'migrations', 'bin')
  const ours = files.filter(({ path }) => path.startsWith('src/'))

  it('is made of small files that are named and opened as the house does it', () => {
    expect(files.flatMap(faultsOf)).toEqual([])
  })

  it('explains every export', () => {
    expect(ours.flatMap(unexplained)).toEqual([])
  })

  it('has a median file of at most 80 lines', () => {
    const lengths = ours.map(({ source }) => lineCount(source)).sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80)
  })
})

describe('the tests', () => {
  const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({ name, code: readCode(readFileSync(join(root, 'test', name), 'utf8')).code }))

  it('all run, and all assert', () => {
    expect(tests.filter(({ code }) => /\b(?:it|test|describe)\.(?:skip|only|todo)\b\s*\(/.test(code))).toEqual([])
    expect(tests.filter(({ code }) => !/\b(?:expect|assert)\b/.test(code)).map(({ name }) => name)).toEqual([])
  })
})

describe('a planted fault', () => {
  const head = '// What it is for.\n'
  it.each([
    ['src/kernel/day.ts', 'const a = 1\n', 'does not open'],
    ['src/kernel/day.ts', `${head.repeat(5)}const a = 1\n`, 'more than four'],
    ['src/kernel/day.ts', `${head}${'const a = 1\n'.repeat(300)}`, 'has 301 lines'],
    ['src/kernel/dayOfWeek.ts', head, 'kebab-case'],
    ['src/kernel/day-utils.ts', head, 'says nothing'],
    ['src/helpers/day.ts', head, 'says nothing'],
    ['src/kernel/day.ts', `${head}// TODO later\n`, 'leaves something open'],
    ['src/kernel/day.ts', `${head}class Day {}\n`, 'has a class'],
    ['src/kernel/day.ts', `${head}const a = b as any\n`, 'hole in its types'],
  ])('in %s is found (%#)', (path, source, words) => {
    expect(faultsOf(sourceFile(path, source))).toEqual([expect.stringContaining(words)])
  })

  it('in an export is found', () => {
    const source = '/** A. */\nexport const a = 1\n\nexport const b = 2\nexport type C = 1\n'
    expect(unexplained(sourceFile('src/kernel/a.ts', source))).toHaveLength(2)
  })

  it('is not seen where there is none', () => {
    const source = `${head}/** A. */\nexport const a = 'class Day, as any'\n`
    expect(faultsOf(sourceFile('src/kernel/day.table.ts', source))).toEqual([])
    expect(unexplained(sourceFile('src/kernel/day.table.ts', source))).toEqual([])
  })
})
