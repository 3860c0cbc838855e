// Knows a mask when it sees one, so that it is never stored as if it were a value. mask.ts makes them.

/** Stands for a value of which nothing is shown. The same in every language and format. */
export const hiddenMark = '***'

/** Shapes by the kind of the field; of all others the whole mark. */
const shapes: Readonly<Record<string, RegExp>> = {
  phones: /\*\*/,
  emails: /\*{3}@/,
  birthday: /\*{4}-/,
  initial: /^.?\*{3}$/su,
}

/** Whether a text is what a mask of a field of this kind leaves (`initial`: a text of which the first character stays). */
export const isMask = (kind: string, text: string): boolean =>
  text.includes('**') && (text === hiddenMark || shapes[kind]?.test(text) === true)
