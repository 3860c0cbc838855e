// The page `crm help filters`, set from the examples that filter.help.ts keeps and a test parses.
import { same } from '../../../kernel/words.ts'
import { filterIntroduction, filterTopics } from '../../filter/filter.help.ts'
import type { Topic } from '../topic.ts'

/** `crm help filters`. */
export const filtersTopic: Topic = {
  title: { en: 'Filters', zh: '筛选条件' },
  parts: [
    { text: filterIntroduction },
    ...filterTopics.map(({ title, text, examples }) => ({
      title,
      ...(text ? { text } : {}),
      rows: examples.map(({ filter, about }) => ({ left: filter, about })),
    })),
    {
      title: { en: 'Keep it, read it', zh: '检查理解' },
      text: {
        en: 'An unknown field or value is refused with its column and a suggestion; nothing is guessed. The fields of a noun: crm help customer.',
        zh: '未知的字段或值会被拒绝，并指出位置和建议；系统不会猜测。各对象的字段见 crm help customer。',
      },
      rows: [
        { left: same('--explain'), about: { en: 'how it was read, and the SQL', zh: '如何理解，以及 SQL' } },
        { left: same('--count'), about: { en: 'only how many', zh: '只给出数量' } },
      ],
    },
  ],
}
