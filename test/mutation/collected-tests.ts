// Stands in for vitest while mutants are tried (tsconfig.json beside this file points there): `test` and `describe` only
// write down what is to be run, so that one process can run it thousands of times. `expect` is vitest's own.

export { expect, vi } from '../../node_modules/vitest/dist/index.js'

type Body = (...words: readonly unknown[]) => unknown

/** One test, as it was written down. */
export interface CollectedTest {
  readonly id: string
  readonly file: string
  readonly run: () => Promise<void>
}

const collected: CollectedTest[] = []
const place: { file: string; count: number; readonly path: string[]; hooks: Body[]; readonly finishers: Body[] } = {
  file: '',
  count: 0,
  path: [],
  hooks: [],
  finishers: [],
}

/** Everything that the test files imported so far have asked for. */
export const collectedTests = (): readonly CollectedTest[] => collected

/** Imports a test file; `import` is what reads it. */
export const collectFrom = async (file: string, load: () => Promise<unknown>): Promise<void> => {
  place.file = file
  place.hooks = []
  place.count = 0
  await load()
}

const bodyOf = (words: readonly unknown[]): Body => {
  const body = words.find((word): word is Body => typeof word === 'function')
  if (!body) throw new Error('a test without a body')
  return body
}

const collect = (name: unknown, body: Body, row: readonly unknown[]): void => {
  const title = [...place.path, String(name)].join(' ')
  const before = place.hooks
  collected.push({
    // The number keeps rows of a table apart, which share a title here; it is the same in each process.
    id: `${place.file}#${title} (${++place.count})`,
    file: place.file,
    run: async () => {
      for (const hook of before) await hook()
      try {
        await body(...row)
      } finally {
        for (const finish of place.finishers.splice(0)) await finish()
      }
    },
  })
}

const each =
  (rows: readonly unknown[]) =>
  (name: unknown, ...words: readonly unknown[]): void => {
    for (const row of rows) collect(name, bodyOf(words), Array.isArray(row) ? row : [row])
  }

/** As in vitest: `test(title, options?, body)` and `test.each(rows)`. */
export const test = Object.assign(
  (name: unknown, ...words: readonly unknown[]): void => {
    collect(name, bodyOf(words), [])
  },
  { each },
)

export { test as it }

const group = (name: unknown, ...words: readonly unknown[]): void => {
  const outer = place.hooks
  place.path.push(String(name))
  bodyOf(words)()
  place.path.pop()
  place.hooks = outer
}

const groups =
  (rows: readonly unknown[]) =>
  (name: unknown, ...words: readonly unknown[]): void => {
    for (const row of rows) group(name, () => bodyOf(words)(...(Array.isArray(row) ? row : [row])))
  }

/** As in vitest: `describe(title, body)`, `describe.each(rows)` and `describe.skipIf(absent)`. */
export const describe = Object.assign(group, {
  each: groups,
  skipIf: (absent: unknown) => (absent ? (): void => undefined : group),
})

/** As in vitest. */
export const beforeEach = (hook: Body): void => {
  place.hooks = [...place.hooks, hook]
}

/** As in vitest. */
export const onTestFinished = (finish: Body): void => {
  place.finishers.push(finish)
}
