// What two customers are compared in, how far each can agree, and what is believed of it before the base is looked at.
import type { LinkField } from '../analytics/fellegi-sunter.ts'
import type { Words } from '../kernel/words.ts'

/** One level of agreement: its code in JSON, and what people read. Level 0 is "different". */
export interface MatchLevel {
  readonly code: string
  readonly words: Words
}

/** One thing compared. */
export interface MatchField {
  readonly key: string
  readonly levels: readonly MatchLevel[]
  /** Shares of the levels among doubles, among people of one household or firm, among namesakes, among strangers. */
  readonly shares: LinkField
}

const level = (code: string, en: string, zh: string): MatchLevel => ({ code, words: { en, zh } })

const different = (en: string, zh: string): MatchLevel => level('different', en, zh)

/** The fields in the order of a comparison. The shares are beliefs; EM moves them by what the base holds. */
export const matchFields = [
  {
    key: 'name',
    levels: [
      different('other name', '姓名不同'),
      level('partly', 'name partly the same', '姓名部分相同'),
      level('near', 'name nearly the same', '姓名相近'),
      level('short', 'short form of the name', '姓名的简称'),
      level('sound', 'name sounds the same', '姓名同音'),
      level('common', 'same name, borne by many', '同名（重名较多）'),
      level('equal', 'same name', '同名'),
    ],
    shares: [
      [0.02, 0.03, 0.11, 0.05, 0.15, 0.1, 0.54],
      [0.31, 0.65, 0.015, 0.01, 0.007, 0.004, 0.004],
      [0.005, 0.005, 0.02, 0.02, 0.15, 0.5, 0.3],
      [0.72, 0.25, 0.01, 0.007, 0.005, 0.004, 0.004],
    ],
  },
  {
    key: 'phone',
    levels: [
      different('other phone', '电话不同'),
      level('common', 'same phone, shared by several', '电话相同（多人共用）'),
      level('near', 'phone one digit off', '电话差一位'),
      level('equal', 'same phone', '电话相同'),
    ],
    shares: [
      [0.25, 0.04, 0.06, 0.65],
      [0.35, 0.14, 0.01, 0.5],
      [0.995, 0.002, 0.002, 0.001],
      [0.945, 0.04, 0.01, 0.005],
    ],
  },
  {
    key: 'email',
    levels: [
      different('other mail', '邮箱不同'),
      level('named', 'mail made of the same name', '邮箱均由姓名组成'),
      level('common', 'same mail, shared by several', '邮箱相同（多人共用）'),
      level('near', 'mail nearly the same', '邮箱相近'),
      level('equal', 'same mail', '邮箱相同'),
    ],
    shares: [
      [0.18, 0.03, 0.03, 0.09, 0.67],
      [0.947, 0.01, 0.03, 0.007, 0.006],
      [0.852, 0.14, 0.001, 0.005, 0.002],
      [0.757, 0.2, 0.03, 0.01, 0.003],
    ],
  },
  {
    key: 'birthday',
    levels: [
      different('other birthday', '生日不同'),
      level('near', 'birthday nearly the same', '生日相近'),
      level('equal', 'same birthday', '生日相同'),
    ],
    shares: [
      [0.04, 0.08, 0.88],
      [0.96, 0.035, 0.005],
      [0.97, 0.025, 0.005],
      [0.5, 0.05, 0.45],
    ],
  },
  {
    key: 'company',
    levels: [
      different('other company', '公司不同'),
      level('near', 'company nearly the same', '公司相近'),
      level('equal', 'same company', '公司相同'),
    ],
    shares: [
      [0.15, 0.1, 0.75],
      [0.5, 0.05, 0.45],
      [0.97, 0.02, 0.01],
      [0.8, 0.05, 0.15],
    ],
  },
  {
    key: 'address',
    levels: [
      different('other address', '地址不同'),
      level('near', 'address nearly the same', '地址相近'),
      level('equal', 'same address', '地址相同'),
    ],
    shares: [
      [0.2, 0.15, 0.65],
      [0.1, 0.1, 0.8],
      [0.985, 0.01, 0.005],
      [0.96, 0.02, 0.02],
    ],
  },
  {
    key: 'wechat',
    levels: [different('other WeChat', '微信不同'), level('equal', 'same WeChat', '微信相同')],
    shares: [
      [0.15, 0.85],
      [0.97, 0.03],
      [0.998, 0.002],
      [0.998, 0.002],
    ],
  },
  {
    key: 'gender',
    levels: [different('other gender', '性别不同'), level('equal', 'same gender', '性别相同')],
    shares: [
      [0.02, 0.98],
      [0.5, 0.5],
      [0.45, 0.55],
      [0.45, 0.55],
    ],
  },
] as const satisfies readonly MatchField[]

/** Shares of doubles, households, namesakes and strangers among the pairs compared that are believed beforehand. */
export const believedKinds = [0.08, 0.12, 0.4, 0.4] as const

/** Pairs that the beliefs count for, by kind: how people mistype differs little from base to base, who lives together much. */
export const beliefPairs = [500, 100, 100, 100] as const
