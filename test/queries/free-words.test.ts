// Free words of a list: they find what `search` finds, however it is typed, for records in use and for removed ones.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crm } from '../harness/world.ts'

const cwd = mkdtempSync(join(tmpdir(), 'crm-free-words-'))

const house = [
  ['init', '--zone', 'Asia/Shanghai'],
  ['add', 'customer', '张小明', '--phones', '13800138000', '--key', 'A-7', '--note', 'plum wine'],
  ['add', 'customer', '客户12', '--emails', 'k12@example.com', '--phones', '010-65529988', '--company', '宏远科技'],
  ['add', 'customer', '客户123号楼', '--wechat', 'kehu_123'],
  ['add', 'customer', 'José García', '--emails', 'jose@correo.es', '--key', '80013'],
  ['add', 'customer', '!!!'],
  ['add', 'customer', '张已删', '--phones', '13811138001'],
  ['add', 'contact', '客户12', '--name', '陈经理', '--phones', '13900139000', '--emails', 'chen@hongyuan.cn'],
  ['add', 'product', '龙井茶', '--key', 'TEA'],
  ['add', 'order', 'C-1', '--amount', '100', '--key', 'O100', '--at', '2026-10-01'],
  ['add', 'visit', 'C-1', '--due', '2026-12-01', '--note', 'bring the samples'],
  ['remove', 'customer', '张已删', '--yes'],
]

const ids = async (...words: readonly string[]): Promise<readonly string[]> => {
  const { stdout, stderr, code } = await crm([...words, '-f', 'ids'], { cwd })
  if (code !== 0) throw new Error(stderr)
  return stdout.trim().split('\n').filter(Boolean).sort()
}

beforeAll(async () => {
  for (const words of house) {
    const { code, stderr } = await crm(
      [...words, '--quiet', '--no-check'].slice(0, words[0] === 'add' ? undefined : -1),
      { cwd },
    )
    if (code !== 0) throw new Error(`${words.join(' ')}: ${stderr}`)
  }
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

describe('free words of a list', () => {
  it.each<readonly [string, readonly string[]]>([
    ['张', ['C-1']],
    ['張小明', ['C-1']],
    ['zxm', ['C-1']],
    ['zhangxiao', ['C-1']],
    ['kh12', ['C-2', 'C-3']],
    ['kh123', ['C-3']],
    ['kh123h', ['C-3']],
    ['kh13', []],
    ['8000', ['C-1']],
    // A key before what is inside a phone.
    ['80013', ['C-4']],
    // Inside a phone, where nothing else has it.
    ['38001', ['C-1']],
    ['张 8000', ['C-1']],
    ['张 38001', ['C-1']],
    ['6552 9988', ['C-2']],
    ['+86 138-0013-8000', ['C-1']],
    ['9000', ['C-2']],
    ['chen@hong', ['C-2']],
    ['陈 hongyuan', ['C-2']],
    ['宏远', ['C-2']],
    ['garcia', ['C-4']],
    ['A-7', ['C-1']],
    ['c-2', ['C-2']],
    ['!!!', ['C-5']],
    ['plum 张', ['C-1']],
    ['plum 陈', []],
    ['12', ['C-2', 'C-3']],
  ])('"%s" finds what search finds', async (text, expected) => {
    expect(await ids('search', text)).toEqual(expected)
    expect(await ids('list', 'customers', ...text.split(' '))).toEqual(expected)
    expect(await ids('list', 'customers', text)).toEqual(expected)
  })

  it.each(['张', '38001', '8001', 'zys'])('"%s" finds removed records as search does', async (text) => {
    expect(await ids('search', text, '--removed')).toEqual(['C-6'])
    expect(await ids('list', 'customers', text, '--removed')).toEqual(['C-6'])
  })

  it('may be denied, and stand beside conditions', async () => {
    expect(await ids('list', 'customers', 'not', '9000', 'kind:person')).toEqual(['C-1', 'C-3', 'C-4', 'C-5'])
    expect(await ids('list', 'customers', 'kh12', 'wechat:any')).toEqual(['C-3'])
  })

  it.each(['张小明', 'zxm', '8000', 'A-7', 'O100', 'o-1'])('"%s" finds the orders of a customer', async (text) => {
    expect(await ids('list', 'orders', text)).toEqual(['O-1'])
  })

  it('finds a visit by its own text and its customer', async () => {
    expect(await ids('list', 'visits', 'samples', 'zxm')).toEqual(['V-1'])
    expect(await ids('list', 'visits', 'samples', 'kh12')).toEqual([])
    // What is noted of the customer is not known of the visit.
    expect(await ids('list', 'visits', 'plum')).toEqual([])
  })

  it('finds other nouns as search does', async () => {
    for (const text of ['龙', 'ljc', 'TEA', 'I-1']) {
      expect(await ids('search', text, '--in', 'products')).toEqual(['I-1'])
      expect(await ids('list', 'products', text)).toEqual(['I-1'])
    }
  })
})
