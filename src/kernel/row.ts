// Values and records as the store holds them, for code that works on any kind of record.

/** A value as a column of the store holds it. */
export type Stored = string | number | null

/** A record as the store holds it, by column. */
export type Row = Readonly<Record<string, Stored>>
