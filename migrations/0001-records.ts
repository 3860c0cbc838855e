// The tables of records of migration 1: people, what happens with them, what the firm says about its own records.
// This text is history: once released it is never changed, a later migration alters what it made.
import { oneOf } from './one-of.ts'

// The end of every record: custom fields, instant of removal, the journal entry that touched it last.
const recordEnd = `
  custom TEXT,
  removed TEXT,
  entry INTEGER NOT NULL`

const names = `
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  name_sort TEXT NOT NULL`

const people = [
  `CREATE TABLE department (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,${names},
  parent INTEGER REFERENCES department (id),${recordEnd}
) STRICT`,
  `CREATE TABLE staff (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,${names},
  department INTEGER REFERENCES department (id),
  role TEXT,
  skills TEXT,
  phones TEXT,
  emails TEXT,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),${recordEnd}
) STRICT`,
  `CREATE TABLE customer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,${names},
  kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'company')),
  phones TEXT,
  emails TEXT,
  wechat TEXT,
  gender TEXT,
  birthday TEXT,
  age INTEGER,
  age_told TEXT,
  industry TEXT,
  occupation TEXT,
  position TEXT,
  company TEXT,
  city TEXT,
  address TEXT,
  likes TEXT,
  habits TEXT,
  personality TEXT,
  tastes TEXT,
  situation TEXT,
  needs TEXT,
  pains TEXT,
  source TEXT,
  introducer INTEGER REFERENCES customer (id),
  stage TEXT NOT NULL DEFAULT 'none',
  class_override TEXT CHECK (${oneOf('class_override', 'potential', 'target', 'existing', 'lost')}),
  tier_override TEXT CHECK (${oneOf('tier_override', 'high', 'middle', 'low')}),
  owner INTEGER REFERENCES staff (id),
  every INTEGER CHECK (every >= 0),
  consent TEXT,
  tags TEXT,
  note TEXT,
  added TEXT NOT NULL,
  snooze_until TEXT,${recordEnd}
) STRICT`,
  `CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (id),${names},
  position TEXT,
  role TEXT,
  phones TEXT,
  emails TEXT,
  wechat TEXT,
  birthday TEXT,
  note TEXT,${recordEnd}
) STRICT`,
]

const facts = [
  `CREATE TABLE product (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,${names},
  category TEXT,
  price INTEGER,
  note TEXT,${recordEnd}
) STRICT`,
  `CREATE TABLE visit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (id),
  status TEXT NOT NULL CHECK (${oneOf('status', 'planned', 'done', 'missed', 'cancelled')}),
  due TEXT,
  at TEXT,
  at_day TEXT,
  every INTEGER,
  channel TEXT,
  purpose TEXT,
  staff INTEGER REFERENCES staff (id),
  outcome TEXT,
  mood INTEGER CHECK (mood BETWEEN 1 AND 5),
  minutes INTEGER CHECK (minutes >= 0),
  next TEXT,
  note TEXT,${recordEnd}
) STRICT`,
  `CREATE TABLE sales_order (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (id),
  at TEXT NOT NULL,
  at_day TEXT NOT NULL,
  amount INTEGER NOT NULL,
  cost INTEGER,
  currency TEXT NOT NULL,
  channel TEXT,
  campaign TEXT,
  refund_of INTEGER REFERENCES sales_order (id),
  note TEXT,${recordEnd}
) STRICT`,
  `CREATE TABLE order_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent INTEGER NOT NULL REFERENCES sales_order (id),
  position INTEGER NOT NULL,
  product INTEGER REFERENCES product (id),
  quantity TEXT,
  price INTEGER,
  amount INTEGER NOT NULL,
  entry INTEGER NOT NULL
) STRICT`,
  `CREATE TABLE complaint (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (id),
  kind TEXT NOT NULL DEFAULT 'complaint',
  channel TEXT,
  category TEXT,
  severity INTEGER CHECK (severity BETWEEN 1 AND 4),
  product INTEGER REFERENCES product (id),
  received TEXT NOT NULL,
  received_day TEXT NOT NULL,
  due TEXT,
  due_day TEXT,
  status TEXT NOT NULL DEFAULT 'received' CHECK (${oneOf('status', 'received', 'accepted', 'investigating', 'resolved', 'confirmed', 'closed', 'reopened')}),
  text TEXT,
  cause TEXT,
  remedy TEXT,
  compensation INTEGER,
  satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
  staff INTEGER REFERENCES staff (id),
  department INTEGER REFERENCES department (id),
  note TEXT,${recordEnd}
) STRICT`,
]

const house = [
  `CREATE TABLE tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,${names},
  note TEXT,${recordEnd}
) STRICT`,
  `CREATE TABLE field (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,
  noun TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  choices TEXT,
  label TEXT,
  required INTEGER NOT NULL DEFAULT 0 CHECK (required IN (0, 1)),${recordEnd},
  UNIQUE (noun, name)
) STRICT`,
  `CREATE TABLE tier (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE CHECK (${oneOf('key', 'high', 'middle', 'low')}),
  every INTEGER NOT NULL CHECK (every >= 0),
  deadline TEXT,
  priority INTEGER,
  contact TEXT,
  price TEXT,
  perks TEXT,
  note TEXT,${recordEnd}
) STRICT`,
  // Entry 0 stands for "made with the store": no command wrote these rows.
  `INSERT INTO tier (key, every, entry) VALUES ('high', 30, 0), ('middle', 90, 0), ('low', 180, 0)`,
  `CREATE TABLE setting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL,
  entry INTEGER NOT NULL
) STRICT`,
]

/** Statements that make the tables of records, in order. */
export const recordTables: readonly string[] = [...people, ...facts, ...house]
