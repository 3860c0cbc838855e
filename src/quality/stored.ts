// Reads what stands in columns without ever failing: the checks look at values that may be spoilt.

/** The object of a JSON column; null where it is none. */
export const storedObject = (stored: unknown): Readonly<Record<string, unknown>> | null => {
  if (typeof stored !== 'string') return {}
  try {
    const value: unknown = JSON.parse(stored)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/** A text for a sentence: at most so many signs of it. */
export const inBrief = (text: string, most = 60): string => {
  const letters = Array.from(text.replaceAll(/\s+/g, ' '))
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`
}
