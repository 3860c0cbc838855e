// The page `crm help privacy`: who can read what, where copies lie, what a customer may ask for. It says only what holds
// now; what is added (roles) becomes a part of its own, and a test asks for it.
import { settings } from '../../../database/settings.ts'
import { same, type Words } from '../../../kernel/words.ts'
import { consentChannels } from '../../consent-choices.ts'
import type { Topic, TopicPart, TopicRow } from '../topic.ts'

const row = (left: string, en: string, zh: string): TopicRow => ({ left: same(left), about: { en, zh } })

const channels: Words = {
  en: consentChannels.map(({ code }) => code).join(', '),
  zh: consentChannels.map(({ words, code }) => `${words.zh} ${code}`).join('、'),
}

const readers: TopicPart = {
  title: { en: 'Who can read it', zh: '谁能看到' },
  text: {
    en: 'Whoever can read the file of the store can read everything in it: there are no passwords, no roles and no encryption. The file, its copies and what crm writes are made readable by you alone (mode 0600); whoever administers the machine can read them all the same. Use the encryption of the disk. Nothing is sent anywhere: crm opens no connection to a network.',
    zh: '能读取数据文件的人就能看到其中的一切：没有密码、没有角色、没有加密。数据文件、备份以及 crm 写出的文件只有您本人可读（权限 0600）；但机器的管理员仍可读取。请使用磁盘加密。不会向任何地方发送数据：crm 不连接网络。',
  },
}

const copies: TopicPart = {
  title: { en: 'Where copies are', zh: '副本在哪里' },
  rows: [
    row(
      'backups/',
      `beside the store: the last ${settings.backups_kept.initial} copies (setting backups_kept), whole and readable`,
      `数据文件旁：最近 ${settings.backups_kept.initial} 份完整备份（设置 backups_kept），内容可读`,
    ),
    row(
      'crm export, crm dump, -o FILE',
      'files of what you asked for: delete them when they have served',
      '您要求导出的文件：用完请删除',
    ),
    row('FILE.rejected.csv', 'rows that an import did not take', '导入时未接受的行'),
    row(
      '--out DIR',
      'of crm run nightly: the lists of each day, with names and phones',
      'crm run nightly 每天的名单，含姓名和电话',
    ),
    row(
      'crm history',
      'keeps what was before and after each change, the words typed and who typed them',
      '保存每次修改的前后内容、输入的命令和操作人',
    ),
    row(
      '~/.bash_history',
      'and the like: shells keep the lines that you type, names in them too',
      '等：shell 会保存您输入的命令，包括其中的姓名',
    ),
  ],
}

const consent: TopicPart = {
  title: { en: 'What a customer allows', zh: '客户的许可' },
  text: {
    en: `Recorded by channel (${channels.en}). One that is not recorded is not refused. The revisit list leaves out who has refused all of them, proposes no channel that is refused, and shows no phone where phone and sms are.`,
    zh: `按渠道记录（${channels.zh}）。未记录不等于拒绝。回访名单不列出拒绝全部渠道的客户，不建议被拒绝的渠道；电话和短信都拒绝时不显示电话号码。`,
  },
  rows: [
    row('crm edit customer C-1 --consent sms=no', 'wants no text messages', '不接收短信'),
    row('crm list customers consent.sms:no', 'who wants none', '拒绝短信的客户'),
  ],
}

const requests: TopicPart = {
  title: { en: 'What a customer may ask for', zh: '客户可以要求' },
  rows: [
    row(
      'crm show customer C-1 --json',
      'what is known of one person, with every visit and order',
      '某位客户的全部资料，含回访和订单',
    ),
    row('crm history C-1', 'who changed what, and when', '谁在何时修改了什么'),
    row('crm edit customer C-1', 'to put right what is wrong', '更正错误'),
    row(
      'crm remove customer C-1',
      'takes the person out of every list and figure, but keeps the record: crm restore brings it back',
      '从所有名单和统计中移除，但记录仍保留：crm restore 可恢复',
    ),
  ],
}

const erasure: TopicPart = {
  title: { en: 'Erasing', zh: '彻底删除' },
  text: {
    en: 'crm erase customer takes a person out for good: record, contacts, visits, complaints, history, search words, traces of imports, rows of rejected files and of nightly lists beside the store. Orders stay as day, amount and products of nobody. Afterwards the bytes of the file are searched. It cannot be undone. Three things are named and left to you: older backups, whose restoring brings the person back; texts of other records that name the person; and what people exported, or typed into a shell.',
    zh: 'crm erase customer 会彻底删除一个人：资料、联系人、回访、投诉、历史、搜索词、导入痕迹，以及数据文件旁的退回文件和夜间名单中的行。订单仅保留日期、金额和产品，不再对应任何人。之后会在文件字节中查找确认。无法撤销。以下三项会指出、由您处理：旧备份（恢复它会带回此人）、其他记录中提到此人的文字、自行导出的文件和 shell 中输入过的命令。',
  },
  rows: [
    row('crm erase customer C-1 -n', 'every place that would be reached, with counts', '列出会涉及的所有位置与数量'),
    row('crm erase customer C-1 --confirm C-1', 'for good', '彻底删除'),
    row('crm show erasure 1 -o erased.txt', 'the certificate, without the person', '删除证明，不含个人信息'),
  ],
}

const names: TopicPart = {
  title: { en: 'Who did it', zh: '操作人' },
  text: {
    en: 'The history names the user of the system, or whom --as says: it is taken on trust, and helps to remember, not to prove. Entries are chained by digests, so that a change of the history by hand is found by crm doctor journal.',
    zh: '历史记录系统用户名，或 --as 所指的人：仅凭信任，便于回忆，不作证明。各条目以摘要相连，手工改动历史会被 crm doctor journal 发现。',
  },
}

/** `crm help privacy`. */
export const privacyTopic: Topic = {
  title: { en: 'Privacy', zh: '隐私' },
  parts: [readers, copies, consent, requests, erasure, names],
}
