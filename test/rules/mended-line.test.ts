// The line to try instead of one that failed: where its words and flags stand, and what stands in their place. Whole
// lines of the real commands are in test/contract/mended-lines.ts.
import { describe, expect, it } from 'vitest'
import type { Command } from '../../src/command/command.ts'
import type { FieldType } from '../../src/command/field.ts'
import { mendedLine } from '../../src/command/mend/mended-line.lazy.ts'
import { changedLine, typedLine } from '../../src/command/mend/typed-line.ts'
import type { Noun } from '../../src/command/noun.ts'
import type { Options } from '../../src/command/option.ts'
import { Failure, type FailureDetail } from '../../src/kernel/failure.ts'
import { shellWords } from '../harness/seeded.ts'
import { customer, nouns as ofHouse } from '../queries/filter-house.ts'

const about = { en: 'x', zh: 'x' }
const customerOptions: Options = {
  city: { about, value: 'TEXT', short: 'c', takes: { kind: 'field', noun: 'customer', key: 'city' } },
  home: { about, value: 'TEXT', takes: { kind: 'field', noun: 'customer', key: 'city' } },
  'last-contact': { about, value: 'DATE' },
  owner: { about, value: 'REF', takes: { kind: 'field', noun: 'customer', key: 'owner' } },
  class: { about, value: 'CODE', takes: { kind: 'field', noun: 'customer', key: 'class' } },
  phone: { about, value: 'LIST', takes: { kind: 'field', noun: 'customer', key: 'phones' } },
  note: { about, value: 'TEXT', takes: { kind: 'field', noun: 'customer', key: 'note' } },
  secret: { about, value: 'TEXT', hidden: true, takes: { kind: 'field', noun: 'customer', key: 'birthday' } },
  set: { about, value: 'NAME=VALUE', many: true },
  map: { about, value: 'PAIR', many: true },
  where: { about, value: 'FILTER', many: true },
  format: { about, value: 'FORMAT', short: 'f' },
  json: { about, short: 'j' },
}

const codes = (...all: readonly string[]): FieldType => ({
  kind: 'choice',
  choices: all.map((code) => ({ code, words: { en: code, zh: code } })),
})
/** What a word may be, by the field of a deed that it fits. */
const kinds: Readonly<Record<string, FieldType>> = {
  channel: codes('sms', 'phone'),
  allowed: codes('yes', 'no'),
  staff: { kind: 'reference', to: 'staff' },
  due: { kind: 'day' },
  amount: { kind: 'money' },
  paid: { kind: 'flag' },
  mail: { kind: 'emails' },
  sure: { kind: 'consent' },
  born: { kind: 'birthday' },
  note: { kind: 'long' },
}
/** Something that is done with a customer, and has no name. */
const { title: _, ...untitled } = customer
const deed: Noun = {
  ...untitled,
  name: 'deed',
  plural: 'deeds',
  letter: 'T',
  parent: 'customer',
  fields: Object.entries(kinds).map(([key, type]) => ({ key, type, words: { en: key, zh: key } })),
}
const deedOptions: Options = {
  ...Object.fromEntries(
    Object.keys(kinds).map((key) => [key, { about, value: 'X', takes: { kind: 'field', noun: 'deed', key } as const }]),
  ),
  json: { about },
}
const segmentOptions: Options = { ...deedOptions, filter: { about, value: 'FILTER' } }
const nouns = [...ofHouse, deed]

const factsOf = (text: string, path: readonly string[] = ['add', 'customer']) => {
  const argv = shellWords(text)
  const options = { deed: deedOptions, segment: segmentOptions }[path[1] ?? ''] ?? customerOptions
  const command = {
    path,
    options,
    positionals:
      path[0] === 'log'
        ? [
            { name: 'customer', about },
            { name: 'text', about },
          ]
        : [],
  } as unknown as Command
  return { argv, taken: path.map((_, at) => at), command, options }
}

describe('a typed line', () => {
  it.each<[string, readonly number[], readonly (readonly [string, number, string | null, boolean])[]]>([
    ['add customer x y', [2, 3], []],
    ['add customer --city x y', [4], [['city', 2, 'x', false]]],
    ['add customer --city=x=z y', [3], [['city', 2, 'x=z', true]]],
    ['add customer -c x y', [4], [['city', 2, 'x', false]]],
    ['add customer -cx y', [3], [['city', 2, 'x', true]]],
    ['add customer -c=x y', [3], [['city', 2, 'x', true]]],
    ['add customer --json y', [3], [['json', 2, null, false]]],
    ['add customer -j y', [3], [['json', 2, null, false]]],
    ['add customer --none y', [3], [['none', 2, null, false]]],
    ['add customer -zz y', [3], [['zz', 2, null, false]]],
    ['add customer --toString y', [3], [['toString', 2, null, false]]],
    ['add customer --city', [], [['city', 2, null, false]]],
    ['add customer - x', [2, 3], []],
    // What stands behind -- is text.
    ['add customer -- --city x', [3, 4], []],
  ])('%s', (text, words, flags) => {
    const line = typedLine(factsOf(text))
    expect(line.words).toEqual(words)
    expect(line.flags.map(({ name, at, value, joined }) => [name, at, value, joined])).toEqual(flags)
  })

  it('is changed at its places, and flags stand before what is text', () => {
    const line = typedLine(factsOf("add customer 'a b' -- -x"))
    expect(changedLine(line, new Map())).toBe("crm add customer 'a b' -- -x")
    expect(changedLine(line, new Map([[2, []]]), ['--city x'])).toBe('crm add customer --city x -- -x')
    expect(changedLine(line, new Map([[4, ['y', 'z']]]), ['REF'])).toBe("crm add customer 'a b' -- y z REF")
    expect(changedLine(typedLine(factsOf('add customer')), new Map(), ['--city x'])).toBe('crm add customer --city x')
  })
})

const failed = (detail: FailureDetail, quoted = 'x', code = 'bad-value'): Failure =>
  new Failure('usage', code, { en: `it cannot be "${quoted}"`, zh: `不能是“${quoted}”` }, detail)
const say = (text: string) => ({ en: text, zh: text })

const proposed = (failure: Failure, text: string, path?: readonly string[]): string | null =>
  mendedLine(failure, factsOf(text, path), nouns)

describe('a wrong value', () => {
  const wrong = (field: string, value: string, right: string): Failure => failed({ field, hint: say(right) }, value)

  it.each<[string, string, string, string, string]>([
    // Of equal words that of the flag is meant.
    ['city', 'x', 'y', 'add customer x --city x', 'add customer x --city y'],
    ['city', 'x', 'y', 'add customer --city=x', 'add customer --city=y'],
    ['city', 'x', 'y', 'add customer -cx', 'add customer -cy'],
    ['city', 'x', 'y', 'add customer -c x', 'add customer -c y'],
    ['city', 'x', 'y', 'add customer --home x', 'add customer --home y'],
    ['city', 'x', 'y', 'add customer --city x --city z', 'add customer --city y --city z'],
    ['city', 'w', 'y', 'add customer --city x --city z', 'add customer --city x --city y'],
    ['last_contact', 'x', 'today', 'add customer --last-contact x', 'add customer --last-contact today'],
    ['floor', 'x', '3', 'add customer --set floor=x --set size=x', 'add customer --set floor=3 --set size=x'],
    ['floor', 'x', '3', 'add customer --set size=x --set floor=x', 'add customer --set size=x --set floor=3'],
    ['city', 'x', 'y', 'add customer --note x --city', 'add customer --note y --city'],
    // The same text stands elsewhere too: that is kept.
    ['city', 'x', 'y', 'add customer --note x --city x', 'add customer --note x --city y'],
    ['city', 'x', 'y', 'add customer --note x --home x', 'add customer --note x --home y'],
    [
      'last_contact',
      'x',
      'today',
      'add customer --last-contact x --note x',
      'add customer --last-contact today --note x',
    ],
    ['floor', 'x', '3', 'add customer --note x --set floor=x', 'add customer --note x --set floor=3'],
    ['floor', 'x', '3', "add customer --note x --set 'floor = x'", "add customer --note x --set 'floor =3'"],
    ['city', ' x ', 'y', "add customer --note x --city ' x'", 'add customer --note x --city y'],
    // Of several flags of one field that which holds the value.
    ['phone', 'x', '138', "add customer --phone '139;x' --phone 137", "add customer --phone '139;138' --phone 137"],
    // An item of a list, with the others.
    ['phone', 'x', '138', "add customer --phone '139;x'", "add customer --phone '139;138'"],
    ['phone', 'x', '138', 'add customer --phone 139、x、137', "add customer --phone '139、138、137'"],
    ['phone', 'x', '138', 'add customer --phone +x', 'add customer --phone +138'],
    ['phone', 'a,b', '138', 'add customer --phone a,b', 'add customer --phone 138'],
  ])('of %s, %s for %s: %s', (field, value, right, typed, line) => {
    expect(proposed(wrong(field, value, right), typed)).toBe(`crm ${line}`)
  })

  it.each([
    ['customer', 'x', 'y', 'log x x', 'log y x'],
    ['text', 'x', 'y', 'log x x', 'log x y'],
    ['text', 'z', 'y', 'log z x', 'log y x'],
    ['staff', 'x', 'y', 'log z --owner x', 'log z --owner y'],
  ])('of the word %s, %s for %s: %s', (field, value, right, typed, line) => {
    expect(proposed(wrong(field, value, right), typed, ['log'])).toBe(`crm ${line}`)
  })

  it('that stands in several flags, or in none, is not guessed', () => {
    expect(proposed(wrong('staff', 'x', 'y'), 'log z --owner x --note x', ['log'])).toBe(null)
    expect(proposed(wrong('staff', 'x', 'y'), 'log z', ['log'])).toBe(null)
  })

  it.each<[string, FailureDetail, string, string, string | null]>([
    ['a hint that is a sentence', { field: 'city', hint: say('write a town') }, 'x', 'bad-value', null],
    ['a hint of another language', { field: 'city', hint: { en: 'y', zh: '甲' } }, 'x', 'bad-value', null],
    ['a choice of hints', { field: 'city', hint: say('y|z') }, 'x', 'bad-value', null],
    ['a flag of another field', { field: 'city', hint: say('--note') }, 'x', 'bad-value', null],
    ['another failure', { field: 'city', hint: say('y') }, 'x', 'missing-field', null],
    ['an ending', { field: 'city', hint: say('y') }, 'x', 'unknown-ending', 'crm add customer --city y'],
    ['no field', { hint: say('y') }, 'x', 'bad-value', null],
    ['no hint', { field: 'city' }, 'x', 'bad-value', null],
  ])('with %s', (_, detail, quoted, code, line) => {
    expect(proposed(failed(detail, quoted, code), 'add customer --city x')).toBe(line)
  })
})

describe('a flag with all that the hint says of it', () => {
  it.each([
    ['add customer --city x --json', 'add customer --city y --note TEXT --json'],
    ['add customer --city=x --json', 'add customer --city y --note TEXT --json'],
    ['add customer --city x --city z', 'add customer --city y --note TEXT'],
    ['add customer --json', 'add customer --json --city y --note TEXT'],
    ['add customer -- -x', 'add customer --city y --note TEXT -- -x'],
  ])('%s', (typed, line) => {
    expect(proposed(failed({ field: 'city', hint: say('--city y --note TEXT') }), typed)).toBe(`crm ${line}`)
  })

  it('of which there may be several is the one that was wrong', () => {
    const failure = failed({ field: 'map', hint: say('--map b=note') })
    expect(proposed(failure, 'add customer --map a=x --map b=y')).toBe('crm add customer --map b=note --map b=y')
    expect(proposed(failure, 'add customer --map a=z')).toBe('crm add customer --map a=z --map b=note')
  })
})

describe('a stretch of a filter', () => {
  const stretch = (source: string, from: number, to: number, right: string): Failure =>
    failed({ mend: { is: 'stretch', source, from, to, right } })

  it.each<[string, number, number, string, string, string]>([
    ['teir:high', 0, 4, 'tier', 'list customer --where teir:high', 'list customer --where tier:high'],
    ['teir:high', 0, 4, 'tier', 'list customer --where=teir:high', 'list customer --where=tier:high'],
    ['teir:high', 0, 4, 'tier', 'list customer -j teir:high', 'list customer -j tier:high'],
    ['a teir:high b', 2, 6, 'tier', 'list customer a teir:high b', 'list customer a tier:high b'],
    ['teir:high', 0, 4, 'tier', 'list customer x teir:high', 'list customer x tier:high'],
    ['a b', 2, 3, 'not b:c', 'list customer a b', 'list customer a not b:c'],
    ['name:"Maria Lopez" x', 0, 4, 'nam', "list customer 'name:Maria Lopez' x", "list customer 'nam:Maria Lopez' x"],
    ['say:"a \\"b\\" c"', 0, 3, 'note', `list customer 'say:a "b" c'`, `list customer 'note:a "b" c'`],
  ])('%s from %i to %i: %s in %s', (source, from, to, right, typed, line) => {
    expect(proposed(stretch(source, from, to, right), typed, ['list', 'customer'])).toBe(`crm ${line}`)
  })

  it('of a filter that the line does not hold is not mended', () => {
    expect(proposed(stretch('tier:high', 0, 4, 'city'), 'list customer x', ['list', 'customer'])).toBe(null)
    // A stretch over two words is none of them.
    expect(proposed(stretch('a b', 0, 3, 'c'), 'list customer a b', ['list', 'customer'])).toBe(null)
  })
})

describe('other slips', () => {
  const mended = (mend: NonNullable<FailureDetail['mend']>, typed: string, path?: readonly string[]) =>
    proposed(failed({ mend }), typed, path)

  it('a word too many is left out, words that are missing go to the end', () => {
    expect(mended({ is: 'without', word: 1 }, 'show customer C-1 x --json', ['show', 'customer'])).toBe(
      'crm show customer C-1 --json',
    )
    expect(mended({ is: 'more', words: ['a b', 'REF'] }, 'add customer --json')).toBe(
      "crm add customer --json 'a b' REF",
    )
  })

  it('a value goes behind the flag that it belongs to', () => {
    expect(mended({ is: 'value', wrong: 'a b', right: 'a b', flag: 'where' }, "add customer 'a b'")).toBe(
      "crm add customer --where 'a b'",
    )
  })

  it('a record of another noun is looked at, shown, removed or restored as one', () => {
    for (const verb of ['show', 'remove', 'restore'])
      expect(mended({ is: 'noun', name: 'order' }, `${verb} customer O-1`, [verb, 'customer'])).toBe(
        `crm ${verb} order O-1`,
      )
    expect(mended({ is: 'noun', name: 'order' }, 'edit customer O-1', ['edit', 'customer'])).toBe(null)
  })
})

describe('words that are too many', () => {
  const fitted = (typed: string, path: readonly string[], from = 1) =>
    proposed(failed({ mend: { is: 'words', from } }), typed, path)

  it.each([
    // Each into the flag that it can be a value of.
    ['add customer 张 existing', 'add customer 张 --class existing'],
    ['add customer 张 现有 E-1 13800138000', 'add customer 张 --class 现有 --owner E-1 --phone 13800138000'],
    ['add customer 张 2026-01-05', 'add customer 张 --last-contact 2026-01-05'],
    // By its name, in either order of writing.
    ['add customer 张 城市=北京', 'add customer 张 --city 北京'],
    ['add customer 张 city：北京', 'add customer 张 --city 北京'],
    ['add customer 张 city 北京', 'add customer 张 --city 北京'],
    // No flag twice, and none that nobody knows of.
    ['add customer 张 existing --class lost', "add customer '张 existing' --class lost"],
    ['add customer 张 1990-01-05 2026-01-05', "add customer '张 2026-01-05' --last-contact 1990-01-05"],
    // More of the name.
    ['add customer Maria Lopez', "add customer 'Maria Lopez'"],
    ['add customer Maria Lopez existing', "add customer 'Maria Lopez' --class existing"],
  ])('%s', (typed, line) => expect(fitted(typed, ['add', 'customer'])).toBe(`crm ${line}`))

  it('are more of the name of a record, or left out behind its id', () => {
    expect(fitted('show customer Maria Lopez', ['show', 'customer'])).toBe("crm show customer 'Maria Lopez'")
    expect(fitted('show customer C-1 C-2', ['show', 'customer'])).toBe('crm show customer C-1')
    expect(fitted('edit customer C-1 C-2 --city x', ['edit', 'customer'])).toBe('crm edit customer C-1 --city x')
    expect(fitted('edit customer C-1 something --city x', ['edit', 'customer'])).toBe('crm edit customer C-1 --city x')
  })

  it.each([
    ['add deed C-1 sms=no', 'add deed C-1 --channel sms --allowed no'],
    ['add deed C-1 sms=no --channel phone', 'add deed C-1 --sure sms=no --channel phone'],
    ['add deed C-1 sms=phone', 'add deed C-1 --note sms=phone'],
    ['add deed C-1 amount=5', 'add deed C-1 --amount 5'],
    ['add deed C-1 500 2026-01-05', 'add deed C-1 --amount 500 --due 2026-01-05'],
    // Eight digits that may be a day are one, others an amount.
    ['add deed C-1 20261201', 'add deed C-1 --due 20261201'],
    ['add deed C-1 30261201', 'add deed C-1 --amount 30261201'],
    ['add deed C-1 202612011', 'add deed C-1 --amount 202612011'],
    ['add deed C-1 1', 'add deed C-1 --amount 1'],
    // Those that few words can be are asked first.
    ['add deed C-1 yes', 'add deed C-1 --allowed yes'],
    ['add deed C-1 yes --allowed no', 'add deed C-1 --paid yes --allowed no'],
    ['add deed C-1 1 --amount 5', 'add deed C-1 --note 1 --amount 5'],
    ['add deed C-1 a@b.cn', 'add deed C-1 --mail a@b.cn'],
    ['add deed C-1 lunar:1990-08-15 --due today', 'add deed C-1 --born lunar:1990-08-15 --due today'],
    ['add deed C-1 E-1', 'add deed C-1 --staff E-1'],
    ['add deed C-1 O-1', 'add deed C-1 --note O-1'],
    ['add deed C-1 E-1 --staff E-2', 'add deed C-1 --note E-1 --staff E-2'],
    ['add deed C-1 for tea 500', "add deed C-1 --note 'for tea' --amount 500"],
    ['add deed C-1 for tea --note x', 'add deed C-1 --note x'],
  ])('of what is done with a customer: %s', (typed, line) => {
    expect(fitted(typed, ['add', 'deed'])).toBe(`crm ${line}`)
  })

  it('are named by a field, or are a filter', () => {
    expect(fitted('edit deed T-1 amount 5', ['edit', 'deed'])).toBe('crm edit deed T-1 --amount 5')
    expect(fitted('edit deed T-1 amount', ['edit', 'deed'])).toBe('crm edit deed T-1')
    expect(fitted('done deed T-1 amount 5', ['done', 'deed'])).toBe('crm done deed T-1 --note amount --amount 5')
    expect(fitted('edit segment vip tier:low', ['edit', 'segment'])).toBe('crm edit segment vip --filter tier:low')
    expect(fitted('edit segment vip tier:low --filter x', ['edit', 'segment'])).toBe(
      "crm edit segment 'vip tier:low' --filter x",
    )
    expect(fitted('done segment T-1 tier:low', ['done', 'segment'])).toBe('crm done segment T-1 --note tier:low')
    expect(fitted('remove deed some thing', ['remove', 'deed'])).toBe("crm remove deed 'some thing'")
    expect(fitted('restore deed some thing', ['restore', 'deed'])).toBe("crm restore deed 'some thing'")
    expect(fitted('edit deed some thing', ['edit', 'deed'])).toBe("crm edit deed 'some thing'")
    expect(fitted('done deed some thing', ['done', 'deed'])).toBe('crm done deed some --note thing')
  })

  it('are the text of what is done', () => {
    expect(fitted('done order O-1 all well', ['done', 'order'])).toBe("crm done order O-1 --note 'all well'")
    expect(fitted('done order O-1 O-2', ['done', 'order'])).toBe('crm done order O-1')
    expect(fitted('done order O-1 x --note y', ['done', 'order'])).toBe('crm done order O-1 --note y')
  })
})
