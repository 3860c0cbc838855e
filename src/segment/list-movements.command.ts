// `list movements`: who moved from one class or tier to another, and on which day. A list as any, over a view.
import { type Command, type ReadScene, reads } from '../command/command.ts'
import { regularVerbs } from '../command/verbs/index.ts'
import { withTemporary } from '../database/temporary.ts'
import { readDate } from '../kernel/date-language.ts'
import type { Day } from '../kernel/day.ts'
import { movementNoun } from './movement.noun.ts'
import { makeMovementList } from './movement.queries.ts'
import { movingSchemes } from './movement.ts'

const dayAsked = ({ given, today }: ReadScene, flag: string): Day | null => {
  const text = given.text(flag)
  return text === undefined ? null : readDate(text, today)
}

const list = regularVerbs.list(movementNoun)

/** `crm list movements`. */
export const listMovements: Command = reads({
  path: ['list', 'movement'],
  summary: { en: 'List who moved from one class or tier to another', zh: '列出类别或等级的变动' },
  details: {
    en: 'Movements are found by crm run nightly; the days are those of its nights. crm segment movement compares any two days.',
    zh: '变动由 crm run nightly 发现，日期为相应夜晚的日期。crm segment movement 可比较任意两天。',
  },
  ...(list.positionals ? { positionals: list.positionals } : {}),
  options: {
    since: { about: { en: 'from this day on', zh: '从这天起' }, value: 'DATE' },
    until: { about: { en: 'up to this day', zh: '到这天为止' }, value: 'DATE' },
    scheme: {
      about: { en: 'only of class, or of tier', zh: '只看类别或等级' },
      value: movingSchemes.join('|'),
      choices: movingSchemes,
    },
    ...list.options,
  },
  examples: [
    { about: { en: 'all of this month', zh: '本月的全部变动' }, line: 'crm list movements --since 2026-11-01' },
    { about: { en: 'who was lost', zh: '流失了哪些客户' }, line: 'crm list movements to:lost --sort -day' },
    {
      about: { en: 'who rose or fell in value', zh: '谁的价值等级变了' },
      line: 'crm list movements --scheme tier --since 30d-ago',
    },
  ],
  run: async (scene) => {
    const since = dayAsked(scene, 'since')
    const until = dayAsked(scene, 'until')
    const scheme = scene.given.text('scheme') ?? null
    const { lane } = scene.reading
    await withTemporary(lane, async () => makeMovementList(lane, { since, until, scheme }))
    if (list.effect !== 'reads') throw new Error('lists read')
    return list.run(scene)
  },
})
