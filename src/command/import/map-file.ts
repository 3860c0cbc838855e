// The mapping of one file: what its headers say, what a person answers where they say nothing, what is told about it.

import type { Sheet, SheetRow } from '../../exchange/sheet.ts'
import { Failure } from '../../kernel/failure.ts'
import { cleanText } from '../../kernel/text.ts'
import { same, type Words } from '../../kernel/words.ts'
import type { StoreScene } from '../command.ts'
import type { Noun } from '../noun.ts'
import { type ImportOptions, leftOut } from './import-options.ts'
import { type Head, type Mapping, mapColumns, requireColumns } from './mapping.ts'

const headOf = (place: string, sheet: Sheet, rows: readonly SheetRow[]): Head => ({
  place,
  header: sheet.header,
  sample: (index) => {
    for (const { cells } of rows) {
      const text = cleanText(cells[index] ?? '')
      if (text !== '') return text
    }
    return ''
  },
})

const leave: Words = { en: 'leave it out', zh: '不导入此列' }

/** Asks what the headers mean that nothing maps. */
const askUnknown = async (
  scene: StoreScene,
  noun: Noun,
  mapping: Mapping,
  map: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> => {
  const answers = new Map(map)
  const taken = new Set(mapping.columns.map(({ field }) => field.key))
  for (const header of mapping.ignored) {
    const free = noun.fields.filter((field) => !field.derived && !taken.has(field.key))
    const picked = await scene.asking?.pick(
      { en: `"${header}" is not known: what is it?`, zh: `未识别的列“${header}”是什么？` },
      [
        { value: leftOut, label: leave[scene.language] },
        ...free.map((field) => ({ value: field.key, label: `${field.key}  ${field.words[scene.language]}` })),
      ],
    )
    const chosen = free.find((field) => field.key === picked)
    answers.set(header, chosen?.key ?? leftOut)
    if (chosen) taken.add(chosen.key)
  }
  return answers
}

const tellIgnored = (scene: StoreScene, noun: Noun, mapping: Mapping, strict: boolean): void => {
  const { ignored } = mapping
  if (ignored.length === 0) return
  const names = ignored.join(', ')
  if (strict)
    throw new Failure(
      'usage',
      'unknown-header',
      { en: `columns that nothing maps: ${names}`, zh: `未识别的列：${ignored.join('、')}` },
      {
        field: 'strict-headers',
        why: { en: `--strict-headers takes no such column of ${noun.plural}`, zh: '--strict-headers 不接受未识别的列' },
        hint: same(`${scene.typed} --map '${ignored[0]}=-'`),
      },
    )
  scene.notice({ en: `left out, as nothing maps them: ${names}`, zh: `未识别、未导入的列：${ignored.join('、')}` })
}

/** Maps a file's columns, asking a person about unknown headers where one is there. Fails as `mapColumns` (exit 2). */
export const mappingOf = async (
  scene: StoreScene,
  noun: Noun,
  options: ImportOptions,
  sheet: Sheet,
  rows: readonly SheetRow[],
): Promise<Mapping> => {
  const head = headOf(options.file, sheet, rows)
  const found = mapColumns(noun, scene.nouns, head, options)
  const asks = scene.asking !== null && !options.strictHeaders && !scene.given.flag('yes') && found.ignored.length > 0
  const mapping = asks
    ? mapColumns(noun, scene.nouns, head, { map: await askUnknown(scene, noun, found, options.map) })
    : found
  requireColumns(noun, mapping, options.file)
  if (!asks) tellIgnored(scene, noun, mapping, options.strictHeaders)
  return mapping
}
