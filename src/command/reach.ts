// `--for sms.marketing`: only customers, and people at customers, who may be contacted so, with where to. The condition is
// made of the tests that a filter has; what consent means is in kernel/consent.ts.
import { settings } from '../database/settings.ts'
import { everyOne, purposeCodes } from '../kernel/consent.ts'
import { Failure } from '../kernel/failure.ts'
import { suggest } from '../kernel/suggest.ts'
import { same } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { columnsOf } from './columns.ts'
import type { StoreScene } from './command.ts'
import { type ConsentKey, consentChannels, consentKeyText, consentKeyWords, readConsentKey } from './consent-choices.ts'
import type { Field } from './field.ts'
import { type Condition, joined, negated } from './filter/condition.ts'
import { segmentField } from './filter/segment-test.ts'
import { fieldOf, type Noun, type Row } from './noun.ts'
import type { Options } from './option.ts'
import { marketingRule } from './reach.queries.ts'
import { nounNamed } from './rows.queries.ts'

/** Fields that hold where a customer is reached, the first that is filled being used; none where nothing is needed. */
const addressKeys: Readonly<Record<string, readonly string[]>> = {
  phone: ['phones'],
  sms: ['phones'],
  mail: ['emails', 'address'],
  wechat: ['wechat'],
  visit: [],
  web: [],
}

const keysOfAll = (): readonly string[] =>
  consentChannels.flatMap(({ code }) => [code, ...purposeCodes.map((purpose) => `${code}.${purpose}`)])

/** The flag. */
export const reachOption: Options = {
  for: {
    about: {
      en: 'only who may be contacted so, with the address: sms, mail.marketing ...; without a purpose for any',
      zh: '只列可用此方式联系的，附联系地址：sms、mail.marketing 等；不写用途表示任何用途均可',
    },
    value: 'CHANNEL[.PURPOSE]',
    takes: {
      kind: 'codes',
      // Made when somebody asks, which no list does.
      get choices() {
        return consentChannels.flatMap(({ code: channel }) =>
          [everyOne, ...purposeCodes].map((purpose) => ({
            code: consentKeyText({ channel, purpose }),
            words: consentKeyWords({ channel, purpose }),
          })),
        )
      },
    },
  },
}

/** Whether records of a noun can be reached: customers, and what belongs to one and has addresses of its own. */
const isReachable = (noun: Noun): boolean => noun.standing === 'id' || addressesOf(noun, 'phone').length > 0

const addressesOf = (noun: Noun, channel: string): readonly Field[] =>
  (addressKeys[channel] ?? []).flatMap((key) => fieldOf(noun, key) ?? [])

const belongsToCustomer = (noun: Noun): boolean => {
  const type = fieldOf(noun, 'customer')?.type
  return type?.kind === 'reference' && type.to === 'customer'
}

/** The flag for lists of a noun. */
export const reachInLists = (noun: Noun): Options =>
  isReachable(noun) && (noun.standing === 'id' || belongsToCustomer(noun)) ? reachOption : {}

/** How it was asked that customers be reached; null where it was not. Throws (exit 2) where there is no such way. */
export const reachAsked = ({ given }: Pick<StoreScene, 'given'>): ConsentKey | null => {
  const text = given.text('for')
  if (text === undefined) return null
  const key = readConsentKey(text)
  if (key && key.channel !== everyOne) return key
  throw new Failure(
    'usage',
    'bad-value',
    { en: `--for cannot be "${text}"`, zh: `--for 不能是“${text}”` },
    {
      field: 'for',
      why: {
        en: `it is one of ${consentChannels.map(({ code }) => code).join(', ')}, with .care or .marketing behind it where only that is meant`,
        zh: `可以是 ${consentChannels.map(({ code }) => code).join('、')}，只限一种用途时后面加 .care 或 .marketing`,
      },
      hint: same(`--for ${suggest(text, keysOfAll()) ?? 'sms.marketing'}`),
    },
  )
}

const allowedTo = (field: Field, { channel, purpose }: ConsentKey, needsYes: boolean): Condition => {
  const asked = (allowed: boolean): Condition => ({
    kind: 'test',
    field,
    test: { is: 'consent', channel, purpose, allowed },
  })
  return needsYes ? asked(true) : negated(asked(false))
}

/**
 * Being reachable as `--for` asks, as a condition on records of a noun; null where it was not asked. People at a customer
 * follow the customer's consent.
 */
export const reachCondition = async (scene: StoreScene, noun: Noun): Promise<Condition | null> => {
  const key = reachAsked(scene)
  if (key === null) return null
  const customers = nounNamed(scene.nouns, 'customer')
  const consent = fieldOf(customers, 'consent')
  if (!consent) return null
  const rule = (await marketingRule(scene.store.open)) ?? settings.marketing_consent.initial
  const purposes = key.purpose === everyOne ? purposeCodes : [key.purpose]
  const allowed = purposes.map((purpose) =>
    allowedTo(consent, { ...key, purpose }, purpose === 'marketing' && rule === 'yes'),
  )
  const may = joined('and', allowed)
  const own: Condition =
    noun.standing === 'id'
      ? may
      : {
          kind: 'test',
          field: segmentField,
          test: {
            is: 'member',
            customers,
            column: 'customer',
            segments: [{ id: 0, name: consentKeyText(key), condition: may, few: false }],
          },
        }
  const addresses = addressesOf(noun, key.channel)
  if (addresses.length === 0) return own
  const filled = addresses.map((field): Condition => ({ kind: 'test', field, test: { is: 'present' } }))
  return joined('and', [own, joined('or', filled)])
}

/** The name of the column that says where to. */
export const reachedAt = 'to'

/** What `--for` adds to a list: the fields that have to be read, and the column with the address. */
export interface ReachColumn {
  readonly fields: readonly Field[]
  readonly column: Column<Row>
}

/** The column of a list that `--for` was given for; null for others, and where a channel has no address. */
export const reachColumn = (scene: StoreScene, noun: Noun): ReachColumn | null => {
  const key = reachAsked(scene)
  if (key === null) return null
  const fields = addressesOf(noun, key.channel)
  if (fields.length === 0) return null
  // Read from the columns that lists have, so that nothing is told here which is kept from the reader there.
  const sources = columnsOf(scene.nouns, noun, fields, scene.facts)
  const address = (row: Row): string | null => {
    for (const { json } of sources) {
      const value = json(row)
      const [first] = Array.isArray(value) ? value : [value]
      if (typeof first === 'string' && first !== '') return first
    }
    return null
  }
  return { fields, column: { key: reachedAt, title: { en: 'to', zh: '联系地址' }, json: address, weight: 95 } }
}

/** The fields of a list with those that the address is read from. */
export const withReach = (fields: readonly Field[], reach: ReachColumn | null): readonly Field[] =>
  reach ? [...new Set([...fields, ...reach.fields])] : fields
