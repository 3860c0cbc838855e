// The page `crm help privacy`: who can read what, where copies lie, what a customer may ask for. It says only what holds
// now; what is added becomes a part of its own, and a test asks for it.
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
    en: 'Whoever can read the file of the store can read everything in it: there are no passwords and no encryption, and roles do not change that. The file, its copies and what crm writes are made readable by you alone (mode 0600); whoever administers the machine can read them all the same. Use the encryption of the disk. Nothing is sent anywhere: crm opens no connection to a network.',
    zh: '能读取数据文件的人就能看到其中的一切：没有密码，没有加密，角色也不能改变这一点。数据文件、备份以及 crm 写出的文件只有您本人可读（权限 0600）；但机器的管理员仍可读取。请使用磁盘加密。不会向任何地方发送数据：crm 不连接网络。',
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

const roles: TopicPart = {
  title: { en: 'Roles: who is shown what', zh: '角色：谁能看到什么' },
  text: {
    en: 'Each field is public, internal or secret (crm help customer), and a role sees up to one of these levels. Who acts under a role (--as, or the setting me) sees masks instead: 138****1234, w***@example.com, ****-05-17, and *** for texts and amounts, in every form of answer, in exports and in the history. Filters and orders by hidden fields are refused; a whole phone number or e-mail still finds its customer. What is hidden is not written either, except in new records: whether something changed would tell what stood there. Done, log, cancel, move and close put their words behind those that are there. Segments that ask for hidden fields are refused, and so is the undo of what others wrote there, or of what says who sees what. Roles keep eyes off the screen: they do not protect the file. Whoever can read the file, or leaves --as out, reads everything.',
    zh: '每个字段为公开、内部或保密，角色可见到其中某一级。以某角色操作（--as 或个人设置 me）时，看到的是遮盖后的内容：138****1234、w***@example.com、****-05-17，文字和金额显示为 ***；所有输出格式、导出和历史均如此。不能按被遮盖的字段筛选或排序；完整的电话或邮箱仍可找到客户。被遮盖的字段也不能写入（新记录除外）：是否有改动会泄露原有内容；完成、记录、取消、流转和关闭时的说明会接在原有文字之后。用到这些字段的分群不可用，他人对这些字段的修改以及决定谁能看到什么的操作也不能撤销。角色只是避免被看到，并不保护文件：能读取数据文件的人，或不写 --as 的人，都能看到一切。',
  },
  rows: [
    row('crm add role 客服 --sees internal --may-reveal yes', 'a role', '新增角色'),
    row('crm edit staff 王芳 --role 客服', 'gives it to somebody', '指定给员工'),
    row('crm config set me 王芳', 'acts as her from now on', '此后以她的身份操作'),
    row('crm config set secret_fields customer.spend', 'makes a field secret', '把字段改为保密'),
    row('crm add field customer.idcard --sensitivity secret', 'a field of your own that is secret', '自定义的保密字段'),
    row(
      'crm show customer C-1 --reveal --reason "..."',
      'shows all for once, and writes who saw what and why into the history',
      '查看一次全部内容，并在历史中记下谁、看了什么、为什么',
    ),
  ],
}

const consent: TopicPart = {
  title: { en: 'What a customer allows', zh: '客户的许可' },
  text: {
    en: `Recorded by channel (${channels.en}; mail is e-mail and letters) and purpose: care is service and revisits, marketing is advertising. Each statement keeps who said what, where and on which day; the latest holds, and none is removed. One that is not recorded is not refused for care, but marketing needs a yes (setting marketing_consent). Who has refused everything is not to be contacted: that stands first on the page and the call sheet. The revisit list, today and the nightly lists leave out who has refused every channel for care, propose no channel that is refused, and show no phone where phone and sms are; a visit by such a channel cannot be planned, and a talk that took place all the same is recorded. People at a firm follow the firm. There is no flag that looks past a refusal. A plain export holds all customers, with what they allow: for mailings take --for.`,
    zh: `按渠道（${channels.zh}；邮件包括电子邮件和信件）和用途记录：care 为服务与回访，marketing 为营销推广。每次表态都记下内容、来源和日期；以最近一次为准，不可删除。用于服务时未记录不等于拒绝，营销则须明确同意（设置 marketing_consent）。拒绝一切的客户请勿联系：页面和速览首先写明。回访名单、今日和夜间名单不列出拒绝全部渠道的客户，不建议被拒绝的渠道，电话和短信都拒绝时不显示电话；不能按被拒绝的渠道安排回访，已发生的沟通仍会记录。公司的联系人随公司。没有可以绕过拒绝的参数。普通导出包含所有客户及其许可；群发请用 --for。`,
  },
  rows: [
    row(
      'crm add consent C-1 --channel sms --allowed no --source phone',
      'said on the phone: no text messages',
      '电话中表示不要短信',
    ),
    row(
      'crm edit customer C-1 --consent mail.marketing=yes --consent-source form',
      'the same by the record',
      '在客户资料上记录',
    ),
    row('crm edit customer C-1 --do-not-contact', 'wants no contact at all', '不希望任何联系'),
    row('crm list customers consent:all=no', 'who wants none', '请勿联系的客户'),
    row('crm list customers --for sms.marketing', 'who may be written to, with the number', '可发营销短信的客户及号码'),
    row('crm list consents customer:C-1', 'all that one said', '一位客户的全部表态'),
    row('crm report consent', 'how many allow and refuse what', '同意与拒绝的统计'),
    row('crm report consent --conflicts', 'what stands against each other', '互相矛盾之处'),
  ],
}

const requests: TopicPart = {
  title: { en: 'What a customer may ask for', zh: '客户可以要求' },
  rows: [
    row(
      'crm export person C-1 -o person.html',
      'all that is known of one person, to hand over after reading: notes may name others; the history notes it',
      '某人的全部资料，通读后交付本人（备注可能提到他人）；历史会记录',
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
    en: 'crm erase customer takes a person out for good: record, contacts, visits, complaints, history, what was typed and why wherever that names the person, search words, traces of imports, rows of rejected files and of nightly lists beside the store. Orders stay as day, amount and products of nobody. Afterwards the bytes of the file are searched; no other program may have it open, else it ends with 5 and is typed again. It cannot be undone. Three things are named and left to you: older backups, whose restoring brings the person back; texts of other records that name the person in any spelling of numbers, also as they stood before, in entries of the history, which go when that other record is erased; and what people exported, or typed into a shell. A file that brings the person again is told by keyed marks that hold no data: its rows are rejected unless --allow-erased is given. Rules (crm help retention) erase whoever falls due, never somebody with an open complaint, a planned visit, an order for which the books are kept (accounting_months) or a tag of hold_tags; customers that were removed fall due too, by the class and tier they would have; the night does so for rules that are automatic.',
    zh: 'crm erase customer 会彻底删除一个人：资料、联系人、回访、投诉、历史、提到此人的命令原文与原因、搜索词、导入痕迹，以及数据文件旁的退回文件和夜间名单中的行。订单仅保留日期、金额和产品，不再对应任何人。之后会在文件字节中查找确认；此时不能有其他程序打开该文件，否则以 5 结束，须再执行一次。无法撤销。以下三项会指出、由您处理：旧备份（恢复它会带回此人）、其他记录中提到此人的文字（电话不论写法），包括其历史条目中的旧内容，它们随那条记录的彻底删除而消失、自行导出的文件和 shell 中输入过的命令。若文件再次带来此人，会凭不含个人信息的密钥标记识别并拒收该行，除非加 --allow-erased。保留规则（crm help retention）删除到期客户，但不会删除有未结投诉、已计划回访、仍在账册保存期内的订单（accounting_months）或带 hold_tags 标签的客户；已归档的客户按其应有的类别和等级判断，同样会到期；设为自动的规则由夜间任务执行。',
  },
  rows: [
    row('crm erase customer C-1 -n', 'every place that would be reached, with counts', '列出会涉及的所有位置与数量'),
    row('crm erase customer C-1 --confirm C-1', 'for good', '彻底删除'),
    row(
      "crm add retention enquiries --filter 'class:potential' --after 24m",
      'a rule of how long people are kept',
      '保留多久的规则',
    ),
    row('crm erase --rule enquiries -n', 'who falls due, since when, who is held back', '谁到期、自何时起、谁暂不删除'),
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
  parts: [readers, roles, copies, consent, requests, erasure, names],
}
