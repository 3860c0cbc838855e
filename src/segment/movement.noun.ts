// A movement: a change of a customer's class or tier that a night found. It is listed and filtered like any record, and
// written by nobody but the night.
import { defineNoun, type Noun } from '../command/noun.ts'
import { classes, tiers } from '../customer/index.ts'
import { movementList } from './movement.queries.ts'
import { movementNames } from './movement-names.ts'

const places = [...classes, ...tiers]

/** Movements, for lists alone. */
export const movementNoun: Noun = defineNoun({
  ...movementNames,
  letter: 'MV',
  table: movementList,
  about: { en: 'a change of class or tier that a night found', zh: '夜间任务发现的类别或等级变动' },
  fields: [
    { key: 'day', type: { kind: 'day' }, words: { en: 'day', zh: '日期' }, listed: 90 },
    {
      key: 'customer',
      type: { kind: 'reference', to: 'customer' },
      words: { en: 'customer', zh: '客户' },
      listed: 100,
    },
    {
      key: 'scheme',
      type: {
        kind: 'choice',
        choices: [
          { code: 'class', words: { en: 'class', zh: '类别' } },
          { code: 'tier', words: { en: 'tier', zh: '等级' } },
        ],
      },
      words: { en: 'what', zh: '项目' },
      listed: 70,
    },
    { key: 'from', type: { kind: 'choice', choices: places }, words: { en: 'from', zh: '原' }, listed: 80 },
    { key: 'to', type: { kind: 'choice', choices: places }, words: { en: 'to', zh: '现' }, listed: 80 },
  ],
  parent: 'customer',
  sort: '-day,customer,scheme',
})
