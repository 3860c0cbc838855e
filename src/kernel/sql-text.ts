// Names and texts as SQL may hold them, for statements that are put together from declarations.

/** A name of a table or a column. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A text. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
