// The fields of a customer: who they are, what they are worth, how they want to be treated.
import type { Field } from '../command/field.ts'
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
import { classes, genders, kinds, stages, tiers } from './customer.choices.ts'
import { customerStanding } from './customer-standing.fields.ts'

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
  secrecy: 'secret',
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
    secrecy: 'public',
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
    secrecy: 'public',
    type: { kind: 'choice', choices: genders },
    words: { en: 'gender', zh: '性别' },
    headers: ['sex', '称谓'],
  },
  birthdayField,
  {
    key: 'age',
    secrecy: 'secret',
    type: { kind: 'integer', min: 0, max: 150 },
    words: { en: 'age', zh: '年龄' },
    ageOf: 'birthday',
    about: {
      en: 'where no birthday is known; filters take it from the birthday where there is one',
      zh: '不知道生日时填写；有生日时筛选按生日计算',
    },
    headers: ['岁数'],
  },
  {
    key: 'age_told',
    secrecy: 'secret',
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
  { ...text('city', 'city', '城市', ['town', '所在城市', '地区', '所在地']), searched: true },
  {
    ...text('address', 'address', '地址', [
      'street',
      'postal address',
      '联系地址',
      '通讯地址',
      '住址',
      '详细地址',
      '收货地址',
    ]),
    secrecy: 'secret',
  },
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

/** The day since which a customer is known. */
export const addedField: Field = {
  key: 'added',
  secrecy: 'public',
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
}

const relation: readonly Field[] = [
  text('source', 'source', '来源', ['source channel', 'lead source', 'channel', '来源渠道', '客户来源', '渠道']),
  {
    key: 'introducer',
    secrecy: 'internal',
    type: { kind: 'reference', to: 'customer' },
    words: { en: 'introduced by', zh: '介绍人' },
    headers: ['introducer', 'referrer', 'referred by', '推荐人', '转介绍人'],
  },
  {
    key: 'stage',
    secrecy: 'public',
    type: { kind: 'choice', choices: stages },
    words: { en: 'stage', zh: '阶段' },
    headers: ['sales stage', '客户阶段', '销售阶段', '跟进阶段'],
    initial: 'none',
    listed: 20,
  },
  {
    key: 'class_override',
    secrecy: 'public',
    type: { kind: 'choice', choices: classes },
    words: { en: 'class set by hand', zh: '人工类别' },
    about: { en: 'replaces the class by rule; needs --reason', zh: '代替按规则得出的类别；需要 --reason' },
    headers: ['class override', '指定类别'],
  },
  {
    key: 'tier_override',
    secrecy: 'public',
    type: { kind: 'choice', choices: tiers },
    words: { en: 'tier set by hand', zh: '人工等级' },
    about: { en: 'replaces the tier by rule; needs --reason', zh: '代替按规则得出的等级；需要 --reason' },
    headers: ['tier override', '指定等级'],
  },
  {
    key: 'owner',
    secrecy: 'public',
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
    secrecy: 'public',
    type: { kind: 'integer', min: 0, max: 3650 },
    words: { en: 'every (days)', zh: '回访间隔（天）' },
    about: { en: 'days between contacts, instead of the rule; 0 is never', zh: '联系间隔天数，代替规则；0 为不回访' },
    headers: ['every', 'rhythm', 'interval', '回访周期', '回访间隔', '间隔天数'],
  },
  {
    key: 'consent',
    secrecy: 'public',
    type: { kind: 'consent' },
    words: { en: 'consent', zh: '联系许可' },
    about: {
      en: 'channels allowed or refused, for care, marketing or both: sms=no;mail.marketing=yes; all=no for no contact',
      zh: '允许或拒绝的渠道，可分服务与营销：sms=no;mail.marketing=yes；all=no 为请勿联系',
    },
    headers: ['permissions', 'opt in', '许可', '授权'],
    names: ['channels'],
  },
  {
    key: 'tags',
    secrecy: 'internal',
    type: { kind: 'tags' },
    words: { en: 'tags', zh: '标签' },
    headers: ['tag', 'labels', 'label', '客户标签'],
    names: ['tag'],
  },
  noteField,
  addedField,
  {
    key: 'snooze_until',
    secrecy: 'public',
    type: { kind: 'day' },
    words: { en: 'snoozed until', zh: '暂缓至' },
    about: { en: 'kept off the revisit list until this day', zh: '此日之前不进入回访名单' },
  },
]

/** All fields of a customer, in the order of export. */
export const customerFields: readonly Field[] = [...identity, ...person, ...relation, ...customerStanding]
