// A movement as people read it: which scheme, from what to what. Words only.
import type { Choice } from '../command/field.ts'
import { classes, tiers } from '../customer/index.ts'
import { same, type Words } from '../kernel/words.ts'
import type { MovingScheme, Step } from './movement.ts'

/** What a scheme is called. */
export const schemeWords: Readonly<Record<MovingScheme, Words>> = {
  class: { en: 'class', zh: '类别' },
  tier: { en: 'tier', zh: '等级' },
}

const choicesOf: Readonly<Record<MovingScheme, readonly Choice[]>> = { class: classes, tier: tiers }

/** What a code of a scheme is called. */
export const placeWords = (scheme: MovingScheme, code: string): Words =>
  choicesOf[scheme].find((choice) => choice.code === code)?.words ?? same(code)

/** `class: existing → lost`. */
export const stepWords = ({ scheme, from, to }: Step): Words => {
  const [name, before, after] = [schemeWords[scheme], placeWords(scheme, from), placeWords(scheme, to)]
  return { en: `${name.en}: ${before.en} → ${after.en}`, zh: `${name.zh}：${before.zh} → ${after.zh}` }
}
