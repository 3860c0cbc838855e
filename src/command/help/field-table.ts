// The fields of a noun as rows of a table: key, what it holds, what it means and which codes it takes.
import { type Language, say, type Words } from '../../kernel/words.ts'
import type { Field, FieldKind } from '../field.ts'

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
export const kindWord = ({ type }: Field, language: Language): string =>
  type.kind === 'reference' ? type.to : say(kinds[type.kind], language)

const codesText = (field: Field, language: Language): string => {
  if (field.type.kind !== 'choice') return ''
  const { choices } = field.type
  if (language === 'en') return choices.map(({ code }) => code).join(', ')
  return choices.map(({ code, words }) => (words.zh === code ? code : `${code} ${words.zh}`)).join('，')
}

/** What a field means: its name for people, what there is to know, the codes it takes, other names for it. */
export const fieldAbout = (field: Field, language: Language): string => {
  const name = say(field.words, language)
  const about = field.about ? say(field.about, language) : ''
  const also = (field.names ?? []).join(', ')
  return [
    name === field.key ? '' : name,
    about,
    codesText(field, language),
    also === '' ? '' : `${say({ en: 'also ', zh: '也作 ' }, language)}${also}`,
  ]
    .filter((part) => part !== '')
    .join(language === 'zh' ? '；' : '; ')
}

/** A field as a row of three cells. A star marks what every record must have. */
export const fieldRow = (field: Field, language: Language): readonly string[] => [
  `${field.key}${field.required ? ' *' : ''}`,
  kindWord(field, language),
  fieldAbout(field, language),
]
