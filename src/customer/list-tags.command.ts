// `list tags`: every tag that is declared or that a customer bears, with the number of customers. Otherwise a list as any.
import { type Command, type ReadScene, reads } from '../command/command.ts'
import { namedColumns } from '../command/named-columns.ts'
import type { Noun } from '../command/noun.ts'
import { regularVerbs } from '../command/verbs/index.ts'
import { withTemporary } from '../database/temporary.ts'
import { storedList } from '../kernel/stored-list.ts'
import { foldText } from '../kernel/text.ts'
import { tagNoun } from './tag.noun.ts'
import { makeTagList, putDeclared, tagList, tagsOf, usedTags, useWriter } from './tag-use.queries.ts'

const listedTag: Noun = {
  ...tagNoun,
  table: tagList,
  fields: [
    // A tag is called by its name, declared or not: only programs see whether there is a number.
    ...tagNoun.fields.map(({ listed, ...field }) =>
      field.key === 'id' || listed === undefined ? field : { ...field, listed },
    ),
    {
      key: 'customers',
      type: { kind: 'integer' },
      words: { en: 'customers', zh: '客户数' },
      derived: true,
      listed: 60,
    },
  ],
}

/** Puts the list together. A tag that is not declared is shown as some customer has it spelt. */
const fill = async (scene: ReadScene): Promise<void> => {
  const { reading } = scene
  makeTagList(reading.lane)
  putDeclared(reading.lane)
  const used = await usedTags(reading)
  const write = useWriter(reading.lane)
  const undeclared = used.filter(({ value, customers }) => !write.count(value, customers))
  const spelt = await tagsOf(reading, [...new Set(undeclared.map(({ bearer }) => bearer))])
  for (const { value, customers, bearer } of undeclared) {
    const name = storedList(spelt.get(bearer)).find((tag) => foldText(tag) === value) ?? value
    const { name_key, name_sort } = namedColumns(name)
    write.add(name, name_key, name_sort, customers)
  }
}

const list = regularVerbs.list(listedTag)

/** `crm list tags`. */
export const listTags: Command = reads({
  path: ['list', 'tag'],
  sees: ['customer.tags'],
  summary: { en: 'List tags, declared or used, with their customers', zh: '列出标签（已声明或在用）及客户数' },
  details: {
    en: 'Tags are called by their names, declared or only used by customers: show, edit and remove take either. crm edit tag NAME --note TEXT declares one that is only used. In JSON its id is null until then.',
    zh: '标签按名称使用，无论已声明还是仅客户在用：show、edit、remove 均可。crm edit tag 名称 --note 说明 会声明仅在用的标签。在此之前其 JSON 中的 id 为 null。',
  },
  ...(list.positionals ? { positionals: list.positionals } : {}),
  ...(list.options ? { options: list.options } : {}),
  examples: [
    { about: { en: 'the most used first', zh: '使用最多的在前' }, line: 'crm list tags --sort -customers' },
    { about: { en: 'tags that nobody bears', zh: '无人使用的标签' }, line: 'crm list tags customers=0' },
  ],
  run: async (scene) => {
    await withTemporary(scene.reading.lane, () => fill(scene))
    if (list.effect !== 'reads') throw new Error('lists read')
    return list.run(scene)
  },
})
