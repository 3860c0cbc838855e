// The store's own tables of migration 1: journal, receipts, what is kept to be found fast; and every index.
// This text is history: once released it is never changed, a later migration alters what it made.
import { oneOf } from './one-of.ts'

const journal = [
  `CREATE TABLE entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  staff INTEGER REFERENCES staff (id),
  command TEXT NOT NULL,
  typed TEXT,
  reason TEXT,
  kind TEXT NOT NULL,
  records INTEGER NOT NULL,
  undoes INTEGER REFERENCES entry (id),
  undone_by INTEGER REFERENCES entry (id),
  salt TEXT,
  payload_digest TEXT NOT NULL,
  chain TEXT NOT NULL
) STRICT`,
  // The entry's own row is written last, when its digest is known: hence the deferred reference.
  `CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry INTEGER NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  row INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (${oneOf('kind', 'add', 'edit', 'remove')}),
  before TEXT,
  after TEXT
) STRICT`,
  `CREATE TABLE added (
  entry INTEGER NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID`,
]

const imports = [
  `CREATE TABLE import_receipt (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entry INTEGER REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  noun TEXT NOT NULL,
  file TEXT NOT NULL,
  hash TEXT NOT NULL,
  encoding TEXT,
  delimiter TEXT,
  mapping TEXT,
  rows INTEGER NOT NULL,
  added INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  rejected_file TEXT
) STRICT`,
  // No reference to the receipt: a million of them are written in one import, and receipts are never deleted.
  `CREATE TABLE fingerprint (
  noun TEXT NOT NULL,
  hash BLOB NOT NULL,
  receipt INTEGER NOT NULL,
  PRIMARY KEY (noun, hash)
) STRICT, WITHOUT ROWID`,
]

const derived = [
  `CREATE TABLE term (
  kind TEXT NOT NULL CHECK (${oneOf('kind', 'phone', 'email', 'tag')}),
  value TEXT NOT NULL,
  noun TEXT NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY (kind, value, noun, id)
) STRICT, WITHOUT ROWID`,
  // The words come folded and cut from TypeScript, parted by spaces; two signs mark sounds and initials.
  `CREATE VIRTUAL TABLE search USING fts5(
  words, content = '', detail = none, columnsize = 0,
  tokenize = "ascii tokenchars '~^'"
)`,
  // From the first word on, a word taken out is wiped from the index pages and not only marked.
  `INSERT INTO search (search, rank) VALUES ('secure-delete', 1)`,
  // Words gathered in memory before they are written, in bytes: with the usual million a large import takes half as
  // long again, because more parts must be merged.
  `INSERT INTO search (search, rank) VALUES ('hashsize', 8000000)`,
  // No reference to the customer: a row must not vanish unseen, the sums in kept follow from it.
  `CREATE TABLE standing (
  customer INTEGER PRIMARY KEY,
  owner INTEGER,
  class TEXT NOT NULL CHECK (${oneOf('class', 'potential', 'target', 'existing', 'lost')}),
  tier TEXT NOT NULL CHECK (${oneOf('tier', 'high', 'middle', 'low')}),
  tier_rank INTEGER GENERATED ALWAYS AS (CASE tier WHEN 'high' THEN 1 WHEN 'middle' THEN 2 ELSE 3 END) VIRTUAL,
  tier_by_rule TEXT NOT NULL CHECK (${oneOf('tier_by_rule', 'high', 'middle', 'low')}),
  spend365 INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  spend INTEGER NOT NULL,
  other_currency INTEGER NOT NULL,
  first_order TEXT,
  last_order TEXT,
  last_contact TEXT,
  last_channel TEXT,
  next_due TEXT,
  band INTEGER,
  due TEXT,
  reasons TEXT,
  faults TEXT
) STRICT`,
  `CREATE TABLE kept (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID`,
]

// Each column that refers to another table has an index, whole or of its filled rows: a deletion looks there.
const indexes = [
  `CREATE INDEX customer_name ON customer (name_sort, name, id) WHERE removed IS NULL`,
  `CREATE INDEX customer_name_key ON customer (name_key)`,
  `CREATE INDEX customer_removed ON customer (id) WHERE removed IS NOT NULL`,
  `CREATE INDEX customer_owner ON customer (owner) WHERE owner IS NOT NULL`,
  `CREATE INDEX customer_introducer ON customer (introducer) WHERE introducer IS NOT NULL`,
  `CREATE INDEX contact_customer ON contact (customer)`,
  `CREATE INDEX contact_name_key ON contact (name_key)`,
  // One index for "last done" (at_day), "next open" (at_day is null there, so by due) and the reference itself.
  `CREATE INDEX visit_customer ON visit (customer, status, at_day, due, removed)`,
  `CREATE INDEX visit_care ON visit (customer, at_day) WHERE purpose = 'care' AND status = 'done' AND removed IS NULL`,
  `CREATE INDEX visit_open ON visit (due, customer) WHERE status IN ('planned', 'missed') AND removed IS NULL`,
  // The order of lists: a list stops after its rows, however many there are.
  `CREATE INDEX visit_at ON visit (at_day, at, due) WHERE removed IS NULL`,
  `CREATE INDEX visit_staff ON visit (staff) WHERE staff IS NOT NULL`,
  `CREATE INDEX sales_order_customer ON sales_order (customer, at_day, amount, currency, removed)`,
  `CREATE INDEX sales_order_at ON sales_order (at_day, at)`,
  `CREATE INDEX sales_order_refund ON sales_order (refund_of) WHERE refund_of IS NOT NULL`,
  `CREATE INDEX order_line_parent ON order_line (parent, position)`,
  `CREATE INDEX order_line_product ON order_line (product) WHERE product IS NOT NULL`,
  `CREATE INDEX product_name_key ON product (name_key)`,
  `CREATE INDEX complaint_customer ON complaint (customer)`,
  `CREATE INDEX complaint_status ON complaint (status, due_day)`,
  `CREATE INDEX complaint_product ON complaint (product) WHERE product IS NOT NULL`,
  `CREATE INDEX complaint_staff ON complaint (staff) WHERE staff IS NOT NULL`,
  `CREATE INDEX complaint_department ON complaint (department) WHERE department IS NOT NULL`,
  `CREATE INDEX staff_department ON staff (department)`,
  `CREATE INDEX department_parent ON department (parent)`,
  `CREATE INDEX entry_staff ON entry (staff) WHERE staff IS NOT NULL`,
  `CREATE INDEX entry_undoes ON entry (undoes) WHERE undoes IS NOT NULL`,
  `CREATE INDEX entry_undone_by ON entry (undone_by) WHERE undone_by IS NOT NULL`,
  `CREATE INDEX change_entry ON change (entry, position)`,
  `CREATE INDEX change_row ON change (tbl, row)`,
  `CREATE INDEX added_rows ON added (tbl, first)`,
  `CREATE INDEX import_receipt_entry ON import_receipt (entry)`,
  `CREATE INDEX standing_due ON standing (band, tier_rank, due, customer) WHERE band IS NOT NULL`,
  `CREATE INDEX standing_owner ON standing (owner, band, tier_rank, due, customer) WHERE band IS NOT NULL`,
  `CREATE INDEX standing_faults ON standing (customer) WHERE faults IS NOT NULL`,
  `CREATE INDEX standing_spend365 ON standing (spend365 DESC, customer)`,
]

/** Statements that make the store's own tables and all indexes, in order; they follow those of the records. */
export const storeTables: readonly string[] = [...journal, ...imports, ...derived, ...indexes]
