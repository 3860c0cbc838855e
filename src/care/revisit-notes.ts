// What is said beside the revisit list: values that could not be read, orders that are in no sum. Words only.
import { lettered } from '../kernel/reference.ts'
import { counted, type Words } from '../kernel/words.ts'
import type { RevisitFault, Revisits } from './list-revisits.queries.ts'

const other = (count: number): Words => ({
  en: `${counted(count, 'order')} in another currency ${count === 1 ? 'is' : 'are'} left out of every sum`,
  zh: `${count} 笔其他货币的订单未计入汇总`,
})

/** Flags by which a person can give another value. What follows from other records is looked up instead. */
const mended: Readonly<Record<string, string>> = {
  birthday: '--birthday DATE',
  added: '--added DATE',
  consent: '--consent CHANNEL=yes',
  snooze_until: '--snooze-until DATE',
  due: '--due DATE',
}

const mending = ({ record, field, customer }: RevisitFault): string => {
  const flag = Object.hasOwn(mended, field) ? mended[field] : undefined
  if (flag === undefined) return `crm show customer ${lettered('C', customer)}`
  return `crm edit ${record.startsWith('V-') ? 'visit' : 'customer'} ${record} ${flag}`
}

/** All faults in one phrase for the day's screen, the first of them by name; null where there are none. */
export const faultPhrase = (faults: Revisits['faults']): Words | null => {
  const [first] = faults
  if (first === undefined) return null
  const records = new Set(faults.map(({ record }) => record)).size
  const more = records > 1 ? ' ...' : ''
  return {
    en: `${counted(records, 'record')} cannot be read (${first.record}: ${first.field} ${first.value}${more})`,
    zh: `${records} 条记录无法识别（${first.record}：${first.field} ${first.value}${more}）`,
  }
}

/** One sentence a faulty value, and one for all orders left out. */
export const revisitNotes = ({
  faults,
  otherCurrency,
}: Pick<Revisits, 'faults' | 'otherCurrency'>): readonly Words[] => [
  ...faults.map((fault) => ({
    en: `${fault.record} ${fault.name}: ${fault.field} "${fault.value}" cannot be read; mend it: ${mending(fault)}`,
    zh: `${fault.record} ${fault.name}：${fault.field}“${fault.value}”无法识别；请修正：${mending(fault)}`,
  })),
  ...(otherCurrency > 0 ? [other(otherCurrency)] : []),
]
