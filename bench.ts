// `npm run bench`: how long whole commands take against `node -e 0`, in turn, so that a slow moment strikes both.
// Prints ratios of medians; judges nothing. `npm run bench -- list customers --db FILE` measures that line.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const rounds = 21
const program = join(import.meta.dirname, 'bin', 'crm.js')
const asked = process.argv.slice(2)
const lines = asked.length > 0 ? [asked] : [['--version'], ['help'], ['completion', 'bash']]

const milliseconds = (args: readonly string[]): number => {
  const begun = performance.now()
  const { error } = spawnSync(process.execPath, args, { stdio: 'ignore' })
  if (error) throw error
  return performance.now() - begun
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

for (const line of lines) {
  const pairs = Array.from(
    { length: rounds },
    () => [milliseconds([program, ...line]), milliseconds(['-e', '0'])] as const,
  )
  const [ours, bare] = [median(pairs.map(([a]) => a)), median(pairs.map(([, b]) => b))]
  process.stdout.write(
    `crm ${line.join(' ')}: ${ours.toFixed(0)} ms, node -e 0: ${bare.toFixed(0)} ms, ratio ${(ours / bare).toFixed(2)}\n`,
  )
}
