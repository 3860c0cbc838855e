// The order of what a verb goes with, wherever it is listed: nouns as they are declared, then other words by the alphabet.

/** Compares two words that follow a verb. */
export const byNounOrder = (nouns: readonly { readonly name: string }[]): ((a: string, b: string) => number) => {
  const places = new Map(nouns.map(({ name }, place) => [name, place]))
  const placeOf = (word: string): number => places.get(word) ?? nouns.length
  return (a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : a > b ? 1 : 0)
}
