// Every example of help runs as it stands, in a store of its own that has a few records of everything.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { allCommands } from '../../src/command/program.ts'
import { program } from '../../src/commands.ts'
import { seededFolder, shellWords } from '../harness/seeded.ts'
import { crm } from '../harness/world.ts'

const lines = [
  ...new Set([
    ...allCommands(program).flatMap((command) => (command.examples ?? []).map(({ line }) => line)),
    ...program.nouns.flatMap((noun) => (noun.examples ?? []).map(({ line }) => line)),
  ]),
]

/** What must have happened before a line makes sense. */
const before: readonly (readonly [RegExp, readonly (readonly string[])[]])[] = [
  [/^crm show erasure/, [['erase', 'customer', 'C-1', '--confirm', 'C-1']]],
  [/^crm redo/, [['edit', 'customer', 'C-1', '--note', 'x'], ['undo']]],
  [/^crm add segment lapsed/, [['edit', 'segment', 'lapsed', '--name', 'old']]],
  [/^crm add retention enquiries/, [['edit', 'retention', 'enquiries', '--name', 'old']]],
  [/^crm add segment invited/, [['edit', 'segment', 'invited', '--name', 'old']]],
  [/^crm remove run newsletter/, [['list', 'customers', '--since-last-run', 'newsletter']]],
  [/^crm remove mapping/, [['import', 'customers', '客户名单.csv', '--map', '备注=-']]],
  [/ --set grade=/, [['add', 'field', 'customer.grade', '--type', 'choice', '--values', 'a,b']]],
]

/** A check that finds something in the seeded store, as it should. */
const finds = /^crm check --strict/

/** The demonstration has a story of its own. */
const toldElsewhere = /^crm demo/

const folderFor = async (line: string): Promise<string> => {
  const folder = /^crm init/.test(line) ? mkdtempSync(join(tmpdir(), 'crm-empty-')) : await seededFolder()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('every example', () => {
  it('is there', () => {
    expect(lines.length).toBeGreaterThan(80)
  })

  it.each(lines.filter((line) => !toldElsewhere.test(line)))('%s', async (line) => {
    const cwd = await folderFor(line)
    const argv = shellWords(line).slice(1)
    const restored = argv[0] === 'restore' ? [['remove', ...argv.slice(1), '--yes']] : []
    const first = [...before.flatMap(([pattern, steps]) => (pattern.test(line) ? steps : [])), ...restored]
    for (const step of first) expect(await crm(step, { cwd })).toMatchObject({ code: 0 })
    const { code, stderr } = await crm(argv, { cwd })
    const expected = finds.test(line) ? 1 : 0
    expect({ code, stderr: code === expected ? '' : stderr }).toEqual({ code: expected, stderr: '' })
  })
})
