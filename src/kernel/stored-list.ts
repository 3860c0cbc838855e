// Lists of texts as a column holds them: `["a","b"]`.

/** The texts of a list; nothing, or what is JSON and no list, has none. Throws where the text is no JSON. */
export const storedList = (stored: unknown): readonly string[] => {
  if (typeof stored !== 'string' || stored === '') return []
  // One plain text, as most lists have it, needs no reading of JSON.
  const end = stored.length - 2
  if (end > 1 && stored.startsWith('["') && stored.indexOf('"', 2) === end && !stored.includes('\\'))
    return [stored.slice(2, end)]
  const value: unknown = JSON.parse(stored)
  return Array.isArray(value) ? value.map(String) : []
}
