// The version of the program. The build puts it in; unbundled it is read from package.json.
import { readFileSync } from 'node:fs'

/** Put in by the build. */
declare const CRM_VERSION: string | undefined

const fromPackage = (): string => {
  const about: unknown = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  return typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : ''
}

/** The version: `0.1.0`. */
export const version = (): string => (typeof CRM_VERSION === 'undefined' ? fromPackage() : CRM_VERSION)
