// The fields of a noun as rows of a table: key, what it holds, what it means and which codes it takes.
import { type Language, say, type Words } from '../../kernel/words.ts'
import type { NounNames } from '../command-names.ts'
import type { Field, FieldKind } from '../field.ts'
import { secrecyChoices } from '../veil/levels.choices.ts'
import { declaredSecrecy } from '../veil/secrecy.ts'

const kinds: Readonly<Record<Exclude<FieldKind, 'reference'>, Words>> = {
  text: { en: 'text', zh: '文本' },
  long: { en: 'long text', zh: '长文本' },
  integer: { en: 'number', zh: '整数' },
  decimal: { en: 'decimal', zh: '小数' },
  money: { en: 'amount', zh: '金额' },
  day: { en: 'day', zh: '日期' },
  moment: { en: 'day, time', zh: '日期时间' },
  birthday: { en: 'birthday', zh: '生日' },
  flag: { en: 'yes or no', zh: '是否' },
  choice: { en: 'code', zh: '代码' },
  phones: { en: 'list', zh: '列表' },
  emails: { en: 'list', zh: '列表' },
  words: { en: 'list', zh: '列表' },
  tags: { en: 'list', zh: '列表' },
  consent: { en: 'consent', zh: '许可' },
}

/** What a field holds, in a word: its kind, or the noun it refers to. */
export const kindWord = ({ type }: Field, language: Language, nouns: readonly NounNames[] = []): string => {
  if (type.kind !== 'reference') return say(kinds[type.kind], language)
  const noun = nouns.find(({ name }) => name === type.to)
  return (language === 'zh' ? noun?.chinese[0] : undefined) ?? type.to
}

const codesText = (field: Field, language: Language): string => {
  if (field.type.kind !== 'choice') return ''
  const { choices } = field.type
  if (language === 'en') return choices.map(({ code }) => code).join(', ')
  return choices.map(({ code, words }) => (words.zh === code ? code : `${code} ${words.zh}`)).join('，')
}

/** Who may see it, where not everybody does. */
const seenWord = (field: Field, language: Language): string => {
  const level = secrecyChoices.find(({ code }) => code === declaredSecrecy(field))
  return level === undefined || level.code === 'public' ? '' : say(level.words, language)
}

/** What a field means: its name for people, what there is to know, the codes it takes, other names for it. */
export const fieldAbout = (field: Field, language: Language): string => {
  const name = say(field.words, language)
  const about = field.about ? say(field.about, language) : ''
  const also = (field.names ?? []).join(language === 'zh' ? '、' : ', ')
  return [
    name === field.key ? '' : name,
    about,
    codesText(field, language),
    also === '' ? '' : `${say({ en: 'also ', zh: '也作 ' }, language)}${also}`,
    seenWord(field, language),
  ]
    .filter((part) => part !== '')
    .join(language === 'zh' ? '；' : '; ')
}

/** A field as a row of three cells. A star marks what every record must have. */
export const fieldRow = (field: Field, language: Language, nouns: readonly NounNames[] = []): readonly string[] => [
  `${field.key}${field.required ? ' *' : ''}`,
  kindWord(field, language, nouns),
  fieldAbout(field, language),
]
