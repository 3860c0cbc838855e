// What a page of help on a matter is made of, and how it is set. The texts are in topics/.
import { type Language, say, type Words } from '../../kernel/words.ts'
import { page, pairs, paragraph, section } from './page-parts.ts'

/** One line of a topic: something to type or a code, and what it means. */
export interface TopicRow {
  readonly left: string | Words
  readonly about: Words
}

/** A part of a topic. */
export interface TopicPart {
  readonly title?: Words
  readonly text?: Words
  /** Lines to copy as they stand: never broken. */
  readonly lines?: readonly string[]
  readonly rows?: readonly TopicRow[]
}

/** A page that explains a matter. */
export interface Topic {
  readonly title: Words
  readonly parts: readonly TopicPart[]
}

/** The left side of a row in a language. */
export const leftOf = (row: TopicRow, language: Language): string =>
  typeof row.left === 'string' ? row.left : say(row.left, language)

const partText = ({ title, text, lines = [], rows = [] }: TopicPart, language: Language): string => {
  const indent = title ? 2 : 0
  const body = [
    text ? paragraph(say(text, language), indent) : '',
    ...lines.map((line) => `${' '.repeat(indent)}${line}\n`),
    pairs(
      rows.map((row) => ({ left: leftOf(row, language), right: say(row.about, language) })),
      indent + (text ? 2 : 0),
      34,
    ),
  ].join('')
  return title ? section(title, body, language) : body
}

/** The page of a topic. */
export const topicPage = (topic: Topic, language: Language): string =>
  page([paragraph(say(topic.title, language)), ...topic.parts.map((part) => partText(part, language))])
