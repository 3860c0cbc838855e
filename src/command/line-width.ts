// How many cells a line of the answer has.
import type { World } from './world.ts'

/** The cells of the terminal; off it those of COLUMNS. Undefined where there is no limit. */
export const lineWidth = ({
  stdout,
  env,
}: {
  readonly stdout: Pick<World['stdout'], 'isTTY' | 'columns'>
  readonly env: World['env']
}): number | undefined => {
  if (stdout.isTTY) return stdout.columns || 80
  const columns = Number(env.COLUMNS)
  return Number.isSafeInteger(columns) && columns > 0 ? columns : undefined
}
