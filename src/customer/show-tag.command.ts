// `show tag`: a tag by its name, whether somebody declared it or customers merely bear it. Otherwise a page as any.
import { type Command, type Outcome, type ReadScene, reads } from '../command/command.ts'
import { withCustomFields } from '../command/custom-fields.ts'
import type { Row } from '../command/noun.ts'
import { recordColumns } from '../command/record-columns.ts'
import { relatedTo } from '../command/related.ts'
import { regularVerbs } from '../command/verbs/index.ts'
import { relatedJson, relatedSection } from '../command/verbs/show.ts'
import { tagNamed } from './tag.act.ts'
import { tagNoun } from './tag.noun.ts'

const show = regularVerbs.show(tagNoun)

/** The page of a tag that customers bear and nobody declared: it has a name and bearers, and no number yet. */
const showUndeclared = async (scene: ReadScene, name: string): Promise<Outcome> => {
  const noun = await withCustomFields(scene.reading.open, tagNoun, scene.customField)
  const row: Row = { ...Object.fromEntries(noun.fields.map(({ key }) => [key, null])), name }
  const columns = recordColumns(scene.nouns, noun, noun.fields, scene.facts)
  return {
    print: async (page) => {
      const wide = page.human || page.format === 'json' || page.format === 'ndjson'
      const related = wide ? await relatedTo(scene, noun, row) : []
      const state = page.language === 'zh' ? '（未声明）' : '  (not declared)'
      const sections = [
        { columns: columns.filter(({ key }) => key !== 'id' && key !== noun.title) },
        relatedSection(related),
      ]
      await page.record({ row, heading: `${name}${state}`, sections }, columns, {
        removed: false,
        entry: null,
        related: related.map(relatedJson),
      })
    },
  }
}

/** `crm show tag vip`. */
export const showTag: Command = reads({
  path: ['show', 'tag'],
  checksWords: true,
  summary: show.summary,
  ...(show.positionals ? { positionals: show.positionals } : {}),
  ...(show.options ? { options: show.options } : {}),
  examples: [{ about: { en: 'what it means and who bears it', zh: '含义和使用它的客户' }, line: 'crm show tag vip' }],
  run: async (scene) => {
    const tag = await tagNamed(scene)
    if (tag !== null && !tag.declared) return showUndeclared(scene, tag.name)
    if (show.effect !== 'reads') throw new Error('a page reads')
    return show.run(scene)
  },
})
