// A view in front of a table, as its maker sees it. Types only; shadow.lazy.ts puts it there.

/** What stands in front of a table: SQL for some of its columns; the others are as they are. */
export interface Shadow {
  readonly table: string
  readonly columns: Readonly<Record<string, string>>
}
