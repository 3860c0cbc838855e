// The names of records that a record refers to, as people read them: `E-3 王芳`. Read where something is told, not before.
import { lettered } from '../kernel/reference.ts'
import type { StoreScene } from './command.ts'
import type { Noun, Row } from './noun.ts'
import { nounNamed } from './rows.queries.ts'

/** Says a reference to a record of a noun. */
export type SayReference = (noun: Noun, id: number) => string

/** Says the id alone. */
export const idAlone: SayReference = (noun, id) => lettered(noun.letter, id)

/** Reads the names of everything that some rows refer to. */
export const referenceNames = async (
  scene: StoreScene,
  noun: Noun,
  rows: readonly (Row | null)[],
): Promise<SayReference> => {
  const names = new Map<string, string>()
  for (const field of noun.fields) {
    if (field.type.kind !== 'reference' || field.custom) continue
    const target = nounNamed(scene.nouns, field.type.to)
    for (const row of rows) {
      const id = row?.[field.key] ?? null
      if (id === null || target.title === undefined) continue
      const said = idAlone(target, Number(id))
      if (names.has(said)) continue
      const found = await scene.store.open
        .selectFrom(target.table)
        .select(`${target.title} as name`)
        .where('id', '=', Number(id))
        .executeTakeFirst()
      names.set(said, found ? `${said} ${found.name}` : said)
    }
  }
  return (target, id) => names.get(idAlone(target, id)) ?? idAlone(target, id)
}
