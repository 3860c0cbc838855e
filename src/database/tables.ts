// The tables of the store as Kysely sees them. The shape on disk is made by migrations/; a test holds the two together.
import type { Generated, GeneratedAlways } from 'kysely'
import type { ComplaintRow, OrderLineRow, ProductRow, SalesOrderRow, VisitRow } from './rows-facts.ts'
import type {
  FieldRow,
  FingerprintRow,
  ImportReceiptRow,
  MappingRow,
  RetentionRow,
  SegmentMemberRow,
  SegmentRow,
  SettingRow,
  TagRow,
  TierRow,
} from './rows-house.ts'
import type {
  ConsentRow,
  ContactRow,
  CustomerRow,
  DepartmentRow,
  LookalikeRow,
  ReviewRow,
  RoleRow,
  StaffRow,
} from './rows-people.ts'
import type {
  AddedRow,
  ChangeRow,
  EntryRow,
  ErasedMarkRow,
  ErasureRow,
  KeptRow,
  MovementRow,
  NightRow,
  PlacedRow,
  RunMarkRow,
  SealRow,
  SearchRow,
  StandingRow,
  TermRow,
} from './rows-store.ts'

export type * from './rows-facts.ts'
export type * from './rows-house.ts'
export type * from './rows-people.ts'
export type * from './rows-store.ts'

/** A table whose id the store gives. */
type Numbered<R extends { id: number }> = Omit<R, 'id'> & { id: Generated<number> }

/** Every table of the store. */
export interface Tables {
  customer: Numbered<CustomerRow>
  contact: Numbered<ContactRow>
  lookalike: Numbered<LookalikeRow>
  review: Numbered<ReviewRow>
  consent: Numbered<ConsentRow>
  visit: Numbered<VisitRow>
  sales_order: Numbered<SalesOrderRow>
  order_line: Numbered<OrderLineRow>
  product: Numbered<ProductRow>
  complaint: Numbered<ComplaintRow>
  staff: Numbered<StaffRow>
  department: Numbered<DepartmentRow>
  role: Numbered<RoleRow>
  tag: Numbered<TagRow>
  field: Numbered<FieldRow>
  tier: Numbered<TierRow>
  segment: Numbered<SegmentRow>
  segment_member: Numbered<SegmentMemberRow>
  setting: Numbered<SettingRow>
  import_receipt: Numbered<ImportReceiptRow>
  fingerprint: FingerprintRow
  mapping: Numbered<MappingRow>
  entry: Numbered<EntryRow>
  change: Numbered<ChangeRow>
  added: AddedRow
  seal: SealRow
  term: TermRow
  search: SearchRow
  standing: Omit<StandingRow, 'tier_rank'> & { tier_rank: GeneratedAlways<number> }
  kept: KeptRow
  movement: Numbered<MovementRow>
  placed: PlacedRow
  night: NightRow
  run_mark: Numbered<RunMarkRow>
  erasure: Numbered<ErasureRow>
  erased_mark: ErasedMarkRow
  retention: Numbered<RetentionRow>
}
