// Whether anybody may be asked, and the prompts if so. Loaded only where a terminal is at both ends.

import type { Language } from '../kernel/words.ts'
import { colourChoice, paintFor, wantsColour } from '../output/colour.ts'
import type { Asking } from './asking.ts'
import type { Given } from './option.ts'
import type { World } from './world.ts'

/** Prompts only if stdin and stderr are terminals, and neither `--no-input` nor CI is set. */
export const mayAsk = (world: World, given: Given): boolean =>
  // The terminal's own end comes last: looking at stdin makes a stream of it.
  !given.flag('no-input') && (world.env.CI ?? '') === '' && world.stderr.isTTY && world.stdin.isTTY === true

/** The prompts, or null where nobody may be asked. The library behind them is loaded with the first question. */
export const openAsking = (world: World, given: Given, language: Language): Asking | null => {
  const { whole } = world.stderr
  if (!whole || !mayAsk(world, given)) return null
  const { stdin, env, interrupted } = world
  const flag = colourChoice(given.text('color'))
  const prompts = async (): Promise<Asking> => {
    world.onInterrupt?.('tell')
    const { promptsOn } = await import('./prompts.lazy.ts')
    const paint = await paintFor(wantsColour({ flag, env, isTTY: true }))
    return promptsOn({ stdin, stderr: whole(), language, paint, interrupted })
  }
  return {
    line: async (...question) => (await prompts()).line(...question),
    pick: async (...question) => (await prompts()).pick(...question),
    search: async (...question) => (await prompts()).search(...question),
    confirm: async (...question) => (await prompts()).confirm(...question),
  }
}
