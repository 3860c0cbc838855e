// Finds which of many texts stand in another, in one walk whatever their number. Pure; letters are told apart by case.

/** Numbers of the texts that stand in another one, each once. */
export type TextFinder = (whole: string) => readonly number[]

interface Bucket {
  readonly text: string
  readonly at: number
}

/** Makes a finder of some texts; an empty one is never found. */
export const textFinder = (texts: readonly string[]): TextFinder => {
  const byStart = new Map<number, Bucket[]>()
  // One unit of UTF-16 long, too short for the two that a text is looked up by.
  const single: Bucket[] = []
  for (const [at, text] of texts.entries()) {
    if (text === '') continue
    if (text.length === 1) {
      single.push({ text, at })
      continue
    }
    const start = text.charCodeAt(0) * 65_536 + text.charCodeAt(1)
    const bucket = byStart.get(start)
    if (bucket) bucket.push({ text, at })
    else byStart.set(start, [{ text, at }])
  }
  const firsts = new Uint8Array(65_536)
  for (const text of texts) if (text !== '') firsts[text.charCodeAt(0)] = 1
  return (whole) => {
    const found = new Set<number>()
    for (let place = 0; place + 1 < whole.length; place += 1) {
      const first = whole.charCodeAt(place)
      if (firsts[first] === 0) continue
      const bucket = byStart.get(first * 65_536 + whole.charCodeAt(place + 1))
      if (bucket === undefined) continue
      for (const { text, at } of bucket) if (whole.startsWith(text, place)) found.add(at)
    }
    for (const { text, at } of single) if (whole.includes(text)) found.add(at)
    return [...found]
  }
}
