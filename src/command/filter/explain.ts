// Says in words how a filter was read: dates as days, names as fields, codes as words. One line, in one language.
import type { Language } from '../../kernel/words.ts'
import type { Noun } from '../noun.ts'
import type { Condition, Test } from './condition.ts'
import { type ExplainFacts, explainTest } from './explain-test.ts'

const joints: Readonly<Record<'and' | 'or', Readonly<Record<Language, string>>>> = {
  and: { en: ' and ', zh: ' 且 ' },
  or: { en: ' or ', zh: ' 或 ' },
}

/**
 * The reading of a filter, such as `tier is high and last contact is before 2026-10-28`. Brackets stand where and
 * and or meet, and after every not.
 */
export const explainFilter = (noun: Noun, condition: Condition, language: Language, facts: ExplainFacts): string => {
  const inner = (part: Condition): string => {
    const text = explainFilter(noun, part, language, facts)
    if (part.kind !== 'and' && part.kind !== 'or') return text
    return language === 'zh' ? `（${text}）` : `(${text})`
  }
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.map(inner).join(joints[condition.kind][language])
    case 'not':
      return explainNot(noun, condition.part, language, facts)
    case 'words': {
      const words = condition.words.map(({ typed }) => (language === 'zh' ? `“${typed}”` : `"${typed}"`))
      return language === 'zh' ? `包含 ${words.join('、')}` : `the words ${words.join(', ')} are in it`
    }
    case 'test':
      if (condition.test.is === 'member') return explainMembers(condition.test, language, facts)
      return explainTest(noun, condition.field, condition.test, language, facts)
  }
}

/** A segment by its name, and a live one by what it means too. */
const explainMembers = (
  { customers, segments }: Extract<Test, { readonly is: 'member' }>,
  language: Language,
  facts: ExplainFacts,
): string => {
  const each = segments.map(({ name, condition }) => {
    const inside = condition === null ? null : explainFilter(customers, condition, language, facts)
    return language === 'zh'
      ? `分群“${name}”${inside === null ? '' : `（${inside}）`}`
      : `the segment "${name}"${inside === null ? '' : ` (${inside})`}`
  })
  return language === 'zh' ? `属于${each.join('或')}` : `in ${each.join(' or ')}`
}

const explainNot = (noun: Noun, part: Condition, language: Language, facts: ExplainFacts): string => {
  if (part.kind === 'test' && part.test.is === 'present')
    return language === 'zh' ? `${part.field.words.zh}为空` : `${part.field.words.en} is empty`
  const text = explainFilter(noun, part, language, facts)
  return language === 'zh' ? `不是（${text}）` : `not (${text})`
}
