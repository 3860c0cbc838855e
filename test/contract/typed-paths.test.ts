// Every path that a person names is made whole by `typedPath`, which refuses what is not UTF-8: no other file joins a name to
// the current folder by itself.
import { expect, it } from 'vitest'
import { readSources } from './source-tree.ts'

// The first is the place itself; the others only look upward, complete a word, or read what is written in the store.
const known = [
  'src/command/completion/answer-completion.lazy.ts',
  'src/command/person.ts',
  'src/erasure/clear-files.act.ts',
]

const joins = /\b(?:resolve|join)\([^()]*\bcwd\b/

it('a name is joined to the current folder in one place', () => {
  const found = readSources('src').filter(({ source }) => joins.test(source))
  expect(found.map(({ path }) => path).sort()).toEqual(known)
  expect(joins.test('const path = resolve(scene.world.cwd, typed)')).toBe(true)
})
