// The codes of the schemes, of the fields of the value matrix and of the RFM groups, with the words that people see.
import type { RfmGroup } from '../analytics/rfm.ts'
import type { Quadrant } from '../analytics/value-matrix.ts'
import type { Words } from '../kernel/words.ts'

/** A way to part customers. */
export interface Scheme {
  readonly name: 'rfm' | 'value' | 'class' | 'tier'
  readonly title: Words
}

/** Every way to part customers. */
export const schemes: readonly Scheme[] = [
  { name: 'rfm', title: { en: 'RFM', zh: 'RFM' } },
  { name: 'value', title: { en: 'value matrix', zh: '价值矩阵' } },
  { name: 'class', title: { en: 'class', zh: '类别' } },
  { name: 'tier', title: { en: 'tier', zh: '等级' } },
]

/** Words for the fields of the value matrix. */
export const quadrantWords: Readonly<Record<Quadrant, Words>> = {
  value: { en: 'value', zh: '价值客户' },
  potential: { en: 'potential', zh: '潜力客户' },
  maintain: { en: 'maintain', zh: '维护客户' },
  marginal: { en: 'marginal', zh: '边缘客户' },
}

/** Words for the RFM groups. */
export const groupWords: Readonly<Record<RfmGroup, Words>> = {
  champion: { en: 'champions', zh: '核心客户' },
  loyal: { en: 'loyal', zh: '忠诚客户' },
  potential_loyalist: { en: 'potential loyalists', zh: '潜在忠诚客户' },
  new: { en: 'new', zh: '新客户' },
  promising: { en: 'promising', zh: '有望客户' },
  need_attention: { en: 'need attention', zh: '需要关注' },
  about_to_sleep: { en: 'about to sleep', zh: '即将沉睡' },
  at_risk: { en: 'at risk', zh: '流失风险' },
  cannot_lose: { en: 'cannot lose', zh: '不能失去' },
  hibernating: { en: 'hibernating', zh: '沉睡客户' },
}
