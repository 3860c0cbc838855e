// Which records an answer would show: it is printed once to nobody, so that what is shown can be noted before it is.
import type { Column } from '../../output/column.ts'
import type { ReadCommand, StoreScene } from '../command.ts'
import type { Given } from '../option.ts'
import type { Page } from '../page.ts'

const read = { entry: null, dryRun: false } as const

const idIn = <Row>(columns: readonly Column<Row>[], row: Row): string | undefined => {
  const column = columns.find(({ key }) => key === 'id') ?? columns.find(({ key }) => key === 'customer')
  const id = column?.json(row)
  return typeof id === 'string' ? id : undefined
}

/** The flags as if one had not been given. */
const without = (given: Given, flag: string): Given => ({
  flag: (name) => name !== flag && given.flag(name),
  has: (name) => name !== flag && given.has(name),
  text: (name) => (name === flag ? undefined : given.text(name)),
  texts: (name) => (name === flag ? [] : given.texts(name)),
})

/** Ids of the records that a command's answer names, each once, in their order. Throws as the command does. */
export const recordsSeen = async (command: ReadCommand, scene: StoreScene): Promise<readonly string[]> => {
  const ids = new Set<string>()
  const note = <Row>(columns: readonly Column<Row>[], row: Row): void => {
    const id = idIn(columns, row)
    if (id !== undefined) ids.add(id)
  }
  const page: Page = {
    format: 'json',
    language: scene.language,
    width: undefined,
    human: false,
    rows: async (columns, rows) => {
      for await (const row of rows) note(columns, row)
    },
    record: async (view, columns) => note(columns, view.row),
    report: async () => {},
    text: async () => {},
    notice: () => {},
  }
  // Whatever columns are asked for, the ids are noted.
  const quiet: StoreScene = { ...scene, given: without(scene.given, 'fields'), notice: () => {} }
  await scene.store.read(async (reading) => (await command.run({ ...quiet, reading })).print(page, read))
  return [...ids]
}
