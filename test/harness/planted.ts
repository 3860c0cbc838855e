// A store in which every field that may be hidden holds a value that is found nowhere else, so that whoever reads an
// answer knows at once what leaked into it. Planted by commands, so that the history holds them too.
import type { Field } from '../../src/command/field.ts'
import type { Noun } from '../../src/command/noun.ts'
import { levels, mayBeHidden } from '../../src/command/veil/secrecy.ts'
import { program } from '../../src/commands.ts'
import { lettered } from '../../src/kernel/reference.ts'
import { seededFolder } from './seeded.ts'
import { crm } from './world.ts'

/** A planted value, and the texts by which it would be known in any answer. */
export interface Planted {
  readonly noun: string
  readonly field: string
  readonly secrecy: string
  readonly value: string
  readonly needles: readonly string[]
}

/** Small numbers and codes are in every answer anyway; that they are hidden is tested by themselves. */
const unsearchable = (field: Field): boolean =>
  ['flag', 'choice', 'reference', 'consent', 'day', 'moment'].includes(field.type.kind) ||
  (field.type.kind === 'integer' && (field.type.max ?? 1000) < 1000)

let count = 0

const planted = (noun: Noun, field: Field): Planted | undefined => {
  if (!mayBeHidden(field) || field.derived || unsearchable(field)) return undefined
  count += 1
  const of = (value: string, ...needles: string[]): Planted => ({
    noun: noun.name,
    field: field.key,
    secrecy: field.secrecy ?? levels[1] ?? '',
    value,
    needles,
  })
  const number = String(1000 + count * 37)
  switch (field.type.kind) {
    case 'phones':
      return of(`137${number}9${number.slice(1)};010-8${number}99`, number, `137${number}`)
    case 'emails':
      return of(`qx${number}@example.com`, `qx${number}`, `x${number}`)
    case 'birthday':
      return of('1937-05-17', '1937')
    case 'money':
    case 'decimal':
    case 'integer':
      return of(
        `${number}77`,
        `${number}77`,
        `${number.slice(0, 1)}${number.slice(1)},77`,
        `${Number(`${number}77`).toLocaleString('en')}`,
      )
    default:
      return of(noun.name === 'segment' && field.key === 'filter' ? `city:qz${number}` : `qz${number}`, `z${number}`)
  }
}

const allPlants: readonly Planted[] = program.nouns.flatMap((noun) =>
  noun.fields.flatMap((field) => planted(noun, field) ?? []),
)

/** The custom field that is planted beside them. */
const customPlant: Planted = {
  noun: 'customer',
  field: 'idcard',
  secrecy: 'secret',
  value: 'qz9911',
  needles: ['z9911'],
}

const flagsFor = (noun: Noun): readonly string[] => [
  ...allPlants
    .filter((one) => one.noun === noun.name)
    .flatMap(({ field, value }) => [`--${field.replaceAll('_', '-')}`, value]),
  ...(noun.name === 'customer' ? ['--set', `idcard=${customPlant.value}`] : []),
]

const must = async (cwd: string, ...argv: readonly string[]): Promise<void> => {
  const { code, stderr } = await crm([...argv], { cwd })
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`)
}

/** Who looks, by the role: each is the key of a member of staff. */
export const lookers = { public: 'amy', internal: 'bob', secret: 'cat' } as const

/** A folder with a planted store, and what is planted in it. */
export interface PlantedStore {
  readonly cwd: string
  readonly plants: readonly Planted[]
}

/**
 * The seeded store, planted, with a member of staff of each role. Nouns of which it holds no record have no plants. The
 * caller takes the folder away.
 */
export const plantedStore = async (): Promise<PlantedStore> => {
  const cwd = await seededFolder()
  await must(cwd, 'add', 'field', 'customer.idcard', '--sensitivity', 'secret')
  for (const [sees, key] of Object.entries(lookers)) {
    await must(cwd, 'add', 'role', `r${sees}`, '--sees', sees, '--may-reveal', sees === 'internal' ? 'yes' : 'no')
    await must(cwd, 'add', 'staff', `looker ${sees}`, '--key', key, '--role', `r${sees}`)
  }
  await must(cwd, 'add', 'segment-member', 'invited', 'C-1').catch(() => {})
  const bare = new Set<string>()
  for (const noun of program.nouns) {
    const flags = flagsFor(noun)
    if (flags.length === 0) continue
    // What was said is not changed.
    if (noun.name === 'consent') {
      await must(cwd, 'add', 'consent', 'C-1', '--channel', 'web', '--allowed', 'no', ...flags, '--reason', 'qz9922')
      continue
    }
    const { stdout } = await crm(['list', noun.plural, '--json', '--fields', 'id', '--limit', '0'], { cwd })
    const ids = (JSON.parse(stdout) as { id: string | null }[]).flatMap(({ id }) => id ?? [])
    if (ids.length === 0) bare.add(noun.name)
    for (const id of ids.filter((one) => noun.name !== 'segment' || one === lettered(noun.letter, 1)))
      await must(cwd, 'edit', noun.name, id, ...flags, '--reason', 'qz9922')
  }
  return { cwd, plants: [...allPlants.filter(({ noun }) => !bare.has(noun)), customPlant] }
}
