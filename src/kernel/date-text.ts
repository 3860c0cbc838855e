// Makes the spellings of one date text alike before it is read: width, case, dashes, spaces, traditional characters.
// Reads nothing itself.

/** A text longer than this is no date; it is refused before any pattern looks at it. */
export const longestDateText = 80

// Only the characters that occur in words for dates; the whole language is another adapter's.
const traditional: Readonly<Record<string, string>> = {
  後: '后',
  週: '周',
  禮: '礼',
  農: '农',
  曆: '历',
  歷: '历',
  個: '个',
  號: '号',
  兩: '两',
  節: '节',
  閏: '闰',
  陰: '阴',
  陽: '阳',
  舊: '旧',
  聖: '圣',
  誕: '诞',
  國: '国',
  慶: '庆',
  勞: '劳',
  動: '动',
  婦: '妇',
  兒: '儿',
  師: '师',
  點: '点',
  時: '时',
  過: '过',
  這: '这',
  來: '来',
  間: '间',
  終: '终',
  歲: '岁',
  臘: '腊',
  竈: '灶',
  種: '种',
  夾: '夹',
  處: '处',
  驚: '惊',
  蟄: '蛰',
  滿: '满',
  穀: '谷',
  龍: '龙',
  頭: '头',
  萬: '万',
  戀: '恋',
  親: '亲',
  從: '从',
  內: '内',
  開: '开',
  黨: '党',
  軍: '军',
  雙: '双',
}

const isPlain = /^[\x20-\x7e]*$/

const simplified = (text: string): string => text.replace(/[〇\u3400-\u9fff]/g, (sign) => traditional[sign] ?? sign)

/**
 * The text with full-width forms made half-width, letters small, any dash a hyphen, traditional characters of
 * date words simplified, and spaces single; none are left beside a Chinese character.
 */
export const foldDateText = (text: string): string => {
  const spaced = text.trim()
  if (isPlain.test(spaced)) return spaced.toLowerCase().replace(/ {2,}/g, ' ')
  return simplified(spaced.normalize('NFKC').toLowerCase())
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/ ?([〇\u3400-\u9fff]) ?/g, '$1')
    .trim()
}
