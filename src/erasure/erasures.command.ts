// `list erasures` and `show erasure`: the certificates, which hold nothing of the people.

import { type Command, type ReadScene, reads } from '../command/command.ts'
import { smallList, smallListOptions, smallListWords } from '../command/small-list.ts'
import { isUnwiped } from '../database/unwiped.ts'
import { Failure } from '../kernel/failure.ts'
import { localOfInstant } from '../kernel/instant.ts'
import { lettered, parseLettered } from '../kernel/reference.ts'
import { same } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { type Certificate, certificateHead, certificateJson, certificateLines, certificateOf } from './certificate.ts'
import { readErasures } from './erasures.queries.ts'

const columns = (zone: string): readonly Column<Certificate>[] => [
  { key: 'id', title: { en: 'number', zh: '序号' }, kind: 'number', json: (row) => row.id, weight: 90 },
  { key: 'customer', title: { en: 'customer', zh: '客户' }, json: (row) => lettered('C', row.customer), weight: 80 },
  {
    key: 'at',
    title: { en: 'when', zh: '时间' },
    kind: 'moment',
    json: (row) => row.at,
    shown: (row) => localOfInstant(row.at, zone).slice(0, 16),
    weight: 70,
  },
  { key: 'who', title: { en: 'who', zh: '操作人' }, json: (row) => row.who, weight: 60 },
  { key: 'reason', title: { en: 'why', zh: '原因' }, json: (row) => row.reason, weight: 50 },
  {
    key: 'backups',
    title: { en: 'older copies', zh: '旧备份' },
    kind: 'json',
    json: (row) => [...row.backups],
    shown: (row) => String(row.backups.length),
    weight: 40,
  },
  { key: 'entry', title: { en: 'entry', zh: '条目' }, kind: 'number', json: (row) => row.entry, weight: 30 },
]

const certificates = async (scene: ReadScene): Promise<readonly Certificate[]> =>
  (await readErasures(scene.reading)).map(certificateOf)

/** `crm list erasures`. */
export const listErasures: Command = reads({
  path: ['list', 'erasure'],
  summary: { en: 'List the certificates of erased customers', zh: '列出客户彻底删除的证明' },
  positionals: smallListWords,
  options: smallListOptions,
  examples: [{ about: { en: 'who was erased, and when', zh: '何时彻底删除了谁' }, line: 'crm list erasures' }],
  run: async (scene) =>
    smallList(scene, {
      columns: columns(scene.facts.zone),
      rows: await certificates(scene),
      empty: { en: 'nobody has been erased', zh: '没有彻底删除过客户' },
    }),
})

/** `crm show erasure 1`. */
export const showErasure: Command = reads({
  path: ['show', 'erasure'],
  summary: { en: 'The certificate of an erasure: what was reached, which copies are older', zh: '查看彻底删除的证明' },
  positionals: [
    { name: 'ref', about: { en: 'its number, or the id that the customer had', zh: '序号，或客户原编号' } },
  ],
  examples: [
    {
      about: { en: 'as a file for whoever asked', zh: '存为文件，交给申请人' },
      line: 'crm show erasure 1 -o erased.txt',
    },
  ],
  run: async (scene) => {
    const [word = ''] = scene.words
    const customer = parseLettered(word)
    const one = (await certificates(scene)).find((each) =>
      customer ? customer.letter === 'C' && each.customer === customer.id : String(each.id) === word,
    )
    if (!one)
      throw new Failure(
        word === '' ? 'usage' : 'notFound',
        word === '' ? 'missing-target' : 'not-found',
        word === ''
          ? { en: 'show which erasure?', zh: '查看哪份证明？' }
          : { en: `there is no erasure "${word}"`, zh: `没有这份删除证明：“${word}”` },
        { hint: same('crm list erasures') },
      )
    const unwiped = isUnwiped(scene.reading)
    return {
      print: (page) =>
        page.report({ erasure: one.id, ...certificateJson(one), cleaned: !unwiped }, [
          certificateHead(one, scene.facts.zone),
          ...certificateLines(one),
          ...(unwiped
            ? [
                {
                  en: `   the file was not found clean yet: the next night cleans it, or crm erase customer ${lettered('C', one.customer)}`,
                  zh: `   数据文件尚未确认清理干净：下一次夜间任务会清理，或执行 crm erase customer ${lettered('C', one.customer)}`,
                },
              ]
            : []),
        ]),
    }
  },
})
