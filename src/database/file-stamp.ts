// The time in the names of backups, in the store's own zone: people look for "yesterday evening".
import { type Instant, localOfInstant } from '../kernel/instant.ts'

/** `20261121-183000` for an instant in a zone. */
export const fileStamp = (instant: Instant, zone: string): string =>
  localOfInstant(instant, zone).slice(0, 19).replaceAll(/[-:]/g, '').replace(' ', '-')
