// Open records to pick from, as completion shows them: whose it is, how it stands, when it is due. Loaded only when a
// person is asked for one.
import { quoted } from '../../kernel/sql-text.ts'
import { foldText } from '../../kernel/text.ts'
import type { Pick } from '../asking.ts'
import type { StoreScene } from '../command.ts'
import { drawNoun } from '../completion/draw-noun.ts'
import { openRecords } from '../completion/records.queries.ts'
import type { Noun } from '../noun.ts'
import { byPartOfName, bySearch } from '../reference.queries.ts'
import { nounNamed } from '../rows.queries.ts'

const shownAtMost = 8

/** Those that belong to whoever the letters mean; null where they mean nobody, or records belong to nobody. */
const parentsOf = async (scene: StoreScene, noun: Noun, text: string): Promise<readonly number[] | null> => {
  const type = noun.fields.find(({ key }) => key === noun.parent)?.type
  if (type?.kind !== 'reference') return null
  const find = scene.facts.veil ? byPartOfName : bySearch
  const found = await find(scene.store.open, nounNamed(scene.nouns, type.to), text, scene.facts.country)
  return found.length === 0 ? null : found.map(({ id }) => id)
}

/** The open records for the letters typed so far: of whoever they name, else those in whose line they stand. */
export const openPicks = async (scene: StoreScene, noun: Noun, text: string): Promise<readonly Pick[]> => {
  const drawn = drawNoun(scene.nouns, noun, scene.language)
  const parents = text === '' ? null : await parentsOf(scene, noun, text)
  const parent = drawn.parent?.column
  const within = parents === null || parent === undefined ? 'true' : `r.${quoted(parent)} in (${parents.join(', ')})`
  return scene.store.read(async ({ lane }) => {
    const picks = openRecords(lane, drawn, within).map(({ text: id, about }) => ({
      value: id,
      label: `${id} ${about}`,
    }))
    const folded = foldText(text)
    const fitting = within === 'true' ? picks.filter(({ label }) => foldText(label).includes(folded)) : picks
    return fitting.slice(0, shownAtMost)
  })
}
