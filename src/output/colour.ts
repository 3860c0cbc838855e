// Whether colour is wanted, and painting by meaning: one accent, one warning, muted and strong.
// The library is loaded only when something is really painted.
import type { Environment } from '../kernel/environment.ts'
import type { Tone } from './column.ts'

/** Paints a text by its meaning; text without a tone comes back as it is. */
export type Paint = (tone: Tone | undefined, text: string) => string

/** What people may say of colour. */
export type ColourChoice = 'auto' | 'always' | 'never'

/** The choice a person wrote; `auto` for anything else. */
export const colourChoice = (text: string | undefined): ColourChoice =>
  text === 'always' || text === 'never' ? text : 'auto'

/** Paints nothing. */
export const unpainted: Paint = (_tone, text) => text

/** Whether a variable is set to something other than nothing, 0 or false. */
const isOn = (value: string | undefined): boolean => value !== undefined && !['', '0', 'false'].includes(value)

/** Decides by, in this order: the flag, NO_COLOR, FORCE_COLOR or CLICOLOR_FORCE, whether the stream is a terminal. */
export const wantsColour = (asked: {
  readonly flag: ColourChoice
  readonly env: Environment
  readonly isTTY: boolean
}): boolean => {
  const { flag, env, isTTY } = asked
  if (flag !== 'auto') return flag === 'always'
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false
  if (env.FORCE_COLOR !== undefined) return isOn(env.FORCE_COLOR) || env.FORCE_COLOR === ''
  if (isOn(env.CLICOLOR_FORCE)) return true
  return isTTY && env.TERM !== 'dumb' && env.CLICOLOR !== '0'
}

/** The painter: the library's when colour is wanted, else one that paints nothing and loads nothing. */
export const paintFor = async (colour: boolean): Promise<Paint> =>
  colour ? (await import('./paint.lazy.ts')).paint : unpainted
