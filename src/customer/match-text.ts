// What of a name, a firm or an address is left for comparing two customers: no titles, no legal forms, no signs.
import { pinyinOf } from '../kernel/pinyin.ts'
import { foldText } from '../kernel/text.ts'

const chineseForms =
  /(?:集团)?(?:股份|责任|有限责任|控股)*(?:有限公司|有限责任公司|集团公司|分公司|公司|集团|合伙企业|工作室|事务所|商行|经营部|个体工商户)$/
const latinForms =
  /[\s,.]+(?:incorporated|inc|limited|ltd|llc|llp|plc|corporation|corp|company|co|gmbh|ag|sarl|srl|spa|bv|nv|oy|ab|pte|pty|kk|sa|lp|holdings?|group)\.?$/
const titlesAfter = /(?:先生|女士|小姐|太太|夫人|老师|同学|经理|总经理)$/
const titlesBefore = /^(?:mr|mrs|ms|miss|dr|prof)\.?\s+/
const signs = /[^\p{L}\p{N}]+/gu

const withoutForms = (folded: string): string => {
  let text = folded.trim()
  for (let before = ''; before !== text; ) {
    before = text
    const shorter = text
      .replace(/[\s.,]+$/, '')
      .replace(latinForms, '')
      .replace(chineseForms, '')
    if (shorter.replace(signs, '').length >= 2) text = shorter
  }
  return text
}

/** A firm's name without its legal form (有限公司, Ltd, Inc ...) and signs, folded. */
export const firmCore = (name: string): string => withoutForms(foldText(name)).replace(signs, '')

/** A name as it is compared. */
export interface NameParts {
  /** Folded, without titles, legal forms and signs. */
  readonly core: string
  /** Its reading in Latin letters, without spaces: `zhangxiaoming` for 张小明 and for Zhang Xiaoming. */
  readonly sound: string
  /** The reading with the last word first, as where given name and surname changed places; '' for one word. */
  readonly turned: string
  /** First letters of the reading: `zxm`. */
  readonly initials: string
  /** The first syllable or word. */
  readonly head: string
  /** Characters, where it is a Chinese name of a person (two to four of them); else 0. */
  readonly chinese: number
}

const personal = /^\p{Script=Han}{2,4}$/u

/** Takes a name apart for comparing. */
export const namePartsOf = (name: string): NameParts => {
  const folded = foldText(name)
  const stripped = withoutForms(folded.replace(titlesBefore, ''))
  const bare = stripped.length > 2 ? stripped.replace(titlesAfter, '') : stripped
  const spaced = bare.replace(signs, ' ').trim()
  const { syllables } = pinyinOf(spaced)
  const words = syllables.length === 0 ? spaced.split(' ') : syllables
  const core = spaced.replaceAll(' ', '')
  const chinese = personal.test(core) ? [...core].length : 0
  const last = words.at(-1) ?? ''
  return {
    core,
    sound: words.join(''),
    turned: words.length < 2 || chinese > 0 ? '' : [last, ...words.slice(0, -1)].join(''),
    initials: words.map((word) => word.slice(0, 1)).join(''),
    head: words[0] ?? '',
    chinese,
  }
}

const numbers = /\d+/g

/** An address without spaces and signs, folded, and the numbers in it. */
export const addressPartsOf = (address: string): { readonly text: string; readonly numbers: string } => {
  const folded = foldText(address)
  return {
    text: folded.replace(signs, ''),
    numbers: (folded.match(numbers) ?? []).join(','),
  }
}

/** Share of pairs of neighbouring characters that two texts have in common (Dice 1945); 0 where one has none. */
export const pairsInCommon = (a: string, b: string): number => {
  if (a.length < 2 || b.length < 2) return 0
  const counts = new Map<string, number>()
  for (let at = 0; at < a.length - 1; at++) {
    const pair = a.slice(at, at + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  let common = 0
  for (let at = 0; at < b.length - 1; at++) {
    const pair = b.slice(at, at + 2)
    const left = counts.get(pair) ?? 0
    if (left === 0) continue
    counts.set(pair, left - 1)
    common += 1
  }
  return (2 * common) / (a.length + b.length - 2)
}
