// What of a name, a firm or an address is left for comparing two customers: no titles, no legal forms, no signs.
import { pinyinOf } from '../kernel/pinyin.ts'
import { foldText } from '../kernel/text.ts'

const chineseForms =
  /(?:集团)?(?:股份|责任|有限责任|控股)*(?:有限公司|有限责任公司|集团公司|分公司|公司|集团|合伙企业|工作室|事务所|商行|经营部|个体工商户)$/
const latinForms =
  /(?:[\s,.]+|(?<=\p{Script=Han}))(?:incorporated|inc|limited|ltd|llc|llp|plc|corporation|corp|company|co|gmbh|ag|sarl|srl|spa|bv|nv|oy|ab|pte|pty|kk|sa|lp|holdings?|group)\.?$/u
const titlesAfter =
  /(?:先生|女士|小姐|太太|夫人|老师|同学|总经理|经理|总监|主任|教授|博士|医生|律师|师傅|老板|院长|校长|厂长|局长|处长|部长|董事长|店长|阿姨|总|哥|姐|叔)$/
const latinTitlesAfter = /[\s,]+(?:mr|mrs|ms|esq|phd|md|jr|sr)\.?$/
const titlesBefore = /^(?:mr|mrs|ms|miss|dr|prof|sir|madam)(?:\.\s*|\s+)/
const remark = /\s*[([{（【［][^)\]}）】］]*[)\]}）】］]\s*$/u
const signs = /[^\p{L}\p{N}]+/gu

const bracketed = /[([（]((?:集团|股份|责任|有限)*公司|集团|ltd|limited|inc)[)\]）]$/

const withoutForms = (folded: string): string => {
  let text = folded
    .trim()
    .replace(bracketed, ' $1')
    .replace(/ (?=\p{Script=Han}+$)/u, '')
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
  /** The reading with surname and given name in the other order; '' for one word. */
  readonly turned: string
  /** The words of a name in Latin letters; of a Chinese name none. */
  readonly words: readonly string[]
  /** First letters of the reading: `zxm`. */
  readonly initials: string
  /** The first syllable or word. */
  readonly head: string
  /** It is but a surname, with a title in place of the given name: 王总, Mr. Smith. */
  readonly titled: boolean
  /** `core` without what stands in brackets, as the town of a firm; '' where there are none. */
  readonly unbracketed: string
  /** Characters, where it is a Chinese name of a person (two to four of them); else 0. */
  readonly chinese: number
}

const personal = /^\p{Script=Han}{2,4}$/u
const latinPerson = /^\p{Script=Latin}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){1,3}$/u
const latinWords = /^[\p{Script=Latin}\p{N} ]+$/u

/** Without a remark in brackets at its end, where that leaves a person's name: of a firm it may be the branch. */
const withoutRemark = (folded: string): string => {
  const rest = folded.replace(remark, '')
  if (rest === folded) return folded
  return personal.test(rest) || (latinPerson.test(rest) && !latinForms.test(rest)) ? rest : folded
}

const surnameAlone = /^(?:\p{Script=Han}|欧阳|司马|诸葛|上官|司徒|东方|慕容|皇甫|尉迟|公孙|令狐|端木|夏侯)$/u
// 王芳2, as people tell apart what they entered twice.
const numbered = /^(\p{Script=Han}{2,4})\d{1,2}$/u
const inBrackets = /[([{【［][^)\]}】］]*[)\]}】］]/gu

/** The name without its title, and whether a surname alone is left. */
const withoutTitle = (stripped: string): { readonly bare: string; readonly titled: boolean } => {
  const rest = stripped.replace(titlesAfter, '')
  if (rest !== stripped && surnameAlone.test(rest)) return { bare: rest, titled: true }
  return { bare: stripped.length > 2 && rest !== '' ? rest : stripped, titled: false }
}

const coreOf = (bare: string): string => bare.replace(signs, '')

/** Takes a name apart for comparing. */
export const namePartsOf = (name: string): NameParts => {
  const folded = withoutRemark(foldText(name)).replace(numbered, '$1')
  const unprefixed = folded.replace(titlesBefore, '').replace(latinTitlesAfter, '')
  const stripped = withoutForms(unprefixed)
  const { bare, titled } = withoutTitle(stripped)
  const spaced = bare
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(signs, ' ')
    .trim()
  const { syllables: words } = pinyinOf(spaced)
  const core = spaced.replaceAll(' ', '')
  const chinese = personal.test(core) ? [...core].length : 0
  const [first = '', last = ''] = [words[0], words.at(-1)]
  // Of four characters two are mostly a surname: 欧阳小明.
  const head = chinese === 4 ? 2 : 1
  const turned = chinese > 0 ? [...words.slice(head), ...words.slice(0, head)] : [last, ...words.slice(0, -1)]
  return {
    core,
    sound: words.join(''),
    turned: words.length < 2 ? '' : turned.join(''),
    words: latinWords.test(spaced) ? words : [],
    initials: words.map((word) => word.slice(0, 1)).join(''),
    head: first,
    titled: titled || (unprefixed !== folded && words.length === 1),
    unbracketed: bare.search(inBrackets) < 0 ? '' : coreOf(withoutForms(bare.replace(inBrackets, ' '))),
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
