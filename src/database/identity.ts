// How a file is known as a store of ours, and which shape of it this program reads and writes.

/** `application_id` of a store: the letters crm1. */
export const applicationId = 0x63726d31

/** Number of the newest migration, kept in `user_version`. A test holds it against migrations/index.ts. */
export const schemaNumber = 14

/** The first SQLite without a fault that could lose a write-ahead log. */
export const oldestSqlite = '3.51.3'

/** Whether one dotted version is older than another. */
export const olderVersion = (version: string, than: string): boolean => {
  const left = version.split('.').map(Number)
  const right = than.split('.').map(Number)
  for (const [at, part] of right.entries()) {
    const difference = (left[at] ?? 0) - part
    if (difference !== 0) return difference < 0
  }
  return false
}
