// Checks on what several customers have in common, and on what a customer lacks.

import { reversedDigits } from '../kernel/phone.ts'
import { lettered } from '../kernel/reference.ts'
import { readStoredList } from '../kernel/stored-list.ts'
import { foldText } from '../kernel/text.ts'
import { grouped } from '../kernel/words.ts'
import { type Check, editLine, type Found, type Looking } from './check.ts'
import { inBrief } from './stored.ts'

/** So many may have a number in common: two at one address, a person and the firm. More is a slip. */
const sharedAtMost = 2

const inUseTerms = `from term where kind = ? and noun = 'customer' and value <> ''
  and id not in (select id from customer where removed is not null)`

const shownAtMost = 4

const idsText = (ids: readonly number[]): string =>
  ids
    .slice(0, shownAtMost)
    .map((id) => lettered('C', id))
    .join(', ') + (ids.length > shownAtMost ? ' ...' : '')

/** Each customer that has a term in common with too many others. */
function* sharers({ lane }: Looking, kind: 'phone' | 'email', field: string): Iterable<Found> {
  const shared = lane
    .prepare(`select value ${inUseTerms} group by value having count(*) > ${sharedAtMost}`)
    .all(kind)
    .map(({ value }) => String(value))
  const bearers = lane.prepare(`select id ${inUseTerms} and value = ? order by id`)
  for (const value of shared) {
    const ids = bearers.all(kind, value).map(({ id }) => Number(id))
    const text = kind === 'phone' ? reversedDigits(value) : value
    for (const id of ids)
      yield {
        noun: 'customer',
        id,
        customer: id,
        field,
        value: text,
        words: {
          en: `${inBrief(text)} is that of ${grouped(ids.length)} customers: ${idsText(ids)}`,
          zh: `${inBrief(text)} 为 ${grouped(ids.length)} 位客户共用：${idsText(ids)}`,
        },
        hint: `crm dedupe ${lettered('C', id)}`,
      }
  }
}

const phoneShared: Check = {
  name: 'phone-shared',
  severity: 'error',
  dimension: 'uniqueness',
  words: { en: 'a phone shared by more than two customers', zh: '超过两位客户共用一个电话' },
  find: (looking) => sharers(looking, 'phone', 'phones'),
}

const emailShared: Check = {
  name: 'email-shared',
  severity: 'warning',
  dimension: 'uniqueness',
  words: { en: 'a mail address shared by more than two customers', zh: '超过两位客户共用一个邮箱' },
  find: (looking) => sharers(looking, 'email', 'emails'),
}

const sameNames = `select r.id, r.name, r.name_key from customer r
  join (select name_key from customer where removed is null group by name_key having count(distinct name) > 1) twins
    on twins.name_key = r.name_key
  where r.removed is null order by r.name_key, r.id`

const sameName: Check = {
  name: 'same-name',
  severity: 'warning',
  dimension: 'uniqueness',
  words: {
    en: 'one name in traditional and simplified letters, or spelled in two ways',
    zh: '同一名称的繁简体或不同写法',
  },
  find: function* ({ lane }) {
    const known = lane.prepare(
      'select 1 from lookalike where removed is null and (customer = ? and other = ? or customer = ? and other = ?)',
    )
    const byKey = new Map<string, { readonly id: number; readonly name: string }[]>()
    for (const { id, name, name_key } of lane.prepare(sameNames).all()) {
      const group = byKey.get(String(name_key)) ?? []
      group.push({ id: Number(id), name: String(name) })
      byKey.set(String(name_key), group)
    }
    for (const group of byKey.values())
      for (const { id, name } of group) {
        const other = group.find((one) => one.name !== name && known.get(one.id, id, id, one.id) === undefined)
        if (other === undefined) continue
        yield {
          noun: 'customer',
          id,
          customer: id,
          field: 'name',
          value: name,
          words: {
            en: `"${inBrief(name)}" is also ${lettered('C', other.id)} "${inBrief(other.name)}"`,
            zh: `“${inBrief(name)}”与 ${lettered('C', other.id)}“${inBrief(other.name)}”同名`,
          },
          hint: `crm dedupe ${lettered('C', id)}`,
        }
      }
  },
}

const lacking = (id: number, field: string, en: string, zh: string): Found => ({
  noun: 'customer',
  id,
  customer: id,
  field,
  value: '',
  words: { en, zh },
  hint: editLine('customer', 'C', id, field),
})

const noOwner: Check = {
  name: 'no-owner',
  severity: 'warning',
  dimension: 'completeness',
  words: { en: 'a customer of nobody', zh: '没有负责人的客户' },
  find: function* ({ lane }) {
    const sql = 'select id from customer where removed is null and owner is null order by id'
    for (const [id] of lane.prepare(sql).eachValues()) yield lacking(Number(id), 'owner', 'has no owner', '没有负责人')
  },
}

const noContact: Check = {
  name: 'no-contact',
  severity: 'warning',
  dimension: 'completeness',
  words: { en: 'a customer who cannot be reached', zh: '没有任何联系方式的客户' },
  find: function* ({ lane }) {
    const sql = `select id from customer c where removed is null and phones is null and emails is null
      and wechat is null and address is null and not exists (select 1 from contact p where p.customer = c.id
        and p.removed is null and (p.phones is not null or p.emails is not null or p.wechat is not null))
      order by id`
    for (const [id] of lane.prepare(sql).eachValues())
      yield lacking(
        Number(id),
        'phones',
        'no phone, mail, WeChat or address, nor a contact with one',
        '没有电话、邮箱、微信、地址，也没有可联系的联系人',
      )
  },
}

const tagUndeclared: Check = {
  name: 'tag-undeclared',
  severity: 'warning',
  dimension: 'validity',
  words: { en: 'a tag in use that the list of tags does not have', zh: '使用中但未声明的标签' },
  find: function* ({ lane }) {
    const declared = new Set(
      lane
        .prepare('select name_key from tag where removed is null')
        .all()
        .map(({ name_key }) => String(name_key)),
    )
    // A firm that keeps no list of tags has none that is missing.
    if (declared.size === 0) return
    const used = lane.prepare(`select value, count(*) as many, min(id) as bearer ${inUseTerms} group by value`)
    const tagsOf = lane.prepare('select tags from customer where id = ?')
    for (const { value, many, bearer } of used.all('tag')) {
      if (declared.has(String(value))) continue
      const tags = readStoredList(tagsOf.get(Number(bearer))?.tags) ?? []
      const name = tags.find((tag) => foldText(tag) === value) ?? String(value)
      yield {
        noun: 'customer',
        id: Number(bearer),
        customer: Number(bearer),
        field: 'tags',
        value: name,
        words: {
          en: `tag "${inBrief(name)}" of ${grouped(Number(many))} is not declared`,
          zh: `标签“${inBrief(name)}”（${grouped(Number(many))} 位客户）未声明`,
        },
        hint: `crm add tag '${name.replaceAll("'", "'\\''")}'`,
      }
    }
  },
}

/** The checks on what customers share and lack. */
export const customerChecks: readonly Check[] = [phoneShared, emailShared, sameName, tagUndeclared, noOwner, noContact]
