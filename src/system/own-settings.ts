// A person's settings as their own toml file keeps them: one line each. It reads and writes that file and no store.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { PersonKey } from '../command/person.ts'
import { writeBeside } from '../exchange/write-file.ts'

const lineOf = (key: string): RegExp => new RegExp(`^[ \\t]*"?${key}"?[ \\t]*=.*(?:\\r?\\n|$)`, 'm')

/** The text of a toml file with a setting set, or taken out with null; every other line and remark stays. */
export const withSetting = (toml: string, key: PersonKey, value: string | null): string => {
  const line = value === null ? '' : `${key} = ${JSON.stringify(value)}\n`
  if (lineOf(key).test(toml)) return toml.replace(lineOf(key), () => line)
  return toml === '' || toml.endsWith('\n') ? `${toml}${line}` : `${toml}\n${line}`
}

/** Sets a setting in a person's file, or takes it out with null. Makes the file where there is none. */
export const saveSetting = async (file: string, key: PersonKey, value: string | null): Promise<void> => {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const text = withSetting(before, key, value)
  if (text === before) return
  mkdirSync(dirname(file), { recursive: true })
  await writeBeside(file, (write) => write(text))
}
