// The fields of a customer: who they are, what they are worth, how they want to be treated.
import type { Choice, Field } from '../command/field.ts'
import {
  birthdayField,
  emailsField,
  idField,
  keyField,
  nameField,
  noteField,
  phonesField,
  wechatField,
} from '../command/standard-fields.ts'

const kinds: readonly Choice[] = [
  { code: 'person', words: { en: 'person', zh: '个人' }, aliases: ['individual', '自然人', '个人客户'] },
  {
    code: 'company',
    words: { en: 'company', zh: '公司' },
    aliases: ['business', 'organisation', 'organization', '企业', '单位', '企业客户'],
  },
]

const genders: readonly Choice[] = [
  { code: 'male', words: { en: 'male', zh: '男' }, aliases: ['m', 'man', 'mr', 'mr.', '先生', '男性', '男士'] },
  {
    code: 'female',
    words: { en: 'female', zh: '女' },
    aliases: ['f', 'woman', 'ms', 'mrs', 'miss', 'ms.', 'mrs.', '女士', '小姐', '女性', '太太'],
  },
  { code: 'other', words: { en: 'other', zh: '其他' }, aliases: ['x', 'o', '其它', '未知'] },
]

/** The stages of a customer, written by people only. */
export const stages: readonly Choice[] = [
  { code: 'none', words: { en: 'none', zh: '无' }, aliases: ['未接触', '-'] },
  { code: 'inquiry', words: { en: 'inquiry', zh: '咨询' }, aliases: ['enquiry', '询价', '询问'] },
  { code: 'meeting', words: { en: 'first meeting', zh: '见面' }, aliases: ['初次见面', '初访', '面谈'] },
  { code: 'intent', words: { en: 'intent', zh: '意向' }, aliases: ['有意向', '意向客户'] },
  {
    code: 'pricing',
    words: { en: 'price talk', zh: '谈价' },
    aliases: ['price', 'negotiation', '报价', '议价', '价格谈判'],
  },
  { code: 'deal', words: { en: 'deal', zh: '成交' }, aliases: ['won', '已成交', '签约'] },
  { code: 'aftersales', words: { en: 'after-sales', zh: '售后' }, aliases: ['after sales', 'service', '售后服务'] },
]

/** What a customer is to the firm, derived from purchases and stage. */
export const classes: readonly Choice[] = [
  { code: 'potential', words: { en: 'potential', zh: '潜在客户' }, aliases: ['潜在'] },
  { code: 'target', words: { en: 'target', zh: '目标客户' }, aliases: ['目标'] },
  { code: 'existing', words: { en: 'existing', zh: '现有客户' }, aliases: ['现有', '老客户'] },
  { code: 'lost', words: { en: 'lost', zh: '流失客户' }, aliases: ['流失'] },
]

/** Value tiers. */
export const tiers: readonly Choice[] = [
  { code: 'high', words: { en: 'high', zh: '高价值' }, aliases: ['高', 'a', '高级'] },
  { code: 'middle', words: { en: 'middle', zh: '中价值' }, aliases: ['中', 'b', 'mid', 'medium'] },
  { code: 'low', words: { en: 'low', zh: '低价值' }, aliases: ['低', 'c'] },
]

const text = (key: string, en: string, zh: string, headers: readonly string[] = []): Field => ({
  key,
  type: { kind: 'text' },
  words: { en, zh },
  headers,
})

const long = (key: string, en: string, zh: string, headers: readonly string[] = []): Field => ({
  key,
  type: { kind: 'long' },
  words: { en, zh },
  headers,
})

const identity: readonly Field[] = [
  idField,
  {
    ...keyField,
    headers: [
      ...(keyField.headers ?? []),
      'customer id',
      'customer key',
      'customer code',
      '客户编号',
      '客户编码',
      '客户代码',
      '会员号',
      '卡号',
    ],
  },
  nameField([
    'customer',
    'customer name',
    'full name',
    'client',
    'client name',
    '姓名',
    '客户',
    '客户名称',
    '客户姓名',
    '名字',
    '称呼',
    '顾客姓名',
    '顾客',
  ]),
  {
    key: 'kind',
    type: { kind: 'choice', choices: kinds },
    words: { en: 'kind', zh: '客户性质' },
    headers: ['type', 'customer type', '客户类型', '类型', '性质'],
    initial: 'person',
  },
  phonesField,
  emailsField,
  wechatField,
  {
    key: 'gender',
    type: { kind: 'choice', choices: genders },
    words: { en: 'gender', zh: '性别' },
    headers: ['sex', '称谓'],
  },
  birthdayField,
  {
    key: 'age',
    type: { kind: 'integer', min: 0, max: 150 },
    words: { en: 'age', zh: '年龄' },
    about: { en: 'where no birthday is known', zh: '不知道生日时填写' },
    headers: ['岁数'],
  },
  {
    key: 'age_told',
    type: { kind: 'day' },
    words: { en: 'age told on', zh: '年龄告知日' },
    about: { en: 'the day on which the age was told', zh: '得知年龄的日期' },
  },
  text('industry', 'industry', '行业', ['sector', '所属行业']),
  text('occupation', 'occupation', '职业', ['profession']),
  text('position', 'position', '职位', ['job title', 'title', '职务', '岗位', '头衔']),
  {
    ...text('company', 'company', '公司', [
      'company name',
      'organisation',
      'organization',
      'employer',
      '公司名称',
      '单位',
      '工作单位',
      '企业名称',
      '所属公司',
    ]),
    searched: true,
  },
  text('city', 'city', '城市', ['town', '所在城市', '地区', '所在地']),
  text('address', 'address', '地址', [
    'street',
    'postal address',
    '联系地址',
    '通讯地址',
    '住址',
    '详细地址',
    '收货地址',
  ]),
]

const person: readonly Field[] = [
  long('likes', 'likes', '喜好', ['preferences', '爱好', '偏好', '兴趣', '兴趣爱好']),
  long('habits', 'buying habits', '消费习惯', ['habits', '购买习惯', '习惯']),
  long('personality', 'personality', '性格', ['character', '个性']),
  long('tastes', 'tastes', '品味', ['taste', '口味']),
  long('situation', 'present situation', '现状', ['situation', '情况', '近况']),
  long('needs', 'needs', '需求', ['need', '客户需求']),
  long('pains', 'pain points', '痛点', ['pain', 'pain points', '困扰']),
]

const relation: readonly Field[] = [
  text('source', 'source', '来源', ['source channel', 'lead source', 'channel', '来源渠道', '客户来源', '渠道']),
  {
    key: 'introducer',
    type: { kind: 'reference', to: 'customer' },
    words: { en: 'introduced by', zh: '介绍人' },
    headers: ['introducer', 'referrer', 'referred by', '推荐人', '转介绍人'],
  },
  {
    key: 'stage',
    type: { kind: 'choice', choices: stages },
    words: { en: 'stage', zh: '阶段' },
    headers: ['sales stage', '客户阶段', '销售阶段', '跟进阶段'],
    initial: 'none',
    listed: 20,
  },
  {
    key: 'class_override',
    type: { kind: 'choice', choices: classes },
    words: { en: 'class set by hand', zh: '人工类别' },
    about: { en: 'replaces the class by rule; needs --reason', zh: '代替按规则得出的类别；需要 --reason' },
    headers: ['class override', '指定类别'],
  },
  {
    key: 'tier_override',
    type: { kind: 'choice', choices: tiers },
    words: { en: 'tier set by hand', zh: '人工等级' },
    about: { en: 'replaces the tier by rule; needs --reason', zh: '代替按规则得出的等级；需要 --reason' },
    headers: ['tier override', '指定等级'],
  },
  {
    key: 'owner',
    type: { kind: 'reference', to: 'staff' },
    words: { en: 'owner', zh: '负责人' },
    headers: [
      'account manager',
      'sales rep',
      'salesperson',
      'responsible',
      '客户经理',
      '业务员',
      '销售',
      '跟进人',
      '所属销售',
      '归属人',
    ],
    listed: 30,
  },
  {
    key: 'every',
    type: { kind: 'integer', min: 0, max: 3650 },
    words: { en: 'every (days)', zh: '回访间隔（天）' },
    about: { en: 'days between contacts, instead of the rule; 0 is never', zh: '联系间隔天数，代替规则；0 为不回访' },
    headers: ['every', 'rhythm', 'interval', '回访周期', '回访间隔', '间隔天数'],
  },
  {
    key: 'consent',
    type: { kind: 'consent' },
    words: { en: 'consent', zh: '联系许可' },
    about: { en: 'channels allowed or refused: sms=no;mail=yes', zh: '允许或拒绝的渠道：sms=no;mail=yes' },
    headers: ['permissions', 'opt in', '许可', '授权'],
    names: ['channels'],
  },
  {
    key: 'tags',
    type: { kind: 'tags' },
    words: { en: 'tags', zh: '标签' },
    headers: ['tag', 'labels', 'label', '客户标签'],
    names: ['tag'],
  },
  noteField,
  {
    key: 'added',
    type: { kind: 'day' },
    words: { en: 'added', zh: '建档日' },
    about: { en: 'the day the customer became known', zh: '客户建档的日期' },
    headers: [
      'created',
      'added on',
      'since',
      'registered',
      '建档日期',
      '创建日期',
      '创建时间',
      '录入日期',
      '注册日期',
      '登记日期',
    ],
    names: ['created'],
    initial: { today: true },
  },
  {
    key: 'snooze_until',
    type: { kind: 'day' },
    words: { en: 'snoozed until', zh: '暂缓至' },
    about: { en: 'kept off the revisit list until this day', zh: '此日之前不进入回访名单' },
  },
]

const derived: readonly Field[] = [
  {
    key: 'class',
    type: { kind: 'choice', choices: classes },
    words: { en: 'class', zh: '类别' },
    derived: true,
    listed: 60,
  },
  {
    key: 'tier',
    type: { kind: 'choice', choices: tiers },
    words: { en: 'tier', zh: '等级' },
    derived: true,
    listed: 60,
  },
  {
    key: 'last_contact',
    type: { kind: 'day' },
    words: { en: 'last contact', zh: '上次联系' },
    names: ['last_visit'],
    derived: true,
    listed: 50,
  },
  {
    key: 'next_due',
    type: { kind: 'day' },
    words: { en: 'next due', zh: '下次到期' },
    names: ['due'],
    derived: true,
    listed: 50,
  },
  { key: 'orders', type: { kind: 'integer' }, words: { en: 'purchases', zh: '购买次数' }, derived: true },
  {
    key: 'spend',
    type: { kind: 'money' },
    words: { en: 'net spend', zh: '净消费' },
    names: ['amount'],
    derived: true,
    listed: 40,
  },
  { key: 'first_order', type: { kind: 'day' }, words: { en: 'first purchase', zh: '首次购买' }, derived: true },
  { key: 'last_order', type: { kind: 'day' }, words: { en: 'last purchase', zh: '最近购买' }, derived: true },
]

/** All fields of a customer, in the order of export. */
export const customerFields: readonly Field[] = [...identity, ...person, ...relation, ...derived]
