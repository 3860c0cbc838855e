// Rows of what happens with customers: visits, orders, complaints. Types only.
// Money is in minor units; `_day` columns hold the day of the column beside them in the store's zone.
import type { RecordEnd } from './rows-people.ts'

/** A contact on any channel, planned or done. */
export interface VisitRow extends RecordEnd {
  id: number
  key: string | null
  customer: number
  status: 'planned' | 'done' | 'missed' | 'cancelled'
  due: string | null
  /** Day or instant. */
  at: string | null
  at_day: string | null
  every: number | null
  channel: string | null
  purpose: string | null
  staff: number | null
  outcome: string | null
  mood: number | null
  minutes: number | null
  next: string | null
  note: string | null
}

/** A purchase, or a refund when the amount is negative. */
export interface SalesOrderRow extends RecordEnd {
  id: number
  key: string | null
  customer: number
  /** Day or instant. */
  at: string
  at_day: string
  amount: number
  cost: number | null
  currency: string
  channel: string | null
  campaign: string | null
  refund_of: number | null
  note: string | null
}

/** One line of an order; goes and comes with it. */
export interface OrderLineRow {
  id: number
  parent: number
  position: number
  product: number | null
  /** Exact decimal text. */
  quantity: string | null
  price: number | null
  amount: number
  entry: number
}

/** Something the firm sells. */
export interface ProductRow extends RecordEnd {
  id: number
  key: string | null
  name: string
  name_key: string
  name_sort: string
  category: string | null
  price: number | null
  note: string | null
}

/** A complaint, inquiry, request, suggestion or praise. */
export interface ComplaintRow extends RecordEnd {
  id: number
  key: string | null
  customer: number
  kind: string
  channel: string | null
  category: string | null
  severity: number | null
  product: number | null
  /** Day or instant. */
  received: string
  received_day: string
  /** Day or instant. */
  due: string | null
  due_day: string | null
  status: 'received' | 'accepted' | 'investigating' | 'resolved' | 'confirmed' | 'closed' | 'reopened'
  text: string | null
  cause: string | null
  remedy: string | null
  compensation: number | null
  satisfaction: number | null
  staff: number | null
  department: number | null
  note: string | null
}
