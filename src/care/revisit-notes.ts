// What is said beside the revisit list: values that could not be read, orders that are in no sum. Words only.
import { lettered } from '../kernel/reference.ts'
import type { Words } from '../kernel/words.ts'
import type { Revisits } from './list-revisits.queries.ts'

const other = (count: number): Words => ({
  en: `${count} orders in another currency are left out of every sum`,
  zh: `${count} 笔其他货币的订单未计入汇总`,
})

/** One sentence a faulty value, and one for all orders left out. */
export const revisitNotes = ({
  faults,
  otherCurrency,
}: Pick<Revisits, 'faults' | 'otherCurrency'>): readonly Words[] => [
  ...faults.map((fault) => ({
    en: `${fault.record} ${fault.name}: ${fault.field} "${fault.value}" cannot be read; mend it: crm show customer ${lettered('C', fault.customer)}`,
    zh: `${fault.record} ${fault.name}：${fault.field}“${fault.value}”无法识别；请修正：crm show customer ${lettered('C', fault.customer)}`,
  })),
  ...(otherCurrency > 0 ? [other(otherCurrency)] : []),
]
