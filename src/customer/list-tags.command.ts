// `list tags`: every tag that is declared or that a customer bears, with the number of customers. Otherwise a list as any.
import { type Command, type ReadScene, reads } from '../command/command.ts'
import { namedColumns } from '../command/named-columns.ts'
import type { Noun } from '../command/noun.ts'
import { listOf } from '../command/show-value.ts'
import { regularVerbs } from '../command/verbs/index.ts'
import { withTemporary } from '../database/temporary.ts'
import { foldText } from '../kernel/text.ts'
import { tagNoun } from './tag.noun.ts'
import { makeTagList, putDeclared, tagList, tagsOf, usedTags, useWriter } from './tag-use.queries.ts'

const listedTag: Noun = {
  ...tagNoun,
  table: tagList,
  fields: [
    ...tagNoun.fields,
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
    const name = listOf(spelt.get(bearer)).find((tag) => foldText(tag) === value) ?? value
    const { name_key, name_sort } = namedColumns(name)
    write.add(name, name_key, name_sort, customers)
  }
}

const list = regularVerbs.list(listedTag)

/** `crm list tags`. */
export const listTags: Command = reads({
  path: ['list', 'tag'],
  summary: { en: 'List tags, declared or used, with their customers', zh: '列出标签（已声明或在用）及客户数' },
  details: {
    en: 'A tag without an id is used by customers and not declared; crm add tag gives it a note.',
    zh: '没有编号的标签是客户在用但未声明的；crm add tag 可为其添加说明。',
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
