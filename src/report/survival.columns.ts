// The curve of survival as columns.
import type { Words } from '../kernel/words.ts'
import type { Column } from '../output/column.ts'
import { countColumn, shareColumn } from './by.columns.ts'
import type { SurvivalEnd, SurvivalRow } from './survival.ts'

/** What the share that is left is called. */
export const leftWords: Readonly<Record<SurvivalEnd, Words>> = {
  lost: { en: 'still customers', zh: '仍是客户' },
  repeat: { en: 'not back yet', zh: '尚未再购' },
}

/** What an end is called. */
export const endWords: Readonly<Record<SurvivalEnd, Words>> = {
  lost: { en: 'lost', zh: '流失' },
  repeat: { en: 'bought again', zh: '再次购买' },
}

/** The columns. */
export const survivalColumns = (end: SurvivalEnd): readonly Column<SurvivalRow>[] => [
  countColumn('days', { en: 'days', zh: '天数' }, ({ days }) => days, 100),
  countColumn('at_risk', { en: 'at risk', zh: '在观察' }, ({ atRisk }) => atRisk, 40),
  countColumn('ended', endWords[end], ({ ended }) => ended, 50),
  shareColumn('survival', leftWords[end], ({ survival }) => survival, 90),
  shareColumn('lower', { en: 'from', zh: '下限' }, ({ interval }) => interval?.lower ?? null, 60),
  shareColumn('upper', { en: 'to', zh: '上限' }, ({ interval }) => interval?.upper ?? null, 60),
]
