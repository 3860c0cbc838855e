// Text for people in both languages. A text that lacks one of them does not compile.

/** A language the program speaks. */
export type Language = 'en' | 'zh'

/** One text in every language the program speaks. */
export type Words = Readonly<Record<Language, string>>

/** Picks the text for a language. */
export const say = (words: Words, language: Language): string => words[language]

/** Builds both texts from parts that are the same in either language, such as a name or a number. */
export const same = (text: string): Words => ({ en: text, zh: text })

/** A whole number with its thousands marked: 1,482. Both languages write it so. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

/** A number with its English noun: `1 visit`, `3 visits`; the plural is the noun with an s unless given. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`

/** How often something comes round, in English: `every day`, `every 3 days`. */
export const everySo = (count: number, one: string): string => `every ${count === 1 ? one : counted(count, one)}`
