// What bash hands over and what it is given: words parted and read by their quotes, and put back in quotes of the same kind,
// without what stands before the last of the signs at which bash itself parts words.
import { describe, expect, it } from 'vitest'
import { bashWords, readBashLine } from '../../src/command/completion/bash-line.ts'

const breaks = ' \t\n"\'@><=;|&(:'

describe('a line of bash', () => {
  it.each([
    ['crm ', [], '', ''],
    ['crm show', [], 'show', ''],
    ['crm show customer 张', ['show', 'customer'], '张', ''],
    ['crm add customer "a b" x', ['add', 'customer', 'a b'], 'x', ''],
    ['crm show Maria\\ L', ['show'], 'Maria L', ''],
    ['crm show "Maria L', ['show'], 'Maria L', ''],
    ["crm show 'it", ['show'], 'it', ''],
    ['crm show "a\\"b', ['show'], 'a"b', ''],
    ["crm show 'a'\"b", ['show'], 'ab', 'a'],
    ['crm show "" x', ['show', ''], 'x', ''],
    ['crm list tier:hi', ['list'], 'tier:hi', 'tier:'],
    ['crm list --owner=王', ['list'], '--owner=王', '--owner='],
    ['crm list "tier:hi', ['list'], 'tier:hi', ''],
    ['crm list a\\:b', ['list'], 'a:b', ''],
  ])('%j is read', (text, before, typed, kept) => {
    expect(readBashLine(text, '', breaks)).toMatchObject({ before, typed, kept })
  })

  it('has words behind the cursor', () => {
    expect(readBashLine('crm add ', ' --owner "a b"', breaks).after).toEqual(['--owner', 'a b'])
  })
})

const put = (text: string, words: readonly string[], type = '9'): readonly string[] =>
  bashWords(
    readBashLine(text, '', breaks),
    words.map((word) => ({ text: word, about: 'meaning' })),
    type,
  )

describe('a word for bash', () => {
  it.each([
    ['crm show M', 'Maria Lopez', 'Maria\\ Lopez '],
    ['crm show "M', 'Maria Lopez', 'Maria Lopez'],
    ['crm show "M', 'a"$`\\', 'a\\"\\$\\`\\\\'],
    ["crm show 'O", "O'Brien", "O'\\''Brien"],
    ['crm show 宏', '宏远 "科技"; rm -rf ~', '宏远\\ \\"科技\\"\\;\\ rm\\ -rf\\ ~ '],
    ['crm show ', '~a', '\\~a '],
    ['crm show ', '#1', '\\#1 '],
    ['crm list tier:h', 'tier:high', 'high '],
    ['crm list --owner=王', '--owner=王芳', '王芳 '],
    ['crm list "tier:h', 'tier:high', 'tier:high'],
  ])('in %j, %j is put in as %j', (text, word, wanted) => {
    expect(put(text, [word])).toEqual([wanted])
  })

  it('that goes on has no space behind it', () => {
    expect(bashWords(readBashLine('crm list t', '', breaks), [{ text: 'tier:', about: '', open: true }], '9')).toEqual([
      'tier:',
    ])
  })

  it('is left out where it does not begin with what bash keeps', () => {
    expect(put('crm list owner:z', ['other:z'])).toEqual([])
  })

  it('is shown with what it means where bash only lists, and there are several', () => {
    expect(put('crm show ', ['王芳', 'Ann Lee'], '63')).toEqual(['王芳     (meaning)', 'Ann Lee  (meaning)'])
    expect(put('crm show ', ['王芳'], '63')).toEqual(['王芳 '])
  })
})
