// Fields that many nouns have, said once.
import type { Field } from './field.ts'

/** The record's own number. */
export const idField: Field = {
  key: 'id',
  secrecy: 'public',
  type: { kind: 'integer' },
  words: { en: 'id', zh: '编号' },
  derived: true,
  listed: 90,
}

/** The key by which other systems know the record. */
export const keyField: Field = {
  key: 'key',
  secrecy: 'public',
  type: { kind: 'text' },
  words: { en: 'key', zh: '外部编号' },
  about: { en: 'the key by which another system knows it', zh: '其他系统中的编号' },
  headers: ['code', 'external id', 'ref', '编码', '代码', '外部ID', '编号', '系统编号'],
  unique: true,
}

/** What is written about the record. */
export const noteField: Field = {
  key: 'note',
  secrecy: 'secret',
  type: { kind: 'long' },
  words: { en: 'note', zh: '备注' },
  headers: ['notes', 'remark', 'remarks', 'comment', 'comments', '说明', '附注', '注'],
  names: ['notes'],
  searched: true,
}

/** Telephone numbers, the main one first. */
export const phonesField: Field = {
  key: 'phones',
  secrecy: 'secret',
  type: { kind: 'phones' },
  words: { en: 'phones', zh: '电话' },
  headers: [
    'phone',
    'phone number',
    'telephone',
    'tel',
    'mobile',
    'mobile phone',
    'cell',
    'cell phone',
    'contact number',
    '手机',
    '手机号',
    '手机号码',
    '电话号码',
    '联系电话',
    '联系方式',
    '移动电话',
    '固定电话',
    '座机',
    '号码',
  ],
  names: ['phone', 'mobile', 'tel'],
  searched: true,
}

/** Mail addresses, the main one first. */
export const emailsField: Field = {
  key: 'emails',
  secrecy: 'secret',
  type: { kind: 'emails' },
  words: { en: 'emails', zh: '邮箱' },
  headers: [
    'email',
    'e-mail',
    'mail',
    'email address',
    'e-mail address',
    '电子邮件',
    '电子邮箱',
    '邮件',
    '邮箱地址',
    'E-mail',
  ],
  names: ['email', 'mail'],
  searched: true,
}

/** The name in WeChat. */
export const wechatField: Field = {
  key: 'wechat',
  secrecy: 'secret',
  mask: 'initial',
  type: { kind: 'text' },
  words: { en: 'WeChat', zh: '微信' },
  headers: ['wechat id', 'weixin', 'wx', '微信号', '微信账号'],
  searched: true,
}

/** Solar or lunar, whole or partial. */
export const birthdayField: Field = {
  key: 'birthday',
  secrecy: 'secret',
  type: { kind: 'birthday' },
  words: { en: 'birthday', zh: '生日' },
  about: {
    en: 'solar or lunar, the year may be missing: 1990-01-05, --01-05, lunar:--08-15',
    zh: '阳历或农历，可以没有年份：1990-01-05、--01-05、lunar:--08-15',
  },
  headers: ['birth date', 'date of birth', 'dob', 'born', '出生日期', '出生年月', '出生年月日', '生辰'],
}

/** The name of a record. */
export const nameField = (headers: readonly string[]): Field => ({
  key: 'name',
  secrecy: 'public',
  type: { kind: 'text' },
  words: { en: 'name', zh: '名称' },
  headers,
  required: true,
  searched: true,
  listed: 100,
})

/** The customer a record is about. */
export const customerField: Field = {
  key: 'customer',
  secrecy: 'public',
  type: { kind: 'reference', to: 'customer' },
  words: { en: 'customer', zh: '客户' },
  headers: [
    'customer id',
    'customerid',
    'customer key',
    'customer code',
    '客户编号',
    'customer name',
    'client',
    'client name',
    'account',
    '客户名称',
    '客户姓名',
    '顾客',
    '会员',
    '会员号',
    '买家',
  ],
  required: true,
  listed: 100,
}
