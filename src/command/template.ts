// The empty sheet that an import reads: a header for every field that can be written, with what may stand below it as a
// remark in brackets. Headers are compared without such remarks, so nothing has to be taken out before the import.
import { type Language, say, type Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import type { Field } from './field.ts'
import type { Noun } from './noun.ts'

/** Nobody's row: a template has none. */
type NoRow = Readonly<Record<string, never>>

const several: Words = { en: 'several parted by ;', zh: '多个用分号隔开' }

const rangeOf = (min: number | undefined, max: number | undefined): Words => {
  if (min === undefined && max === undefined) return { en: 'a whole number', zh: '整数' }
  const text = `${min ?? ''}-${max ?? ''}`
  return { en: text, zh: text }
}

const choicesOf = (words: readonly Words[]): Words => ({
  en: words.map(({ en }) => en).join(' | '),
  zh: words.map(({ zh }) => zh).join(' | '),
})

/** What may stand below a header. */
const contentOf = ({ type }: Field, nouns: readonly Noun[]): Words | null => {
  switch (type.kind) {
    case 'choice':
      return choicesOf(type.choices.map(({ code, words }) => ({ en: code, zh: words.zh })))
    case 'flag':
      return { en: 'yes | no', zh: '是 | 否' }
    case 'integer':
      return rangeOf(type.min, type.max)
    case 'decimal':
      return { en: 'such as 2.5', zh: '如 2.5' }
    case 'money':
      return { en: 'such as 128.50', zh: '如 128.50' }
    case 'day':
      return { en: 'such as 2026-12-31', zh: '如 2026-12-31' }
    case 'moment':
      return { en: 'such as 2026-12-31 or 2026-12-31 14:30', zh: '如 2026-12-31 或 2026-12-31 14:30' }
    case 'birthday':
      return { en: 'such as 1990-01-05, --01-05, lunar:--08-15', zh: '如 1990-01-05、1月5日、农历八月十五' }
    case 'consent':
      return { en: 'such as sms=no;mail=yes', zh: '如 短信=否；邮件=是' }
    case 'phones':
    case 'emails':
    case 'words':
    case 'tags':
      return several
    case 'reference': {
      const noun = nouns.find(({ name }) => name === type.to)
      return { en: `key or name of a ${type.to}`, zh: `${noun?.chinese[0] ?? type.to}的编号或名称` }
    }
    default:
      return null
  }
}

const needed: Words = { en: 'required', zh: '必填' }

// A remark ends at its first bracket.
const plain = (text: string): string => text.replace(/[()[\]{}<>（）［］【】《》〔〕「」]/g, ' ').trim()

const headerOf = (noun: Noun, nouns: readonly Noun[], field: Field, language: Language): string => {
  const lines = noun.lines?.fields.includes(field.key) === true
  const isNeeded = field.required && !(noun.lines !== undefined && field.key === 'amount')
  const remarks = [isNeeded ? needed : null, contentOf(field, nouns), lines ? lineField : null]
    .flatMap((one) => (one === null ? [] : [plain(say(one, language))]))
    .join(language === 'zh' ? '；' : '; ')
  const name = language === 'zh' ? field.words.zh : field.key
  if (remarks === '') return name
  return language === 'zh' ? `${name}（${remarks}）` : `${name} (${remarks})`
}

const lineField: Words = { en: 'rows of one key are its lines', zh: '外部编号相同的行为同一单的明细' }

/** The columns of the empty sheet; `--fields` names them by the keys of their fields. */
export const templateColumns = (noun: Noun, nouns: readonly Noun[], language: Language): readonly Column<NoRow>[] =>
  noun.fields
    .filter(({ derived }) => !derived)
    .map((field) => {
      const key = headerOf(noun, nouns, field, language)
      return { key, names: [field.key, ...(field.names ?? [])], title: { en: key, zh: key }, json: () => null }
    })
