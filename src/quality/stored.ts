// Reads what stands in columns without ever failing: the checks look at values that may be spoilt.

/** A text for a sentence: at most so many signs of it. */
export const inBrief = (text: string, most = 60): string => {
  const letters = Array.from(text.replaceAll(/\s+/g, ' '))
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`
}
