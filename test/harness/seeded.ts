// A store with a few records of every noun, so that examples find what they name (C-1, V-1, K-1, 王芳 ...), and the
// files they read. Made once; every test that asks gets a folder of its own with a copy.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { program } from '../../src/commands.ts'
import { crm } from './world.ts'

const lines: readonly (readonly string[])[] = [
  ['init', '--zone', 'Asia/Shanghai', '--currency', 'CNY', '--country', 'CN'],
  ['add', 'department', '销售部'],
  ['add', 'department', '服务部'],
  ['add', 'staff', '王芳', '--key', 'lin', '--department', '销售部'],
  ['add', 'staff', '李强', '--key', 'liqiang'],
  ['add', 'field', 'customer.level', '--type', 'choice', '--values', 'a,b'],
  ['add', 'tag', '老朋友'],
  ['add', 'tag', 'old'],
  ['add', 'customer', '宏远科技', '--kind', 'company', '--phones', '010-65529988', '--tags', 'vip', '--owner', '王芳'],
  ['add', 'customer', 'Maria Lopez', '--emails', 'maria@example.com', '--birthday', 'lunar:--08-15', '--tags', 'vip'],
  ['add', 'customer', '张小明', '--phones', '13800138000', '--birthday', '--11-28', '--source', '展会'],
  ['add', 'customer', '李小红', '--phones', '13700137000', '--consent', 'sms=no'],
  ['add', 'contact', 'C-1', '--name', '陈经理', '--role', 'decider', '--phones', '13900139001'],
  ['add', 'product', '龙井 250g', '--key', 'LJ-250', '--category', '绿茶', '--price', '128'],
  ['import', 'products', 'teas.csv'],
  ['add', 'order', 'C-1', '--amount', '1280.50', '--at', '2026-10-02', '--key', 'A-1'],
  [
    'add',
    'order',
    'C-2',
    '--at',
    '2026-11-20T09:30:00+08:00',
    '--product',
    'LJ-250',
    '--quantity',
    '2',
    '--price',
    '128',
  ],
  ['add', 'visit', 'C-1', '--due', '2026-11-25', '--channel', 'phone', '--purpose', 'revisit'],
  ['add', 'visit', 'C-3', '--due', '2026-12-02'],
  ['log', 'C-2', 'price is fine', '--at', '2026-11-01', '--mood', '3'],
  ['add', 'complaint', 'C-1', '--text', 'delivery three days late', '--severity', '3'],
  ['add', 'segment', 'lapsed', 'tier:high last_visit.before:90d-ago'],
  ['add', 'segment', 'invited', 'tag:vip', '--static'],
  ['add', 'role', 'desk', '--sees', 'public'],
  ['add', 'retention', 'enquiries', '--filter', 'class:potential', '--after', '24m'],
  ['dedupe', '--not', 'C-1', 'C-4'],
  ['add', 'review', 'C-4', '--note', 'still at this number?'],
]

/** The number of the last entry of the seeded store's history. */
export const seededEntries = lines.length

/** The files that examples of imports name. */
const files: Readonly<Record<string, string>> = {
  '客户名单.csv': '姓名,手机,生日,备注\n赵一,13600136000,1990-05-12,老客户\n钱二,13600136001,,\n',
  'customers.csv': 'key,name,phones\nA-9,孙三,13600136002\n',
  'teas.csv': 'key,name,price\nPE-100,普洱 100g,96\n',
  'segments.csv': '名称,条件\n北京客户,city:北京\n',
  'tags.csv': 'name,note\n展会,met at a fair\n',
  'roles.csv': 'name,sees\nstore,internal\n',
  'retentions.csv': 'name,filter,after\nasked once,stage:inquiry,18m\n',
  'fields.csv': 'name,type\ncustomer.color,text\n',
  'orders.csv': 'Id,Date,Price\n5001,2026-03-01,120\n5002,2026-03-02,80.5\n',
}

const make = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-seed-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  for (const argv of lines) {
    const { code, stderr } = await crm([...argv, '--yes'], { cwd: folder })
    if (code !== 0) throw new Error(`the seed does not take "${argv.join(' ')}": ${stderr}`)
  }
  // And an export of every noun, to be imported again.
  for (const { plural } of program.nouns) {
    const name = `${plural}.csv`
    if (!Object.hasOwn(files, name)) await crm(['export', plural, '-o', name], { cwd: folder })
  }
  return folder
}

let made: Promise<string> | undefined

/** A folder with a copy of the seeded store and the files; the caller removes it. Today is 2026-11-27 there. */
export const seededFolder = async (): Promise<string> => {
  made ??= make()
  const folder = mkdtempSync(join(tmpdir(), 'crm-seeded-'))
  cpSync(await made, folder, { recursive: true })
  return folder
}

/** The words of a command line as a shell would part them; knows quotes of both kinds and nothing else. */
export const shellWords = (line: string): readonly string[] =>
  [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'))
