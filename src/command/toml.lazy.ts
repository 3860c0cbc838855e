// The adapter of the toml reader.
import { parse } from 'smol-toml'

/** Reads a toml file into its table. Throws where it is not toml. */
export const parseToml = (text: string): Readonly<Record<string, unknown>> => parse(text)
