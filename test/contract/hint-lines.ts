// What a person may expect of the line behind `try:`: it can be pasted as it is, or names in capitals what to put in.

/** Words in capitals that stand for what only the person knows. */
const placeholder =
  /(?:^|[\s'"=])(?:CHANNEL|DATE|DAYS|FIELD|FIELDS|FILE|FILTER|FOLDER|HEADER|N|NAME|REF|STAFF|TEXT|VALUE)(?=$|[\s'"=,])/

/** Whether a line has a word in it that the person is to replace. */
export const hasPlaceholder = (hint: string): boolean => placeholder.test(hint)

/** What is wrong with a hint as it is read; null where nothing is. */
export const faultOfHint = (hint: string): string | null => {
  if (/\.\.\.|…/.test(hint)) return 'has dots where a word should stand'
  if (/^crm /.test(hint))
    return /(?:^|\s)[^'"\s]*[|<>](?![^']*'$)/.test(hint) ? 'a shell would not take it as it is' : null
  if (/(?:^|\s|[：:])crm /.test(hint)) return 'hides a line in a sentence'
  if (/^-/.test(hint)) return 'is a flag without its line'
  return /\s|\p{Script=Han}/u.test(hint) ? null : 'is neither a line nor a sentence'
}

/** The lines of a hint that can be run as they are, each as words: those of `crm` without a word to replace. */
export const linesToRun = (hint: string): readonly (readonly string[])[] =>
  hint.startsWith('crm ') && !hasPlaceholder(hint) ? hint.split('; ').map((line) => wordsOf(line).slice(1)) : []

/** The words of a line as a shell parts them; quotes of both kinds, no escapes. */
export const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:'(?:[^']|'\\'')*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replace(/'((?:[^']|'\\'')*)'|"([^"]*)"/g, (_, single?: string, double?: string) =>
      single === undefined ? (double ?? '') : single.replaceAll("'\\''", "'"),
    ),
  )
