// Made-up customer bases of many kinds, of which it is known who is in them twice: two columns or all, families, firms
// with their people, many of one name. Each is the same always. What holds of one kind of base need not hold of another.
import type { MatchRow } from '../../src/customer/match-facts.ts'
import { rowOf } from '../harness/match-rows.ts'
import { type Chance, chanceOf } from './chance.ts'
import { doubleOf } from './doubles-of-people.ts'
import { type Person, strangerOf } from './people-of-bases.ts'

/** Shares of a hundred. */
type Share = number

/** What a base is made of. */
export interface BasePlan {
  readonly title: string
  /** Chinese people, others, firms. */
  readonly mix: readonly [Share, Share, Share]
  /** How often each column is filled; absent is never. */
  readonly filled: Readonly<Partial<Record<Column, Share>>>
  /** Of those who are no doubles. */
  readonly relatives?: Share
  readonly namesakes?: Share
  readonly colleagues?: Share
  /** Bear one of so many names. */
  readonly namePool?: number
  /** Who has what is typed where nothing is known: one number, one birthday. */
  readonly placeholders?: Share
  /** All work for one firm at one place. */
  readonly oneFirm?: boolean
  /** Doubles that are exact copies; the others have faults. */
  readonly copies?: Share
  /** Numbers and addresses that follow one another, as people invent them. */
  readonly numbered?: boolean
  /** Phone or mail, never both. */
  readonly either?: boolean
}

/** The columns that a plan fills. */
export type Column = 'phone' | 'email' | 'wechat' | 'gender' | 'birthday' | 'company' | 'address'

const every = { phone: 93, email: 50, wechat: 20, gender: 60, birthday: 50, company: 25, address: 60 } as const

/** The kinds of bases. */
export const basePlans: readonly BasePlan[] = [
  { title: 'name and phone, copies', mix: [70, 30, 0], filled: { phone: 100 }, copies: 100 },
  { title: 'name and phone, with faults', mix: [60, 30, 10], filled: { phone: 100 }, relatives: 4, namesakes: 4 },
  { title: 'name and mail, copies', mix: [70, 30, 0], filled: { email: 100 }, copies: 100 },
  { title: 'name and mail, with faults', mix: [60, 30, 10], filled: { email: 100 }, namesakes: 4 },
  {
    title: 'name and phone or mail',
    mix: [60, 30, 10],
    filled: { phone: 100, email: 100 },
    either: true,
    relatives: 3,
    namesakes: 3,
    copies: 20,
  },
  {
    title: 'name, birthday, address',
    mix: [70, 30, 0],
    filled: { birthday: 90, address: 90 },
    relatives: 5,
    namesakes: 3,
  },
  { title: 'all sorts', mix: [60, 20, 20], filled: every, relatives: 3, namesakes: 3, colleagues: 2 },
  {
    title: 'Chinese, all filled',
    mix: [100, 0, 0],
    filled: { phone: 100, email: 100, wechat: 90, gender: 100, birthday: 100, company: 90, address: 100 },
    relatives: 5,
    namesakes: 5,
    colleagues: 5,
  },
  {
    title: 'English names',
    mix: [0, 100, 0],
    filled: { phone: 80, email: 70, birthday: 30, company: 30, address: 50 },
    relatives: 3,
    namesakes: 3,
  },
  { title: 'families', mix: [80, 20, 0], filled: { phone: 95, gender: 70, birthday: 70, address: 90 }, relatives: 45 },
  {
    title: 'firms and their people',
    mix: [20, 10, 70],
    filled: { phone: 95, email: 50, company: 60, address: 50 },
    colleagues: 25,
  },
  { title: 'many of one name', mix: [100, 0, 0], filled: { phone: 100, email: 40, birthday: 50 }, namePool: 150 },
  {
    title: 'what is typed where nothing is known',
    mix: [80, 20, 0],
    filled: { phone: 95, birthday: 70, email: 40 },
    placeholders: 12,
    namesakes: 2,
  },
  {
    title: 'one firm at one place',
    mix: [80, 20, 0],
    filled: { phone: 80, email: 60, company: 100, address: 100 },
    oneFirm: true,
  },
  {
    title: 'few names, numbers in a row',
    mix: [100, 0, 0],
    filled: { phone: 100, email: 80, birthday: 50, address: 30 },
    namePool: 400,
    numbered: true,
  },
  {
    title: 'few English names, numbers in a row',
    mix: [0, 100, 0],
    filled: { phone: 90, email: 90, company: 30 },
    numbered: true,
    namesakes: 5,
  },
]

/** A base and who is in it twice. */
export interface MadeBase {
  readonly rows: readonly MatchRow[]
  /** `a b` with a < b. */
  readonly truth: ReadonlySet<string>
}

const shuffled = <T>(list: readonly T[], chance: Chance): readonly T[] =>
  list
    .map((one) => ({ one, place: chance.number(2 ** 30) }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)

/** So many customers of whom so many are doubles of others. */
export const baseOf = (plan: BasePlan, size: number, doubles: number, seed = 1): MadeBase => {
  const chance = chanceOf(40 + seed, size)
  const entered: { readonly of: number; readonly person: Person }[] = []
  for (let number = 1; number <= size - doubles; number++) {
    const before = entered.length === 0 ? undefined : chance.one(entered).person
    entered.push({ of: number, person: strangerOf(plan, chance, number, before) })
  }
  const originals = [...entered]
  for (let count = 0; count < doubles; count++) {
    const { of, person } = chance.one(originals)
    entered.push({ of, person: chance.percent(plan.copies ?? 10) ? person : doubleOf(person, chance, plan.oneFirm) })
  }
  const placed = shuffled(entered, chance)
  const truth = new Set<string>()
  const seen = new Map<number, number[]>()
  for (const [at, { of }] of placed.entries()) {
    const earlier = seen.get(of) ?? []
    for (const a of earlier) truth.add(`${a} ${at + 1}`)
    seen.set(of, [...earlier, at + 1])
  }
  return { rows: placed.map(({ person }, at) => rowOf(person, at + 1)), truth }
}
