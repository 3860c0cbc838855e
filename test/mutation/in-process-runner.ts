// Runs the tests for Stryker: loads them once into one process and calls only those that reach the mutant, some
// milliseconds a mutant. Stryker's own runner for vitest starts a worker for each mutant, more than a second.
// What a module remembers outlives a mutant. Where the test that failed fails without the mutant too, the run is refused
// and Stryker tries the mutant in a new process. Still a mutant may live here that a new process would kill.

import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from '@stryker-mutator/api/core'
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import { configureGlobal } from 'fast-check'
import { type CollectedTest, collectedTests, collectFrom } from './collected-tests.ts'

const folders = ['test/analytics', 'test/rules', 'test/properties']

/** They need a store, another folder of work, threads or modules made anew: what they prove is not what is mutated here. */
const leftOut =
  /(?:native-binding|phones-at-first|make-folders|chinese-tables|workbook|drawings|bench-generator|properties\/(?!csv|mask|tidy)[a-z-]+)\.test\.ts$/

/** A pattern of the test files wanted; all, where it is absent. */
const only = process.env.MUTATION_TESTS

const testFiles = (): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.test.ts') && !leftOut.test(join(folder, name)))
      .filter((name) => only === undefined || new RegExp(only).test(join(folder, name)))
      .sort()
      .map((name) => join(folder, name)),
  )

/** What the mutated sources look at. */
const switches: InstrumenterContext = {}
Reflect.set(globalThis, INSTRUMENTER_CONSTANTS.NAMESPACE, switches)

const activate = (mutant?: string): void => {
  if (mutant === undefined) delete switches.activeMutant
  else switches.activeMutant = mutant
}

/** How long each took last, in milliseconds: the quick ones are tried first. */
const durations = new Map<string, number>()
let isSpoilt = false
let mutants = 0

const spoilt = 'a mutant left something behind: a new process is needed'

const load = async (files: readonly string[]): Promise<void> => {
  for (const file of files) {
    await collectFrom(file, () => import(pathToFileURL(resolve(file)).href))
  }
}

const run = async (test: CollectedTest): Promise<TestResult> => {
  const start = performance.now()
  const about = { id: test.id, name: test.id, fileName: resolve(test.file) }
  const took = (): number => {
    const timeSpentMs = performance.now() - start
    durations.set(test.id, timeSpentMs)
    return timeSpentMs
  }
  try {
    await test.run()
    return { ...about, status: TestStatus.Success, timeSpentMs: took() }
  } catch (error) {
    const failureMessage = error instanceof Error ? error.message : String(error)
    return { ...about, status: TestStatus.Failed, timeSpentMs: took(), failureMessage }
  }
}

const duration = (test: CollectedTest): number => durations.get(test.id) ?? 0

const dryRun = async (): Promise<DryRunResult> => {
  const tests: TestResult[] = []
  for (const test of collectedTests()) {
    switches.currentTestId = test.id
    tests.push(await run(test))
  }
  delete switches.currentTestId
  const { mutantCoverage } = switches
  return { status: DryRunStatus.Complete, tests, ...(mutantCoverage && { mutantCoverage }) }
}

const mutantRun = async (options: MutantRunOptions): Promise<MutantRunResult> => {
  if (isSpoilt) throw new Error(spoilt)
  mutants += 1
  const filter = options.testFilter && new Set(options.testFilter)
  if (options.mutantActivation === 'static') throw new Error('what runs while files are loaded cannot be mutated here')
  switches.hitCount = 0
  if (options.hitLimit === undefined) delete switches.hitLimit
  else switches.hitLimit = options.hitLimit
  const chosen = collectedTests().filter((test) => !filter || filter.has(test.id))
  if (filter && chosen.length !== filter.size) throw new Error('not all tests that reach the mutant are here')
  const results: TestResult[] = []
  activate(options.activeMutant.id)
  for (const test of chosen.sort((left, right) => duration(left) - duration(right))) {
    const result = await run(test)
    results.push(result)
    if (result.status !== TestStatus.Failed) continue
    activate()
    isSpoilt = (await run(test)).status === TestStatus.Failed
    // Perhaps an earlier mutant spoilt it: a new process tells.
    if (isSpoilt && mutants > 1) throw new Error(spoilt)
    break
  }
  activate()
  return toMutantRunResult(
    determineHitLimitReached(switches.hitCount, options.hitLimit) ?? { status: DryRunStatus.Complete, tests: results },
  )
}

const runner: TestRunner = {
  capabilities: () => ({ reloadEnvironment: false }),
  init: async () => {
    // The same examples each time, and no shrinking: whether a property fails is all that matters.
    configureGlobal({ seed: 7, endOnFailure: true })
    process.env.PROPERTY_RUNS ??= '60'
    // Here and not with the first mutant, whose time is taken.
    await load(testFiles())
  },
  dryRun,
  mutantRun,
}

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [
  declareFactoryPlugin(
    PluginKind.TestRunner,
    'in-process',
    Object.assign(() => runner, { inject: [] as const }),
  ),
]
