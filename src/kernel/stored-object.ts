// The values of custom fields as one column holds them: `{"vip":"a"}`.
import type { Row } from './row.ts'

/** The values by key; null where the text is no object: a broken disk or another program wrote it. */
export const readStoredObject = (stored: unknown): Row | null => {
  if (typeof stored !== 'string') return {}
  try {
    const value: Row | null = JSON.parse(stored)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** The values by key; what cannot be read has none: one spoilt record stops no command. `crm doctor` names it. */
export const storedObject = (stored: unknown): Row => readStoredObject(stored) ?? {}
