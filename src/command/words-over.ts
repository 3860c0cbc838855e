// Words of a command line that are too many, for the sentence that asks what they are.

/** The first words, and how many follow: a shell may have put a hundred thousand file names or ids there. */
export const wordsOver = (words: readonly string[]): string => {
  const shown = words.slice(0, 5).join(' ')
  return words.length > 5 ? `${shown} ... +${words.length - 5}` : shown
}
