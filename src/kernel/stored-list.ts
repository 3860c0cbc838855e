// Lists of texts as a column holds them: `["a","b"]`.

/**
 * The texts of a list as a column holds it, without what is no text; null where the text is no list: a broken disk or another program wrote it.
 * `crm check` names such a record.
 */
export const readStoredList = (stored: unknown): readonly string[] | null => {
  if (typeof stored !== 'string' || stored === '') return []
  try {
    const value: unknown = JSON.parse(stored)
    return Array.isArray(value) ? value.filter((text) => typeof text === 'string' && text !== '') : null
  } catch {
    return null
  }
}

const onlyOne = /^\["([^"\\]+)"\]$/

/** The texts of a list; nothing, or what cannot be read, has none: one spoilt record stops no list. */
export const storedList = (stored: unknown): readonly string[] => {
  if (typeof stored !== 'string' || stored === '') return []
  // One plain text, as most lists have it, needs no reading of JSON.
  const only = onlyOne.exec(stored)?.[1]
  if (only !== undefined) return [only]
  return readStoredList(stored) ?? []
}
